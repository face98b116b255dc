"""One specialty at one level in one university, and what it costs."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from departments.models import Department
from publishing.bounds import ACADEMIC_YEARS, AMOUNT, CURRENCY, at_most
from publishing.languages import CODES, Text
from publishing.models import Published, PublishedQuerySet
from residency.models.applicants import Applicant
from residency.models.levels import TrainingLevel
from residency.models.rounds import FIRST_YEAR, LAST_YEAR, YEARS_OF_ENTRY
from residency.models.specialties import Specialty

SHORTEST_MONTHS, LONGEST_MONTHS = 6, 84
#: Addresses beside those of the programmes, which no programme may take.
RESERVED = ("calendar", "compare", "for-you")


class ProgrammeQuerySet(PublishedQuerySet):
    def published(self, at=None):
        """What readers may see: published, and of a department that they may see."""
        return super().published(at).filter(level__department__in=Department.objects.published(at))


class Programme(Published):
    """One specialty at one level in one university, with its length and places."""

    title_field = ""
    text_fields = ("specialty__name",)

    level = models.ForeignKey(
        TrainingLevel, verbose_name=_("level"), on_delete=models.PROTECT, related_name="programmes"
    )
    specialty = models.ForeignKey(
        Specialty, verbose_name=_("specialty"), on_delete=models.PROTECT, related_name="programmes"
    )
    duration_months = models.PositiveSmallIntegerField(
        _("length in months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(SHORTEST_MONTHS), MaxValueValidator(LONGEST_MONTHS)],
    )
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True, validators=at_most(9999))
    about = models.TextField(_("about"), blank=True)
    valid_from = models.PositiveSmallIntegerField(
        _("valid from (year of entry)"), null=True, blank=True, validators=YEARS_OF_ENTRY
    )
    valid_until = models.PositiveSmallIntegerField(
        _("valid until (year of entry)"), null=True, blank=True, validators=YEARS_OF_ENTRY
    )

    objects = ProgrammeQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Published.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        constraints = [
            *Published.Meta.constraints,
            models.CheckConstraint(
                condition=Q(duration_months__isnull=True)
                | Q(duration_months__gte=SHORTEST_MONTHS, duration_months__lte=LONGEST_MONTHS),
                name="residency_sane_length",
                violation_error_message=_("A programme takes between 6 and 84 months."),
            ),
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED),
                name="residency_programme_own_address",
                violation_error_message=_("This address belongs to another page of residency; choose another."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="residency_programme_years",
                violation_error_message=_("The last year of entry comes before the first."),
            ),
            models.CheckConstraint(
                condition=(Q(valid_from__isnull=True) | Q(valid_from__gte=FIRST_YEAR, valid_from__lte=LAST_YEAR))
                & (Q(valid_until__isnull=True) | Q(valid_until__gte=FIRST_YEAR, valid_until__lte=LAST_YEAR)),
                name="residency_programme_sane_years",
                violation_error_message=_("A year of entry lies between 1990 and 2100."),
            ),
            models.UniqueConstraint(
                fields=["level", "specialty", "valid_from"],
                condition=Q(valid_from__isnull=False),
                name="residency_programme_once_a_year",
                violation_error_message=_("This specialty stands at this level for this year already."),
            ),
            models.UniqueConstraint(
                fields=["level", "specialty"],
                condition=Q(valid_from__isnull=True),
                name="residency_programme_once",
                violation_error_message=_("This specialty stands at this level already."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED:
            raise ValidationError(
                {"slug": _("This address belongs to another page of residency; choose another.")}, code="reserved"
            )

    def same_offer(self) -> "Programme | None":
        """Another programme of this specialty at this level for some of the same years of entry."""
        alike = Programme.objects.filter(level=self.level_id, specialty=self.specialty_id).exclude(pk=self.pk)
        if self.valid_from:
            alike = alike.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=self.valid_from))
        if self.valid_until:
            alike = alike.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=self.valid_until))
        return alike.order_by("pk").first()

    def get_absolute_url(self) -> str:
        return reverse("residency:programme", args=[self.slug])

    def title_in(self, language: str) -> Text:
        return self.specialty.name_in(language)

    def slug_source(self) -> str:
        return f"{self.level.department.slug} {self.specialty.slug}"

    def languages(self) -> tuple[str, ...]:
        return tuple(code for code in CODES if getattr(self.specialty, f"name_{code}"))

    def is_published(self, at=None) -> bool:
        return super().is_published(at) and self.level.department.is_published(at)


class Tuition(models.Model):
    """What a year of a programme costs, and for whom."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="tuition")
    applicant = models.CharField(_("for"), max_length=10, choices=Applicant, default=Applicant.ANY)
    amount = models.DecimalField(_("amount a year"), max_digits=12, decimal_places=2, validators=AMOUNT)
    currency = models.CharField(_("currency"), max_length=3, validators=CURRENCY)
    academic_year = models.PositiveSmallIntegerField(
        _("academic year"), null=True, blank=True, validators=ACADEMIC_YEARS
    )

    class Meta:
        verbose_name = _("tuition fee")
        verbose_name_plural = _("tuition fees")
        ordering = ["-academic_year", "applicant"]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
