"""When a department, or somebody in a post, is to be met: the regular hours of a week."""

from datetime import time

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from departments.models.owners import OfDepartmentOrPost

MIDNIGHT = time(0)
#: As ISO 8601 counts them.
DAYS = [(number, WEEKDAYS[number - 1]) for number in range(1, 8)]
NEVER_OPEN = _("The hours end before they begin; 00:00 as the end is the midnight after.")


class OfficeHours(OfDepartmentOrPost):
    """From which hour to which hour, on which days of the week, by the clock of the department.

    A break at noon makes two rows of a day, and so does a night: 22:00 to 00:00, and 00:00 to 06:00 of the day after.
    """

    first_day = models.PositiveSmallIntegerField(_("from day"), choices=DAYS, default=1)
    last_day = models.PositiveSmallIntegerField(_("to day"), choices=DAYS, default=5)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"), help_text=_("00:00 is the midnight after."))

    class Meta(OfDepartmentOrPost.Meta):
        verbose_name = _("hours of a week")
        verbose_name_plural = _("regular office hours")
        default_related_name = "regular_hours"
        ordering = ["first_day", "opens", "pk"]
        constraints = [
            *OfDepartmentOrPost.Meta.constraints,
            models.CheckConstraint(
                condition=Q(first_day__gte=1, first_day__lte=models.F("last_day"), last_day__lte=7),
                name="departments_hours_days_in_order",
                violation_error_message=_("The days of a row follow each other from Monday to Sunday."),
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=models.F("opens")) | Q(closes=MIDNIGHT),
                name="departments_hours_in_order",
                violation_error_message=NEVER_OPEN,
            ),
        ]

    def __str__(self) -> str:
        days = dict.fromkeys([self.get_first_day_display(), self.get_last_day_display()])
        return f"{'–'.join(map(str, days))}: {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self) -> None:
        for name in ("opens", "closes"):
            value = getattr(self, name)
            if value and (value.second or value.microsecond):
                raise ValidationError({name: _("Write hours and minutes only, as in 09:30.")})
