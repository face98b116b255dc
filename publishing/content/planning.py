"""What a load will do: compares each record with the database, and what stands there with what was loaded last.

Three digests decide over a field: what the file says now, what it said when it was loaded last, and what stands in
the database. A field that no longer holds what the load left there belongs to the editor who changed it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from graphlib import CycleError, TopologicalSorter
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models

from publishing.content.reading import Fault, Place
from publishing.content.records import Given, Record
from publishing.content.schema import snake_case
from publishing.content.stored import Stored, joined, left
from publishing.content.values import Reference, References, Slot, Upload, digest
from publishing.models import LoadedRecord


class Fate(Enum):
    NEW = "new"
    THERE = "there"
    #: An editor deleted it, or what it cannot be without.
    DELETED = "deleted"


@dataclass
class Task:
    """One record on its way into the database."""

    record: Record
    fate: Fate
    obj: models.Model
    digests: dict[str, list[str]] = field(default_factory=dict)
    #: Fields to be written, and those of which only the origin or the spelling in the file is new.
    changed: list[tuple[Slot, Given]] = field(default_factory=list)
    noted: list[tuple[Slot, Given]] = field(default_factory=list)
    #: Fields that the file has no more, back at their defaults.
    reset: list[Slot] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    lists: list["Members"] = field(default_factory=list)
    faulty: set[str] = field(default_factory=set)

    @property
    def writes(self) -> bool:
        return self.fate is Fate.NEW or bool(self.changed or self.noted or self.reset or self.lists)


@dataclass
class Members:
    """A many-to-many list to be written."""

    slot: References
    given: Given
    members: list[models.Model]
    #: What stands there already stays.
    add_only: bool


@dataclass
class Plan:
    stored: Stored
    #: In an order in which each record comes after those it refers to.
    batches: list[list[Task]] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    #: Records that the files had under a record, and have no more.
    gone: list[tuple[LoadedRecord, models.Model | None]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def tasks(self) -> list[Task]:
        return [task for batch in self.batches for task in batch if task.fate is not Fate.DELETED]


Target = Record | models.Model


class Planner:
    def __init__(self, records: dict[str, Record], *, overwrite: bool = False) -> None:
        self.records = records
        self.overwrite = overwrite
        self.stored = Stored()
        self.plan = Plan(self.stored)
        self.tasks: dict[str, Task] = {}
        self.by_path = {(record.kind.model, record.path): record for record in records.values()}
        self.targets: dict[tuple[str, str], list[Target]] = {}
        self.next_key = 0

    def make(self) -> Plan:
        for record in self.records.values():
            self._resolve(record)
        for keys in self._ordered():
            batch = [self._task(self.records[key]) for key in keys]
            self.plan.batches.append(batch)
        for task in self.plan.tasks():
            self._compare_lists(task)
        self.plan.gone = list(self._gone())
        return self.plan

    def fault(self, place: Place, field_name: str, message: str) -> None:
        self.plan.faults.append(Fault(place, field_name, message))

    # References

    def _resolve(self, record: Record) -> None:
        if record.parent:
            self.targets[record.key, record.parent_field] = [record.parent]
        for name, pointer in record.references.items():
            model = record.kind.references[name].model
            found = [self._target(record, name, model, pointer.text, pointer.place)] if pointer.text else []
            self.targets[record.key, name] = [target for target in found if target is not None]
        for name, pointers in record.lists.items():
            model = record.kind.lists[name].model
            members = [self._target(record, name, model, pointer.text, pointer.place) for pointer in pointers]
            self.targets[record.key, name] = [target for target in members if target is not None]
        if record.extends:
            return
        for name, slot in record.kind.references.items():
            if slot.required and name != record.parent_field and name not in record.references:
                self.fault(record.place, name, "This is missing.")

    def _target(self, record: Record, name: str, model: type[models.Model], text: str, place: Place) -> Target | None:
        beside = record.path.rsplit("/", 1)[0] + "/" + text
        found = self.by_path.get((model, text)) or self.by_path.get((model, beside)) or self.stored.find(model, text)
        if found is None:
            missing = f"There is no {snake_case(model)} “{text}”"
            self.fault(place, name, f"{missing}, neither in the files nor in the database.")
        return found

    def _ordered(self) -> list[list[str]]:
        graph = {}
        for record in self.records.values():
            before = [record.parent] if record.parent else []
            for name in record.references:
                before += [target for target in self.targets[record.key, name] if isinstance(target, Record)]
            graph[record.key] = [other.key for other in before]
        sorter = TopologicalSorter(graph)
        try:
            sorter.prepare()
        except CycleError as error:
            ring = error.args[1]
            self.fault(self.records[ring[0]].place, "", f"These refer to each other in a ring: {' → '.join(ring)}.")
            return []
        batches = []
        while sorter.is_active():
            ready = sorter.get_ready()
            batches.append(list(ready))
            sorter.done(*ready)
        return batches

    # One record

    def _task(self, record: Record) -> Task:
        loaded = self.stored.loaded.get(record.key)
        obj = self.stored.object_of(loaded) if loaded else self._twin(record)
        fate = Fate.THERE if obj else self._fate_without_object(record, loaded)
        if obj is None:
            self.next_key -= 1
            obj = record.kind.model(pk=self.next_key)
        digests = dict(loaded.digests) if loaded and fate is Fate.THERE else {}
        task = self.tasks[record.key] = Task(record, fate, obj, digests)
        if fate is Fate.DELETED:
            self.plan.deleted.append(record.key)
            return task
        if record.extends and fate is Fate.NEW:
            self.fault(record.place, "", f"{record.key} is extended here, but stands nowhere.")
        self.stored.names[record.kind.model, obj.pk] = record.key
        self._compare_all(task, adopted=fate is Fate.THERE and loaded is None)
        return task

    def _fate_without_object(self, record: Record, loaded: LoadedRecord | None) -> Fate:
        parent = self.tasks[record.parent.key] if record.parent else None
        if parent and parent.fate is Fate.DELETED:
            return Fate.DELETED
        if loaded and not self.overwrite:
            return Fate.DELETED
        for name, slot in record.kind.references.items():
            if slot.required and any(self._is_deleted(target) for target in self.targets.get((record.key, name), [])):
                return Fate.DELETED
        return Fate.NEW

    def _is_deleted(self, target: Target) -> bool:
        return isinstance(target, Record) and self.tasks[target.key].fate is Fate.DELETED

    def _twin(self, record: Record) -> models.Model | None:
        values: dict[str, Any] = {}
        for name in record.kind.natural:
            if name in record.kind.references:
                targets = self.targets.get((record.key, name), [])
                values[name] = self._object(targets[0]) if targets else None
            else:
                values[name] = record.given[name][1].text if name in record.given else None
        return self.stored.twin(record.kind.model, values)

    def _object(self, target: Target) -> models.Model:
        return self.tasks[target.key].obj if isinstance(target, Record) else target

    # One field

    def _compare_all(self, task: Task, *, adopted: bool) -> None:
        record = task.record
        for slot, given in record.given.values():
            self._compare(task, slot, given, adopted)
        for name, slot in record.kind.references.items():
            if (record.key, name) in self.targets:
                targets = [target for target in self.targets[record.key, name] if not self._is_deleted(target)]
                place = record.places.get(name, record.place)
                self._compare(task, slot, Given(self._names(targets), place), adopted)
        if not record.extends:
            self._reset_unsaid(task)

    def _compare(self, task: Task, slot: Slot, given: Given, adopted: bool) -> None:
        said, entry = given.digest(), task.digests.get(slot.key)
        now = digest(self.stored.text(slot, task.obj))
        touched = task.fate is Fate.THERE and now != left(slot, task.digests)
        if entry and entry[0] == said and not touched:
            return
        if adopted and given.implied:
            task.noted.append((slot, given))
            return
        try:
            value = self._value(task, slot, given)
        except ValidationError as error:
            task.faulty.update(slot.columns)
            self.fault(given.place, slot.label, " ".join(error.messages))
            return
        same = not isinstance(slot, Upload) and digest(self._text(slot, value)) == now
        if touched and not same and not self.overwrite:
            task.kept.append(slot.label)
        elif task.fate is Fate.NEW or not same:
            slot.set(task.obj, value)
            task.changed.append((slot, given))
        else:
            task.noted.append((slot, given))

    def _value(self, task: Task, slot: Slot, given: Given) -> Any:
        if isinstance(slot, Reference):
            targets = self.targets[task.record.key, slot.key]
            return next((self._object(target) for target in targets if not self._is_deleted(target)), None)
        if isinstance(slot, Upload) and given.file:
            return ContentFile(given.file.read_bytes(), given.file.name)
        return slot.value(given.text)

    def _text(self, slot: Slot, value: Any) -> str:
        if isinstance(slot, Reference):
            return self.stored.name_of(slot.model, value.pk) if value else ""
        return slot.text(value)

    def _names(self, targets: Iterable[Target]) -> str:
        objects = [self._object(target) for target in targets]
        return joined(self.stored.name_of(type(obj), obj.pk) for obj in objects)

    def _compare_lists(self, task: Task) -> None:
        record = task.record
        for name in record.lists:
            self._compare_list(task, record.kind.lists[name])
        for name, many in record.kind.lists.items():
            if many.required and not record.extends and not record.lists.get(name):
                self.fault(record.places.get(name, record.place), name, "At least one is needed.")

    def _compare_list(self, task: Task, slot: References) -> None:
        record, add_only = task.record, task.record.extends
        targets = [target for target in self.targets[record.key, slot.key] if not self._is_deleted(target)]
        given = Given(self._names(targets), record.places[slot.key])
        entry, text = task.digests.get(slot.key), self.stored.list_text(slot.field, task.obj.pk)
        touched = task.fate is Fate.THERE and digest(text) != left(slot, task.digests)
        if entry and entry[0] == given.digest() and not touched:
            return
        wanted = joined([*given.text.splitlines(), *text.splitlines()]) if add_only else given.text
        if wanted == text:
            task.noted.append((slot, given))
        elif touched and not self.overwrite and not add_only:
            task.kept.append(slot.label)
        else:
            members = [self._object(target) for target in targets]
            task.lists.append(Members(slot, given, members, add_only))

    def _reset_unsaid(self, task: Task) -> None:
        """A field that the file has no more goes back to its default, unless an editor has changed it."""
        said = {*task.record.given, *task.record.references, *task.record.lists, task.record.parent_field}
        for slot in task.record.kind.slots():
            if slot.key not in task.digests or slot.key in said:
                continue
            if digest(self.stored.text(slot, task.obj)) == left(slot, task.digests):
                slot.set(task.obj, slot.default())
                task.reset.append(slot)
                del task.digests[slot.key]

    # What the files have no more

    def _gone(self) -> Iterable[tuple[LoadedRecord, models.Model | None]]:
        gone: set[str] = set()
        for key in sorted(self.stored.loaded):
            above = key.rsplit("/", 2)[0]
            parent = self.records.get(above)
            if key not in self.records and (above in gone or (parent and not parent.extends)):
                gone.add(key)
        for key in sorted(gone, key=lambda key: (-key.count("/"), key)):
            loaded = self.stored.loaded[key]
            yield loaded, self.stored.object_of(loaded)
