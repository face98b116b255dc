"""What several rules have in common: from when to when they count, which act they stand on, and how sure they are."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from publishing import clock
from publishing.bounds import DAYS

ONE_DAY = timedelta(days=1)


class DayKind(models.TextChoices):
    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


class Confidence(models.TextChoices):
    HIGH = "high", _("well supported")
    MEDIUM = "medium", _("one good source")
    LOW = "low", _("weak or old source")


class EffectiveQuerySet(models.QuerySet):
    """Rows with dates of effect: tomorrow's rule can be entered today."""

    def in_force(self, on: date) -> Any:
        return self._between(on, on)

    def in_force_somewhere(self) -> Any:
        """Those that count by some clock of the world; a list across universities then asks each one's own."""
        today = clock.today()
        return self._between(today - ONE_DAY, today + ONE_DAY)

    def _between(self, first: date, last: date) -> Any:
        return self.filter(
            Q(effective_from__isnull=True) | Q(effective_from__lte=last),
            Q(effective_until__isnull=True) | Q(effective_until__gte=first),
        )


class EffectiveManager(models.Manager.from_queryset(EffectiveQuerySet)):  # type: ignore[misc]
    """The same questions, asked of a model as a whole."""


class Effective(models.Model):
    """A rule with dates of effect; an open end is empty."""

    effective_from = models.DateField(_("in force from"), null=True, blank=True, validators=DAYS)
    effective_until = models.DateField(_("in force until"), null=True, blank=True, validators=DAYS)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_from__isnull=True)
                | Q(effective_until__isnull=True)
                | Q(effective_until__gte=F("effective_from")),
                name="%(app_label)s_%(class)s_in_order",
                violation_error_message=_("The last day comes before the first."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        if self.effective_from and self.effective_until and self.effective_until < self.effective_from:
            raise ValidationError({"effective_until": _("The last day comes before the first.")})


class Enacted(models.Model):
    """A rule that a legal act lays down."""

    act_number = models.CharField(_("number of the act"), max_length=40, blank=True)
    act_date = models.DateField(_("date of the act"), null=True, blank=True, validators=DAYS)

    class Meta:
        abstract = True


class Sourced(models.Model):
    """A figure that somebody found somewhere, and how far it can be trusted."""

    source = models.URLField(_("source"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=6, choices=Confidence, default=Confidence.MEDIUM)
    checked_on = models.DateField(_("checked on"), null=True, blank=True, validators=DAYS)

    class Meta:
        abstract = True
