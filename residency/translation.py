from modeltranslation.translator import TranslationOptions, register

from departments.translation import ChecklistOptions
from publishing.translation import PublishedOptions
from residency import models


@register(models.SpecialtyGroup)
class SpecialtyGroupOptions(TranslationOptions):
    fields = ("name",)


@register(models.Specialty)
class SpecialtyOptions(TranslationOptions):
    fields = ("name", "also_known_as")


@register(models.TrainingLevel)
class TrainingLevelOptions(TranslationOptions):
    fields = ("summary", "purpose", "objective", "duration_note", "award", "award_condition")


@register(models.Prerequisite)
class PrerequisiteOptions(TranslationOptions):
    fields = ("text",)


@register(models.Programme)
class ProgrammeOptions(PublishedOptions):
    fields = ("about",)


@register(models.AdmissionRound)
class AdmissionRoundOptions(TranslationOptions):
    fields = ("name", "note")


@register(models.AdmissionWindow)
class AdmissionWindowOptions(TranslationOptions):
    fields = ("note",)


@register(models.EntranceExam)
class EntranceExamOptions(TranslationOptions):
    """An exam has no text of its own; its options have, and are edited within its page."""

    fields = ()


@register(models.ExamOption)
class ExamOptionOptions(TranslationOptions):
    fields = ("name",)


@register(models.AdmissionDocument)
class AdmissionDocumentOptions(ChecklistOptions):
    pass
