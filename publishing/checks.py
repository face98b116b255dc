"""Faults of the project itself that the start should name."""

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from modeltranslation.translator import NotRegistered, translator

from publishing.languages import CODES
from publishing.models import Published


@register
def every_published_model_is_translated(**kwargs) -> list[CheckMessage]:
    faults: list[CheckMessage] = []
    for model in apps.get_models():
        if issubclass(model, Published):
            try:
                translator.get_options_for_model(model)
            except NotRegistered:
                faults.append(
                    Error(f"{model.__name__} is not registered for translation.", obj=model, id="publishing.E1")
                )
    return faults


@register
def shown_languages_have_columns(**kwargs) -> list[CheckMessage]:
    missing = [code for code, _ in settings.LANGUAGES if code not in CODES]
    return (
        [Error(f"LANGUAGES names {', '.join(missing)} without columns for it.", id="publishing.E2")] if missing else []
    )
