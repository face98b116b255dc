from modeltranslation.translator import TranslationOptions, register

from departments import models
from publishing.translation import PublishedOptions


@register(models.Department)
class DepartmentOptions(PublishedOptions):
    fields = ("name", "short_name", "summary", "about")


@register(models.Address)
class AddressOptions(TranslationOptions):
    fields = ("campus", "city", "street", "building")


@register(models.Person)
class PersonOptions(PublishedOptions):
    fields = ("family_name", "given_name", "patronymic", "initials", "full_name")


@register(models.Appointment)
class AppointmentOptions(TranslationOptions):
    fields = ("post", "office_hours")


@register(models.Contact)
class ContactOptions(TranslationOptions):
    fields = ("note",)


@register(models.Milestone)
class MilestoneOptions(TranslationOptions):
    fields = ("title", "text", "act_issuer")


@register(models.Statement)
class StatementOptions(TranslationOptions):
    fields = ("text",)


@register(models.KeyFigure)
class KeyFigureOptions(TranslationOptions):
    fields = ("label",)


@register(models.Document)
class DocumentOptions(TranslationOptions):
    fields = ("title", "issuer")


@register(models.DocumentType)
class DocumentTypeOptions(TranslationOptions):
    fields = ("name", "explanation", "where_to_get")


class ChecklistOptions(TranslationOptions):
    """Base of the options of every checklist."""

    fields = ("issuer", "note")
