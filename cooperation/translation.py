from modeltranslation.translator import TranslationOptions, register

from cooperation import models
from publishing.translation import PublishedOptions


@register(models.Field)
class FieldOptions(TranslationOptions):
    fields = ("name",)


@register(models.Partner)
class PartnerOptions(PublishedOptions):
    fields = ("name", "short_name", "subunit", "about", "city")


@register(models.FormerName)
class FormerNameOptions(TranslationOptions):
    fields = ("name",)


@register(models.Agreement)
class AgreementOptions(PublishedOptions):
    fields = ("other_partners", "subject")


@register(models.MobilityEvent)
class MobilityEventOptions(PublishedOptions):
    fields = ("title", "text")


@register(models.Activity)
class ActivityOptions(TranslationOptions):
    fields = ("text",)


@register(models.Participation)
class ParticipationOptions(TranslationOptions):
    fields = ("guest_name", "role_at_the_time")


@register(models.Outcome)
class OutcomeOptions(TranslationOptions):
    fields = ("title", "text", "outlet")


@register(models.Goal)
class GoalOptions(TranslationOptions):
    fields = ("text",)
