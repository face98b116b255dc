"""Specialties, levels of training, programmes, and the calendar and papers of admission."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext

from departments.models import ChecklistItem, Department
from publishing.languages import CODES, Text, text_of
from publishing.models import Published, PublishedQuerySet
from residency.calendar import real_day

SHORTEST_MONTHS, LONGEST_MONTHS = 6, 84


class Applicant(models.TextChoices):
    CITIZEN = "citizen", _("citizens")
    FOREIGN = "foreign", _("foreign citizens")
    ANY = "any", _("everyone")


class SpecialtyGroup(models.Model):
    """A family of specialties: surgical, therapeutic, paediatric, dental, diagnostic."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=150)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    leads = models.ManyToManyField(
        "departments.Appointment", verbose_name=_("programme leads"), blank=True, related_name="specialty_groups"
    )

    class Meta:
        verbose_name = _("group of specialties")
        verbose_name_plural = _("groups of specialties")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return text_of(self, "name") or self.code


class Specialty(models.Model):
    """A clinical specialty; "including children" is a flag, never part of its name."""

    slug = models.SlugField(_("code"), max_length=80, unique=True)
    group = models.ForeignKey(
        SpecialtyGroup, verbose_name=_("group"), on_delete=models.PROTECT, related_name="specialties"
    )
    name = models.CharField(_("name"), max_length=200)
    also_known_as = models.CharField(
        _("other names"), max_length=300, blank=True, help_text=_("For the search only, separated by commas.")
    )
    covers_children = models.BooleanField(_("including children"), default=False)

    class Meta:
        verbose_name = _("specialty")
        verbose_name_plural = _("specialties")
        ordering = ["slug"]

    def __str__(self) -> str:
        return text_of(self, "name") or self.slug

    def save(self, *args, **kwargs) -> None:
        super().save(*args, **kwargs)
        for programme in self.programmes.all():
            programme.save()

    def name_in(self, language: str) -> Text:
        """The full name, with "including children" in the language the name itself is in."""
        name = text_of(self, "name", language)
        return full_name(name, self.covers_children)


def full_name(name: Text, covers_children: bool) -> Text:
    if not name or not covers_children:
        return name
    with override(name.lang):
        # Translators: %s is the name of a specialty, such as Cardiology.
        template = pgettext("specialty", "%s, including children")
    return Text(template % name, name.lang)


class SpecialtyCode(models.Model):
    """The number of a specialty in a state's list."""

    specialty = models.ForeignKey(Specialty, on_delete=models.CASCADE, related_name="codes")
    scheme = models.CharField(_("list"), max_length=80)
    code = models.CharField(_("code"), max_length=40)

    class Meta:
        verbose_name = _("code of the specialty")
        verbose_name_plural = _("codes of the specialty")
        constraints = [models.UniqueConstraint(fields=["specialty", "scheme", "code"], name="residency_code_once")]

    def __str__(self) -> str:
        return f"{self.scheme} {self.code}"


