"""Makes the demonstration content many times as large, keeping its shape: each copy is a site of its own."""

from typing import Any, cast

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Field, Model

from bench.index import copy_index, count_words
from publishing import caching
from publishing.models import Published, TranslationRecord

DOMAIN = ("departments", "residency", "cooperation", "visas")
#: Words that every university shares; copying them would only repeat the dictionary.
SHARED = {
    "SpecialtyGroup",
    "Specialty",
    "SpecialtyCode",
    "DocumentType",
    "Field",
    "Authority",
    "Holiday",
    "ExemptionList",
    "RegistrationExemption",
}


def copied_models() -> list[type[Model]]:
    """The models to copy, each after those it points at."""
    models = [
        model
        for label in DOMAIN
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model.__name__ not in SHARED
    ]
    ordered: list[type[Model]] = []
    while models:
        ready = [model for model in models if not ({*targets(model)} & {*models} - {model})]
        ordered += ready
        models = [model for model in models if model not in ready]
    return ordered


def foreign_keys(model: type[Model]) -> list[Field]:
    return [field for field in model._meta.concrete_fields if field.is_relation]


def targets(model: type[Model]) -> list[type[Model]]:
    return [field.related_model for field in foreign_keys(model) if field.related_model]


@transaction.atomic
def multiply(times: int, first: int = 2) -> None:
    """Adds the copies numbered `first` to `times` of all content, and brings up to date what follows from it."""
    for number in range(first, times + 1):
        made: dict[type[Model], dict[int, int]] = {}
        for model in copied_models():
            made[model] = copy_rows(model, number, made)
        copy_records(made)
        copy_index(number, made)
    if times >= first:
        count_words()
    caching.touch()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def copy_rows(model: type[Model], number: int, made: dict[type[Model], dict[int, int]]) -> dict[int, int]:
    originals = list(originals_of(model))
    if not originals:
        return {}
    start = (model._base_manager.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    keys = {original.pk: start + place for place, original in enumerate(originals)}
    copies = [copied(original, keys, number, made) for original in originals]
    model._base_manager.bulk_create(copies, batch_size=500)
    return keys


def originals_of(model: type[Model]) -> Any:
    if not hasattr(model, "bench_originals"):
        model.bench_originals = list(model._base_manager.order_by("pk"))  # type: ignore[attr-defined]
    return model.bench_originals  # type: ignore[attr-defined]


def copied(original: Model, keys: dict[int, int], number: int, made: dict[type[Model], dict[int, int]]) -> Model:
    values = {}
    for field in original._meta.concrete_fields:
        value = getattr(original, field.attname)
        if field.is_relation and field.related_model is type(original):
            value = keys.get(value, value)
        elif field.is_relation and field.related_model in made:
            value = made[field.related_model].get(value, value)
        values[field.attname] = value
    values[original._meta.pk.attname] = keys[original.pk]
    if isinstance(original, Published):
        values["slug"] = f"{original.slug}-{number}"[:100]
    elif "code" in values and cast("Field", original._meta.get_field("code")).unique:
        values["code"] = f"{values['code']}-{number}"
    return type(original)(**values)


def copy_records(made: dict[type[Model], dict[int, int]]) -> None:
    """The marks of machine translations, without which every page would be cheaper than in life."""
    for model, keys in made.items():
        content_type = ContentType.objects.get_for_model(model)
        records = TranslationRecord.objects.filter(content_type=content_type, object_id__in=keys)
        TranslationRecord.objects.bulk_create(
            [
                TranslationRecord(
                    content_type=content_type,
                    object_id=keys[record.object_id],
                    field=record.field,
                    language=record.language,
                    source_language=record.source_language,
                    source_digest=record.source_digest,
                    origin=record.origin,
                )
                for record in records
            ],
            batch_size=1_000,
        )
