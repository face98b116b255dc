"""Who wrote a text last: what a person types is theirs from then on, whoever or whatever wrote it before."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CASCADE, Case, Max, Model, Q, When
from django.db.models.signals import post_delete
from django.http import HttpRequest
from django.utils import timezone
from modeltranslation.translator import translator

from publishing.caching import kept
from publishing.indexing import relations_of, sources
from publishing.languages import CODES, current
from publishing.models import Origin, Published, TranslationRecord


def record_human_edit(obj: Model, changed: Iterable[str], user: Any) -> None:
    """Notes a person as the author of these columns; all other texts keep the mark they have."""
    parts = [name.rpartition("_") for name in changed]
    columns = [(field, code) for field, _, code in parts if field and code in CODES]
    if not columns:
        return
    known = records_of(obj)
    stale = [pk for pk, *column in known.values_list("pk", "field", "language") if tuple(column) in columns]
    TranslationRecord.objects.filter(pk__in=stale).delete()
    content_type = ContentType.objects.get_for_model(obj)
    TranslationRecord.objects.bulk_create(
        TranslationRecord(
            content_type=content_type,
            object_id=obj.pk,
            field=field,
            language=code,
            origin=Origin.HUMAN,
            reviewed_by=user,
            reviewed_at=timezone.now(),
        )
        for field, code in columns
        if getattr(obj, f"{field}_{code}")
    )


def records_of(obj: Model) -> Any:
    return TranslationRecord.objects.filter(content_type=ContentType.objects.get_for_model(obj), object_id=obj.pk)


def watch_deletions() -> None:
    """What is gone has no author: a later thing with its number must not inherit one."""
    for model in translator.get_registered_models(abstract=False):
        post_delete.connect(_forget, sender=model, dispatch_uid=f"authors-{model._meta.label}")


def _forget(instance: Model, **kwargs: Any) -> None:
    records_of(instance).delete()


class Share(StrEnum):
    """How much of a page a machine has translated."""

    NONE = ""
    PARTS = "parts"
    ITSELF = "itself"


def machine_share_of_page(request: HttpRequest, shown: Sequence[Model | type[Model]]) -> Share:
    """How much of the page of these things must be said to be a machine's; asked once until an edit."""
    if not shown:
        return Share.NONE
    language = current()
    names = [(thing._meta.label, thing.pk if isinstance(thing, Model) else None) for thing in shown]
    return kept(request, ("machine", language, *names), lambda: machine_share(shown, language))


def machine_share(shown: Iterable[Model | type[Model]], language: str) -> Share:
    """How much of this a machine wrote and nobody has reviewed: the things themselves, or only what stands around them.

    Around an object stand its parts and what its page follows; a kind of objects stands for all of that kind.
    """
    themselves = around = Q(pk__in=[])
    for thing in shown:
        own = Q(content_type=ContentType.objects.get_for_model(thing))
        themselves |= own & Q(object_id=thing.pk) if isinstance(thing, Model) else own
        around |= _around(thing) if isinstance(thing, Model) else own
    records = TranslationRecord.objects.filter(language=language, origin=Origin.MACHINE, reviewed_at__isnull=True)
    itself = Max(Case(When(themselves, then=1), default=0))
    found = records.filter(themselves | around).aggregate(itself=itself)["itself"]
    return {None: Share.NONE, 0: Share.PARTS, 1: Share.ITSELF}[found]


def _around(thing: Model) -> Q:
    model = type(thing)
    theirs = Q(pk__in=[])
    for path, other in texts_shown(model):
        there = model._base_manager.filter(pk=thing.pk).order_by().values(path)
        theirs |= Q(content_type=ContentType.objects.get_for_model(other), object_id__in=there)
    return theirs


@cache
def texts_shown(model: type[Model]) -> tuple[tuple[str, type[Model]], ...]:
    """The paths from an object to the other things whose texts stand on its page: its parts, and what it follows."""
    translated = translator.get_registered_models(abstract=False)
    followed = sources[model].follows if model in sources else ()
    ends = {path: relation.related_model for name in followed for path, relation in relations_of(model, name)}
    ends |= dict(_parts(model))
    return tuple((path, other) for path, other in ends.items() if other in translated)


def _parts(model: type[Model], before: str = "") -> Iterator[tuple[str, type[Model]]]:
    """What vanishes with an object and has no page of its own, within one subject."""
    for relation in model._meta.related_objects:
        part: Any = relation.related_model
        ours = part._meta.app_label == model._meta.app_label and not issubclass(part, Published)
        if ours and relation.on_delete is CASCADE:
            path = f"{before}{relation.name}"
            yield path, part
            yield from _parts(part, f"{path}__")