class TrainingLevel(models.Model):
    """What a university offers after the diploma: residency, master's, doctoral or further training."""

    class Level(models.TextChoices):
        RESIDENCY = "residency", _("residency")
        MASTER = "master", _("master's degree")
        PHD = "phd", _("doctoral studies (PhD)")
        RETRAINING = "retraining", _("professional retraining")
        ADVANCED_TRAINING = "advanced_training", _("advanced training")

    department = models.ForeignKey(
        "departments.Department", verbose_name=_("department"), on_delete=models.CASCADE, related_name="levels"
    )
    level = models.CharField(_("level"), max_length=20, choices=Level)
    summary = models.TextField(_("summary"), blank=True)
    purpose = models.TextField(_("purpose"), blank=True)
    objective = models.TextField(_("objective"), blank=True)
    duration_note = models.TextField(_("on the duration"), blank=True)
    award = models.TextField(_("award"), blank=True)
    award_condition = models.TextField(_("condition of the award"), blank=True)
    mandatory_since = models.PositiveSmallIntegerField(_("compulsory since (year)"), null=True, blank=True)
    instruction_languages = models.CharField(
        _("languages of instruction"), max_length=40, blank=True, help_text=_("Codes separated by commas: kk,ru.")
    )

    class Meta:
        verbose_name = _("level of training")
        verbose_name_plural = _("levels of training")
        ordering = ["department", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["department", "level"],
                name="residency_level_once",
                violation_error_message=_("This department has this level already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_level_display()} – {self.department}"

    @property
    def languages_of_instruction(self) -> list[str]:
        return [code for code in self.instruction_languages.split(",") if code]


class Prerequisite(models.Model):
    """What somebody must have finished before this level."""

    level = models.ForeignKey(
        TrainingLevel, verbose_name=_("level"), on_delete=models.CASCADE, related_name="prerequisites"
    )
    text = models.CharField(_("text"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("prerequisite")
        verbose_name_plural = _("prerequisites")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return text_of(self, "text")


class ProgrammeQuerySet(PublishedQuerySet):
    def published(self, at=None):
        """What readers may see: published, and of a department that they may see."""
        return super().published(at).filter(level__department__in=Department.objects.published(at))


class Programme(Published):
    """One specialty at one level in one university, with its length and places."""

    title_field = ""

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
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    about = models.TextField(_("about"), blank=True)
    valid_from = models.PositiveSmallIntegerField(_("valid from (year of entry)"), null=True, blank=True)
    valid_until = models.PositiveSmallIntegerField(_("valid until (year of entry)"), null=True, blank=True)

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
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="residency_programme_years",
                violation_error_message=_("The last year of entry comes before the first."),
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
    amount = models.DecimalField(_("amount a year"), max_digits=12, decimal_places=2)
    currency = models.CharField(_("currency"), max_length=3)
    academic_year = models.PositiveSmallIntegerField(_("academic year"), null=True, blank=True)

    class Meta:
        verbose_name = _("tuition fee")
        verbose_name_plural = _("tuition fees")
        ordering = ["-academic_year", "applicant"]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"


class AdmissionRound(models.Model):
    """An admission: of one year, or the rule that gives every year its expected dates."""

    department = models.ForeignKey(
        "departments.Department", verbose_name=_("department"), on_delete=models.CASCADE, related_name="rounds"
    )
    levels = models.ManyToManyField(TrainingLevel, verbose_name=_("levels"), related_name="rounds")
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, help_text=_("Leave empty for the rule of every year.")
    )
    name = models.CharField(_("name"), max_length=200)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("admission round")
        verbose_name_plural = _("admission rounds")
        ordering = ["department", "-year"]

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


class EntranceExam(models.Model):
    """An examination of a level: which, for whom, and what one may choose between."""

    class Kind(models.TextChoices):
        FOREIGN_LANGUAGE = "foreign_language", _("foreign language")
        INSTRUCTION_LANGUAGE = "instruction_language", _("language of instruction")
        SPECIALTY = "specialty", _("specialty")
        OTHER = "other", _("other examination")

    class Form(models.TextChoices):
        UNKNOWN = "", _("not stated")
        WRITTEN = "written", _("written")
        ORAL = "oral", _("oral")
        TEST = "test", _("test")
        INTERVIEW = "interview", _("interview")

    level = models.ForeignKey(TrainingLevel, verbose_name=_("level"), on_delete=models.CASCADE, related_name="exams")
    applicant = models.CharField(_("for"), max_length=10, choices=Applicant, default=Applicant.ANY)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    form = models.CharField(_("form"), max_length=12, choices=Form, blank=True, default=Form.UNKNOWN)
    choose_count = models.PositiveSmallIntegerField(
        _("choose how many"), null=True, blank=True, help_text=_("Of the options below; empty if there are none.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("entrance exam")
        verbose_name_plural = _("entrance exams")
        ordering = ["applicant", "position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.get_applicant_display()})"


class ExamOption(models.Model):
    """One of the languages or subjects to choose from."""

    exam = models.ForeignKey(EntranceExam, on_delete=models.CASCADE, related_name="options")
    language = models.CharField(
        _("language"), max_length=2, blank=True, help_text=_("Code of the language: en, fr, de.")
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("option")
        verbose_name_plural = _("options")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.language or text_of(self, "name")


class AdmissionDocument(ChecklistItem):
    """A paper an applicant to a level hands in."""

    level = models.ForeignKey(
        TrainingLevel, verbose_name=_("level"), on_delete=models.CASCADE, related_name="documents"
    )
    applicant = models.CharField(_("for"), max_length=10, choices=Applicant, default=Applicant.ANY)

    class Meta(ChecklistItem.Meta):
        verbose_name = _("admission document")
        verbose_name_plural = _("admission documents")
