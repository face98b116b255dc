from modeltranslation.translator import TranslationOptions, register

from departments.translation import ChecklistOptions
from publishing.translation import PublishedOptions
from visas import models


@register(models.Authority)
class AuthorityOptions(TranslationOptions):
    fields = ("name", "short_name", "address")


@register(models.Procedure)
class ProcedureOptions(PublishedOptions):
    fields = ("title", "intro", "audience", "legal_act")


@register(models.Step)
class StepOptions(TranslationOptions):
    fields = ("text",)


@register(models.RequiredDocument)
class RequiredDocumentOptions(ChecklistOptions):
    pass


@register(models.DeadlineRule)
class DeadlineRuleOptions(TranslationOptions):
    fields = ("basis",)


@register(models.VisaRule)
class VisaRuleOptions(TranslationOptions):
    fields = ("open_question",)


@register(models.Holiday)
class HolidayOptions(TranslationOptions):
    fields = ("name",)


@register(models.ExemptionList)
class ExemptionListOptions(TranslationOptions):
    fields = ("title", "text", "legal_act")


@register(models.Fee)
class FeeOptions(TranslationOptions):
    fields = ("only_for", "note")
