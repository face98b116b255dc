"""People, and the posts they hold or held."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from departments.models.departments import Department
from publishing import clock
from publishing.bounds import LANGUAGE_LIST
from publishing.languages import CODES, Text, current, pick, text_of
from publishing.models import Dated, Published, complete_spans, span_columns, span_constraint
from publishing.uploads import PictureField


class Person(Published):
    """Somebody who works, worked or was a guest here; what they do stands in their appointments."""

    title_field = "full_name"
    text_fields = ("full_name",)

    class Degree(models.TextChoices):
        NONE = "none", _("no degree")
        CANDIDATE = "candidate_of_sciences", _("Candidate of Medical Sciences")
        DOCTOR = "doctor_of_sciences", _("Doctor of Medical Sciences")
        PHD = "phd", _("PhD")
        MD = "md", _("MD")

    class AcademicTitle(models.TextChoices):
        NONE = "none", _("no academic title")
        ASSISTANT = "assistant", _("assistant")
        ASSOCIATE_PROFESSOR = "associate_professor", _("associate professor")
        PROFESSOR = "professor", _("professor")

    family_name = models.CharField(_("family name"), max_length=100)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True)
    initials = models.CharField(
        _("initials"), max_length=20, blank=True, help_text=_("Only where the full given name is not known.")
    )
    full_name = models.CharField(max_length=320, editable=False, default="", blank=True)
    also_known_as = models.CharField(
        _("other spellings"), max_length=300, blank=True, help_text=_("For the search only, separated by commas.")
    )
    degree = models.CharField(_("degree"), max_length=24, choices=Degree, default=Degree.NONE)
    academic_title = models.CharField(
        _("academic title"), max_length=24, choices=AcademicTitle, default=AcademicTitle.NONE
    )
    photo = PictureField(_("photo"), upload_to="people", blank=True)
    languages_spoken = models.CharField(
        _("languages spoken"),
        max_length=60,
        blank=True,
        validators=LANGUAGE_LIST,
    )

    class Meta(Published.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def get_absolute_url(self) -> str:
        return reverse("departments:person", args=[self.slug])

    def name_in(self, code: str) -> str:
        """Family name first, as the region writes it; empty where the family name lacks this language."""
        family = getattr(self, f"family_name_{code}") or ""
        if not family:
            return ""
        given = getattr(self, f"given_name_{code}") or ""
        rest = (
            [given, getattr(self, f"patronymic_{code}") or ""] if given else [getattr(self, f"initials_{code}") or ""]
        )
        return " ".join(part for part in (family, *rest) if part)

    def slug_source(self) -> str:
        """The full name as it will be saved."""
        return pick({code: self.name_in(code) for code in CODES}, "en")

    def save(self, *args, **kwargs) -> None:
        for code in CODES:
            setattr(self, f"full_name_{code}", self.name_in(code))
        super().save(*args, **kwargs)


class AppointmentQuerySet(models.QuerySet):
    """Posts by when they are held; "today" is that of the settings' zone, for lists across universities."""

    def current(self, on: date | None = None) -> "AppointmentQuerySet":
        """Those in office on a day (today, unless told): an end known only to the year lasts to its last day."""
        on = on or clock.today()
        return self.filter(
            Q(since_from__isnull=True) | Q(since_from__lte=on), Q(until_to__isnull=True) | Q(until_to__gte=on)
        )

    def past(self, on: date | None = None) -> "AppointmentQuerySet":
        """Those that ended before a day (today, unless told)."""
        return self.filter(until_to__lt=on or clock.today())


class Appointment(models.Model):
    """One person in one post of one department, for a time."""

    class Role(models.TextChoices):
        HEAD = "head", _("head")
        DIRECTOR = "director", _("director")
        VICE_RECTOR = "vice_rector", _("vice-rector")
        LEAD = "lead", _("programme lead")
        SPECIALIST = "specialist", _("specialist")
        OTHER = "other", _("staff")

    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.CASCADE, related_name="appointments"
    )
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.OTHER)
    post = models.CharField(_("post"), max_length=200, blank=True, help_text=_("As it stands on the door."))
    since_from, since_to, since_precision = span_columns(_("in office since"))
    since = Dated("since")
    until_from, until_to, until_precision = span_columns(_("in office until"))
    until = Dated("until")
    office_hours = models.CharField(_("office hours"), max_length=200, blank=True)
    room = models.CharField(_("room"), max_length=60, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        ordering = ["position", "pk"]
        constraints = [
            span_constraint("since"),
            span_constraint("until"),
            models.UniqueConstraint(
                fields=["department"],
                condition=Q(role="head", until_from__isnull=True),
                name="departments_one_head",
                violation_error_message=_("This department has a head already: give that post its last day first."),
            ),
            models.CheckConstraint(
                condition=Q(since_from__isnull=True)
                | Q(until_to__isnull=True)
                | Q(until_to__gte=models.F("since_from")),
                name="departments_appointment_in_order",
                violation_error_message=_("The post ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.post_in(current())} ({self.department})"

    def post_in(self, language: str) -> Text:
        """The post as written, or the name of the role where none is."""
        return text_of(self, "post", language) or Text(self.get_role_display(), language)

    def clean(self) -> None:
        complete_spans(self)
