"""Writes a plan: the objects, then the lists between them, then what is remembered of both."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from concurrency.exceptions import RecordModifiedError
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage
from django.db import DatabaseError, models, transaction
from django.db.models import ProtectedError, RestrictedError

from publishing import caching, indexing
from publishing.content.planning import Fate, Plan, Task
from publishing.content.reading import ContentError, Fault
from publishing.content.records import Given
from publishing.content.stored import Stored, joined
from publishing.content.values import References, Translation, Upload, digest
from publishing.models import LoadedRecord, TranslationRecord

BATCH = 200


def write(plan: Plan) -> tuple[list[str], list[str]]:
    """Does it all or nothing. Returns the records removed, and those that are no more in the files but had to stay."""
    copied: list[tuple[Storage, str]] = []
    try:
        concerned = indexing.pages_holding(_touched(plan))
        with transaction.atomic(), indexing.paused():
            for batch in plan.batches:
                # Rows that exist first: they may have to give way to new ones.
                for task in sorted(batch, key=lambda task: task.fate is Fate.NEW):
                    if task.fate is not Fate.DELETED and (task.fate is Fate.NEW or task.changed or task.reset):
                        _save(task, plan.stored, copied)
            for task in plan.tasks():
                _write_lists(task)
            removed, left = _remove_gone(plan)
            _remember([task for task in plan.tasks() if task.writes], plan.stored)
            if removed or any(task.writes for task in plan.tasks()):
                caching.touch()
                indexing.bring_up_to_date(concerned | indexing.pages_holding(_touched(plan)))
    except BaseException:
        for storage, name in copied:
            storage.delete(name)
        raise
    return removed, left


def _touched(plan: Plan) -> list[models.Model]:
    """What the load makes, changes or takes away."""
    return [*(task.obj for task in plan.tasks() if task.writes), *(obj for _loaded, obj in plan.gone if obj)]


def _save(task: Task, stored: Stored, copied: list[tuple[Storage, str]]) -> None:
    obj = task.obj
    given = {slot.key for slot, _given in task.changed} | {task.record.parent_field}
    for column in obj._meta.concrete_fields:
        if isinstance(column, models.ForeignKey) and column.is_cached(obj):
            if column.name in given:
                # The object referred to has got its own key only now.
                setattr(obj, column.name, getattr(obj, column.name))
            else:
                # Read while the load was planned; it may have changed since.
                column.delete_cached_value(obj)
    if task.fate is Fate.NEW:
        obj.pk = None
    else:
        _accept_version(obj)
    with _named(task):
        obj.save()
    for slot, _given in task.changed:
        if isinstance(slot, Upload) and (file := slot.get(obj)):
            copied.append((file.storage, file.name))
    stored.names[type(obj), obj.pk] = task.record.key


def _accept_version(obj: Any) -> None:
    """Nobody else writes during a load, but what it saved before may have saved this too."""
    if hasattr(obj, "version"):
        obj.version = type(obj)._base_manager.values_list("version", flat=True).get(pk=obj.pk)


@contextmanager
def _named(task: Task) -> Iterator[None]:
    """What the database refuses after all is told like every other fault."""
    try:
        yield
    except RecordModifiedError as error:
        message = f"Somebody has saved {task.record.key} while the files were being read. Load them again."
        raise ContentError([Fault(task.record.place, "", message)]) from error
    except DatabaseError as error:
        fault = Fault(task.record.place, "", f"The database refuses {task.record.key}: {error}")
        raise ContentError([fault]) from error


def _write_lists(task: Task) -> None:
    for found in task.lists:
        manager = getattr(task.obj, found.slot.key)
        if found.add_only:
            manager.add(*found.members)
        else:
            manager.set(found.members)


def _remove_gone(plan: Plan) -> tuple[list[str], list[str]]:
    removed, left = [], []
    for loaded, obj in plan.gone:
        try:
            if obj is not None:
                if plan.stored.is_touched(loaded, obj) or plan.stored.has_guests(obj):
                    left.append(loaded.key)
                    continue
                with transaction.atomic():
                    obj.delete()
                removed.append(loaded.key)
            loaded.delete()
        except (ProtectedError, RestrictedError):
            left.append(loaded.key)
    return removed, left


def _remember(tasks: list[Task], stored: Stored) -> None:
    """Keeps what was said and written, field by field, and where each text came from."""
    loaded: list[LoadedRecord] = []
    origins: list[TranslationRecord] = []
    emptied: list[TranslationRecord] = []
    for task in tasks:
        content_type = ContentType.objects.get_for_model(task.obj)
        for slot, given in [*task.changed, *task.noted]:
            if isinstance(slot, Translation):
                record = _origin(slot, given, content_type, task.obj)
                (origins if slot.get(task.obj) else emptied).append(record)
        emptied += [_origin(slot, None, content_type, task.obj) for slot in task.reset if isinstance(slot, Translation)]
        loaded.append(
            LoadedRecord(
                key=task.record.key, content_type=content_type, object_id=task.obj.pk, digests=_digests(task, stored)
            )
        )
    LoadedRecord.objects.bulk_create(
        loaded,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["content_type", "object_id", "digests"],
    )
    TranslationRecord.objects.bulk_create(
        origins,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["content_type", "object_id", "field", "language"],
        update_fields=["source_language", "source_digest", "origin", "reviewed_by", "reviewed_at"],
    )
    for record in emptied:
        TranslationRecord.objects.filter(
            content_type=record.content_type, object_id=record.object_id, field=record.field, language=record.language
        ).delete()


def _origin(slot: Translation, given: Given | None, content_type: ContentType, obj: models.Model) -> TranslationRecord:
    record = TranslationRecord(content_type=content_type, object_id=obj.pk, field=slot.name, language=slot.language)
    if given:
        record.origin = given.origin
        record.source_language = given.source_language
        record.source_digest = text_digest(given.source_text) if given.source_text else ""
    return record


def text_digest(text: str) -> str:
    """Which wording of its source a translation was made from."""
    return hashlib.sha256(text.strip().encode()).hexdigest()


def _digests(task: Task, stored: Stored) -> dict[str, list[str]]:
    digests = dict(task.digests)
    for slot, given in [*task.changed, *task.noted]:
        if not isinstance(slot, References):
            digests[slot.key] = [given.digest(), digest(stored.text(slot, task.obj))]
    lists = [(found.slot, found.given) for found in task.lists]
    lists += [(slot, given) for slot, given in task.noted if isinstance(slot, References)]
    for many, given in lists:
        members = getattr(task.obj, many.key).values_list("pk", flat=True)
        text = joined(stored.name_of(many.model, pk) for pk in members)
        digests[many.key] = [given.digest(), digest(text)]
    return digests
