"""Takes the loaded content away again, and leaves what editors made of it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError

from publishing import caching, indexing
from publishing.content.schema import kind_of, kinds
from publishing.content.stored import Stored
from publishing.edits import edit
from publishing.models import LoadedRecord

BATCH = 200

Row = tuple[type[models.Model], Any]


@dataclass
class Removal:
    """The keys of the records that went, and of those that stayed, with the reason."""

    removed: list[str] = field(default_factory=list)
    kept: dict[str, str] = field(default_factory=dict)


def remove(*, everything: bool = False) -> Removal:
    """Deletes what `load` made. What an editor changed stays, with all that it or an editor's own record refers to.

    With `everything`, changes by editors are no reason to stay; only records that an editor's own ones need are.
    """
    with edit(), indexing.paused():
        stored = Stored()
        there = {
            (type(obj), obj.pk): loaded
            for loaded in stored.loaded.values()
            if (obj := stored.object_of(loaded)) is not None
        }
        ties = Ties()
        kept = _kept(stored, there, ties, everything=everything)
        removal = _delete({row: loaded for row, loaded in there.items() if row not in kept}, ties)
        removal.kept.update({there[row].key: reason for row, reason in kept.items()})
        staying = set(removal.kept)
        forgotten = [loaded.pk for loaded in stored.loaded.values() if loaded.key not in staying]
        LoadedRecord.objects.filter(pk__in=forgotten).delete()
        caching.touch()
        indexing.reindex_all()
    return removal


class Ties:
    """Who refers to whom, among all records of all subjects."""

    def __init__(self) -> None:
        self.rows: set[Row] = set()
        self.to: dict[Row, set[Row]] = defaultdict(set)
        #: Of these ties, those by which a row vanishes with what it refers to.
        self.cascading: dict[Row, set[Row]] = defaultdict(set)
        for kind in kinds().values():
            self._add(kind.model)

    def _add(self, model: type[models.Model]) -> None:
        self.rows.update((model, pk) for pk in model._base_manager.values_list("pk", flat=True))
        for column in model._meta.concrete_fields:
            if isinstance(column, models.ForeignKey):
                cascades = column.remote_field.on_delete is models.CASCADE
                for pk, other in model._base_manager.values_list("pk", column.attname):
                    self._tie((model, pk), (column.related_model, other), cascades=cascades)
        for many in model._meta.many_to_many:
            own, other = f"{many.m2m_field_name()}_id", f"{many.m2m_reverse_field_name()}_id"
            for pk, member in many.remote_field.through._base_manager.values_list(own, other):  # type: ignore[union-attr]
                self._tie((model, pk), (many.related_model, member), cascades=False)

    def _tie(self, row: Row, other: Row, *, cascades: bool) -> None:
        if other[1] is not None and other != row:
            self.to[row].add(other)
            if cascades:
                self.cascading[row].add(other)

    def needed_by(self, rows: set[Row]) -> dict[Row, Row]:
        """Everything that these rows refer to, directly or not, and by which row."""
        needed: dict[Row, Row] = {}
        waiting = list(rows)
        while waiting:
            row = waiting.pop()
            for other in self.to[row]:
                if other not in needed and other not in rows:
                    needed[other] = row
                    waiting.append(other)
        return needed

    def vanishing_with(self, rows: set[Row]) -> set[Row]:
        """What a deletion of these rows takes along."""
        gone = set(rows)
        while True:
            more = {row for row in self.rows - gone if self.cascading[row] & gone}
            if not more:
                return gone
            gone |= more


def _kept(stored: Stored, there: dict[Row, LoadedRecord], ties: Ties, *, everything: bool) -> dict[Row, str]:
    """The loaded rows that stay, each with the reason."""
    reasons: dict[Row, str] = {}
    if everything:
        own = ties.rows - ties.vanishing_with(set(there))
    else:
        own = ties.rows - set(there)
        for row, loaded in there.items():
            obj = stored.object_of(loaded)
            if obj is not None and stored.is_touched(loaded, obj):
                reasons[row] = "changed by an editor"
    for row, by in ties.needed_by(own | set(reasons)).items():
        if row in there and row not in reasons:
            reasons[row] = f"needed by {stored.called(*by)}"
    return reasons


def _delete(doomed: dict[Row, LoadedRecord], ties: Ties) -> Removal:
    removal = Removal()
    files: list[Any] = []
    for batch in _leaves_first(set(doomed), ties):
        for model, pks in batch.items():
            files += _files(model, pks)
            gone = _delete_rows(model, pks)
            for pk in pks:
                key = doomed[model, pk].key
                if pk in gone:
                    removal.removed.append(key)
                else:
                    removal.kept[key] = "something else refers to it"
    transaction.on_commit(lambda: [file.storage.delete(file.name) for file in files])
    return removal


def _leaves_first(rows: set[Row], ties: Ties) -> Iterator[dict[type[models.Model], list[Any]]]:
    """The rows in batches by model, each row after all that refer to it."""
    graph: dict[Row, set[Row]] = {row: set() for row in rows}
    for row in rows:
        for other in ties.to[row] & rows:
            graph[other].add(row)
    sorter = TopologicalSorter(graph)
    sorter.prepare()
    while sorter.is_active():
        ready = sorter.get_ready()
        batch: dict[type[models.Model], list[Any]] = defaultdict(list)
        for model, pk in ready:
            batch[model].append(pk)
        yield batch
        sorter.done(*ready)


def _delete_rows(model: type[models.Model], pks: list[Any]) -> set[Any]:
    """Deletes what may be deleted; says what is gone."""
    gone = set()
    for start in range(0, len(pks), BATCH):
        part = pks[start : start + BATCH]
        try:
            model._base_manager.filter(pk__in=part).delete()
            gone.update(part)
        except (ProtectedError, RestrictedError):
            if len(part) > 1:
                gone |= {pk for one in part for pk in _delete_rows(model, [one])}
    return gone


def _files(model: type[models.Model], pks: list[Any]) -> list[Any]:
    uploads = kind_of(model).uploads
    found = model._base_manager.filter(pk__in=pks) if uploads else []
    return [file for obj in found for name in uploads if (file := getattr(obj, name))]
