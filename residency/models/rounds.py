"""The calendar of admission: rounds, and the days between which their stages run."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from departments.models import Department
from publishing.bounds import DAYS, at_most
from publishing.languages import text_of
from residency.editions import real_day
from residency.models.applicants import Applicant
from residency.models.levels import TrainingLevel

#: Years in which an admission may lie, and a programme be offered.
FIRST_YEAR, LAST_YEAR = 1990, 2100
_YEARS_SAY = _("The year of an admission lies between 1990 and 2100.")
YEARS_OF_ENTRY = [MinValueValidator(FIRST_YEAR, _YEARS_SAY), MaxValueValidator(LAST_YEAR, _YEARS_SAY)]
MOST_LEAD_DAYS = 366


class AdmissionRound(models.Model):
    """An admission: of one year, or the rule that gives every year its expected dates."""

    department = models.ForeignKey(
        "departments.Department", verbose_name=_("department"), on_delete=models.CASCADE, related_name="rounds"
    )
    levels = models.ManyToManyField(TrainingLevel, verbose_name=_("levels"), related_name="rounds")
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=YEARS_OF_ENTRY,
        help_text=_(
            "Leave empty for the rule of every year. To confirm the dates of one year, open that rule, enter the year "
            "and its dates, and save it as new."
        ),
    )
    name = models.CharField(_("name"), max_length=200)
    note = models.TextField(_("note"), blank=True)
    source = models.URLField(_("source"), blank=True, help_text=_("Where the university says these dates."))
    checked_on = models.DateField(_("checked on"), null=True, blank=True, validators=DAYS)
    visa_lead_days = models.PositiveSmallIntegerField(
        _("days earlier for those who need a visa"),
        null=True,
        blank=True,
        validators=at_most(MOST_LEAD_DAYS),
        help_text=_("How many days before the last day the university wants their papers; empty if it says nothing."),
    )
    visa_lead_source = models.URLField(_("source of these days"), blank=True)

    class Meta:
        verbose_name = _("admission round")
        verbose_name_plural = _("admission rounds")
        ordering = ["department", "-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="residency_round_year",
                violation_error_message=_YEARS_SAY,
            ),
            models.CheckConstraint(
                condition=Q(visa_lead_days__isnull=True) | Q(visa_lead_days__lte=MOST_LEAD_DAYS),
                name="residency_round_visa_lead",
                violation_error_message=_("Those who need a visa cannot be asked for more than a year earlier."),
            ),
        ]

    def __str__(self) -> str:
        return f"{text_of(self, 'name')} {self.year or ''}".strip()


class Stage(models.TextChoices):
    APPLICATION = "application", _("applications")
    EXAM = "exam", _("entrance exams")
    RESULTS = "results", _("results")
    ENROLMENT = "enrolment", _("enrolment")


def _real(prefix: str) -> Q:
    month, day = f"{prefix}_month", f"{prefix}_day"
    # A CHECK passes where it is neither true nor false, so that both are there must be said.
    return Q(**{f"{month}__isnull": False, f"{day}__isnull": False}) & (
        Q(**{f"{month}__in": [1, 3, 5, 7, 8, 10, 12], f"{day}__gte": 1, f"{day}__lte": 31})
        | Q(**{f"{month}__in": [4, 6, 9, 11], f"{day}__gte": 1, f"{day}__lte": 30})
        | Q(**{month: 2, f"{day}__gte": 1, f"{day}__lte": 29})
    )


class AdmissionWindowQuerySet(models.QuerySet):
    def announced(self, **wanted: Any):
        """Those of departments that readers may see, once for each level that they may see.

        What is `wanted` of `round__levels` is asked of that same level.
        """
        seen = Department.objects.published()
        open_levels = Q(round__levels=None) | Q(round__levels__department__in=seen)
        return self.filter(open_levels, Q(round__department__in=seen), **wanted)


class AdmissionWindow(models.Model):
    """From which day to which day one stage of a round runs; it may cross the year."""

    round = models.ForeignKey(AdmissionRound, on_delete=models.CASCADE, related_name="windows")
    stage = models.CharField(_("stage"), max_length=12, choices=Stage)
    start_month = models.PositiveSmallIntegerField(_("first day: month"), null=True, blank=True)
    start_day = models.PositiveSmallIntegerField(_("first day: day"), null=True, blank=True)
    end_month = models.PositiveSmallIntegerField(_("last day: month"))
    end_day = models.PositiveSmallIntegerField(_("last day: day"))
    applicant = models.CharField(_("for"), max_length=10, choices=Applicant, default=Applicant.ANY)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = AdmissionWindowQuerySet.as_manager()

    class Meta:
        verbose_name = _("admission window")
        verbose_name_plural = _("admission windows")
        ordering = ["end_month", "end_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=_real("end"),
                name="residency_window_real_end",
                violation_error_message=_("The last day is no day of the calendar."),
            ),
            models.CheckConstraint(
                condition=Q(start_month__isnull=True, start_day__isnull=True) | _real("start"),
                name="residency_window_real_start",
                violation_error_message=_("The first day is no day of the calendar."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_stage_display()} – {self.end_day}.{self.end_month:02}"

    def clean(self) -> None:
        if not real_day(self.end_month, self.end_day):
            raise ValidationError({"end_day": _("The last day is no day of the calendar.")})
        if (self.start_month, self.start_day) != (None, None) and not real_day(self.start_month, self.start_day):
            raise ValidationError({"start_day": _("The first day is no day of the calendar.")})
