from modeltranslation.translator import TranslationOptions, register

from publishing.models import Notice


class PublishedOptions(TranslationOptions):
    """Base of the options of every published model: its sort key has a column per language too."""

    fields = ("sort_key",)


@register(Notice)
class NoticeOptions(TranslationOptions):
    fields = ("text",)
