"""Dates that may be known only to the month, the year or the decade."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publishing import spans
from publishing.bounds import DAYS


def span_columns(label: Any, *, known: bool = False) -> tuple[models.Field, models.Field, models.Field]:
    """Three columns for a date that may be known only to the month, year or decade: first day, last day, precision."""
    return (
        models.DateField(_("from (first day)"), null=True, blank=True, validators=DAYS, help_text=label),
        models.DateField(
            _("to (last day)"),
            null=True,
            blank=True,
            validators=DAYS,
            help_text=_("Leave empty unless it is a period: it follows from the first day and the precision."),
        ),
        models.CharField(
            _("known to the"), max_length=14, choices=spans.Precision, default=spans.Precision.UNKNOWN, blank=not known
        ),
    )


def span_constraint(prefix: str) -> models.CheckConstraint:
    start, end, precision = f"{prefix}_from", f"{prefix}_to", f"{prefix}_precision"
    return models.CheckConstraint(
        condition=Q(**{f"{start}__isnull": True, f"{end}__isnull": True, precision: spans.Precision.UNKNOWN})
        | (
            Q(**{f"{start}__isnull": False, f"{end}__isnull": False, f"{end}__gte": models.F(start)})
            & ~Q(**{precision: spans.Precision.UNKNOWN})
        ),
        name=f"%(app_label)s_%(class)s_{prefix}",
        violation_error_message=_("Give the first day and how exactly it is known, or leave all three empty."),
    )


class Dated:
    """A `Span` over the three columns that `span_columns` makes: `founded = Dated("founded")`."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __get__(self, obj: Any, owner: type | None = None) -> Any:
        if obj is None:
            return self
        values = (getattr(obj, f"{self.prefix}_{part}") for part in ("from", "to", "precision"))
        start, end, precision = values
        return spans.Span(start, end, precision or spans.Precision.UNKNOWN)

    def __set__(self, obj: Any, span: spans.Span) -> None:
        for part, value in zip(("from", "to", "precision"), (span.start, span.end, span.precision), strict=True):
            setattr(obj, f"{self.prefix}_{part}", value)


def complete_spans(obj: models.Model) -> None:
    """Fills the last day of each span from its first day and precision, as an editor means it."""
    wrong = {}
    for name, descriptor in vars(type(obj)).items():
        if isinstance(descriptor, Dated):
            span = getattr(obj, name)
            precision = spans.Precision.DAY if span.precision == spans.Precision.UNKNOWN else span.precision
            if span.end and not span.start:
                wrong[f"{name}_from"] = _("A last day needs a first day.")
                continue
            try:
                setattr(obj, name, spans.completed(span.start, precision, span.end))
            except ValueError:
                wrong[f"{name}_to"] = _("The last day comes before the first.")
    if wrong:
        raise ValidationError(wrong)
