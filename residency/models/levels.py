"""What a university offers after the diploma, and what it asks of those who enter: exams, papers, a degree."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from departments.models import ChecklistItem, Department
from publishing.bounds import LANGUAGE_CODE, LANGUAGE_LIST, YEARS, at_most
from publishing.languages import text_of
from residency.models.applicants import Applicant


class TrainingLevelQuerySet(models.QuerySet):
    def published(self):
        """What readers may see: the levels of the departments that they may see."""
        return self.filter(department__in=Department.objects.published())


class TrainingLevel(models.Model):
    """What a university offers after the diploma: residency, master's, doctoral or further training."""

    class Level(models.TextChoices):
        RESIDENCY = "residency", _("residency")
        MASTER = "master", _("master’s degree")
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
    mandatory_since = models.PositiveSmallIntegerField(
        _("compulsory since (year)"), null=True, blank=True, validators=YEARS
    )
    instruction_languages = models.CharField(
        _("languages of instruction"), max_length=40, blank=True, validators=LANGUAGE_LIST
    )

    objects = TrainingLevelQuerySet.as_manager()

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


class Qualification(models.TextChoices):
    """What a prerequisite asks for, where it is one of these."""

    DIPLOMA = "diploma", _("medical diploma")
    INTERNSHIP = "internship", _("internship")
    RESIDENCY = "residency", _("residency")


class Prerequisite(models.Model):
    """What somebody must have finished before this level."""

    level = models.ForeignKey(
        TrainingLevel, verbose_name=_("level"), on_delete=models.CASCADE, related_name="prerequisites"
    )
    text = models.CharField(_("text"), max_length=300)
    qualification = models.CharField(
        _("what it asks for"),
        max_length=12,
        choices=Qualification,
        blank=True,
        help_text=_("Lets the pages tell applicants whether they have it already; empty if it is none of these."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("prerequisite")
        verbose_name_plural = _("prerequisites")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return text_of(self, "text")


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
        _("choose how many"),
        null=True,
        blank=True,
        validators=at_most(99),
        help_text=_("Of the options below; empty if there are none."),
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
        _("language"),
        max_length=2,
        blank=True,
        validators=LANGUAGE_CODE,
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
