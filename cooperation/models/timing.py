"""When something happened, as well as it is known, and the column by which the latest comes first."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.bounds import ACADEMIC_YEARS
from publishing.models import span_columns

UNDATED = date.min
FIRST_MONTH = 9  # of an academic year


def day_key_of(day: date | None, academic_year: int | None) -> date:
    """The day by which something is sorted: its first, or that of its academic year; what has neither is the oldest."""
    if day or not academic_year:
        return day or UNDATED
    return date(academic_year, FIRST_MONTH, 1)


class Timed(models.Model):
    """Something with a date, with an academic year, or of which neither is known.

    Subclasses add `when = Dated("when")`.
    """

    when_from, when_to, when_precision = span_columns(_("when"))
    academic_year = models.PositiveSmallIntegerField(
        _("academic year"),
        null=True,
        blank=True,
        validators=ACADEMIC_YEARS,
        help_text=_("The year it begins: 2020 for 2020–2021."),
    )
    day_key = models.DateField(editable=False, default=UNDATED)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.day_key = day_key_of(self.when_from, self.academic_year)
        super().save(*args, **kwargs)
