"""What the database holds of the content: the records loaded before, their objects, and how they are called."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models

from publishing.content.schema import NATURAL, kind_of, snake_case
from publishing.content.values import Reference, Slot, digest
from publishing.models import LoadedRecord


class Stored:
    def __init__(self) -> None:
        self.loaded = {loaded.key: loaded for loaded in LoadedRecord.objects.all()}
        types = ContentType.objects.in_bulk({loaded.content_type_id for loaded in self.loaded.values()})
        self.models = {number: found.model_class() for number, found in types.items()}
        self.by_path = {(self.model_of(loaded), key.partition("/")[2]): loaded for key, loaded in self.loaded.items()}
        self.names: dict[tuple[Any, Any], str] = {
            (self.model_of(loaded), loaded.object_id): loaded.key for loaded in self.loaded.values()
        }
        self._objects: dict[Any, dict[Any, models.Model]] = {}
        self._strangers: dict[type[models.Model], set[Any]] = {}
        self._members: dict[models.ManyToManyField, dict[Any, set[Any]]] = {}

    def model_of(self, loaded: LoadedRecord) -> type[models.Model] | None:
        return self.models.get(loaded.content_type_id)

    def objects(self, model: type[models.Model]) -> dict[Any, models.Model]:
        """The loaded objects of a model, by primary key."""
        if model not in self._objects:
            pks = [loaded.object_id for loaded in self.loaded.values() if self.model_of(loaded) is model]
            self._objects[model] = model._base_manager.in_bulk(pks)
        return self._objects[model]

    def object_of(self, loaded: LoadedRecord) -> models.Model | None:
        model = self.model_of(loaded)
        return self.objects(model).get(loaded.object_id) if model else None

    def members(self, column: models.ManyToManyField, pk: Any) -> set[Any]:
        """The primary keys in a many-to-many list of an object."""
        if column not in self._members:
            own, other = column.m2m_field_name(), column.m2m_reverse_field_name()
            found: dict[Any, set[Any]] = defaultdict(set)
            through = column.remote_field.through._base_manager  # type: ignore[union-attr]
            for one, many in through.values_list(f"{own}_id", f"{other}_id"):
                found[one].add(many)
            self._members[column] = found
        return self._members[column].get(pk, set())

    def find(self, model: type[models.Model], path: str) -> models.Model | None:
        """The object which a reference means that no record of the files answers to."""
        loaded = self.by_path.get((model, path))
        if loaded:
            return self.object_of(loaded)
        natural = kind_of(model).natural
        if len(natural) == 1 and natural[0] in NATURAL:
            return model._base_manager.filter(**{natural[0]: path}).first()
        return None

    def twin(self, model: type[models.Model], values: dict[str, Any]) -> models.Model | None:
        """The object made by other hands that stands where a new record with these unique values would."""
        if not values or not all(_can_be_looked_up(value) for value in values.values()):
            return None
        if model not in self._strangers:
            ours = {pk for known, pk in self.names if known is model}
            self._strangers[model] = set(model._base_manager.values_list("pk", flat=True)) - ours
        if not self._strangers[model]:
            return None
        try:
            return model._base_manager.filter(**values, pk__in=self._strangers[model]).first()
        except (ValueError, ValidationError):
            return None

    def name_of(self, model: type[models.Model], pk: Any) -> str:
        return self.names.get((model, pk), f"#{pk}") if pk is not None else ""

    def called(self, model: type[models.Model], pk: Any) -> str:
        """What to call an object in a sentence."""
        return self.names.get((model, pk)) or f"{snake_case(model)} {pk}"

    def text(self, slot: Slot, obj: models.Model) -> str:
        """What a field holds now, in the spelling of digests."""
        if isinstance(slot, Reference):
            return self.name_of(slot.model, slot.get(obj))
        return slot.text_in(obj)

    def list_text(self, column: models.ManyToManyField, pk: Any) -> str:
        model: Any = column.related_model
        return joined(self.name_of(model, member) for member in self.members(column, pk))

    def has_guests(self, obj: models.Model) -> bool:
        """Whether records made by other hands would vanish with the object."""
        return any(
            (model, pk) not in self.names
            for model, column in kind_of(type(obj)).children.values()
            for pk in model._base_manager.filter(**{column: obj.pk}).values_list("pk", flat=True)
        )

    def is_touched(self, loaded: LoadedRecord, obj: models.Model) -> bool:
        """Whether anything of the object is not as the files left it."""
        kind = kind_of(type(obj))
        if any(digest(self.text(slot, obj)) != left(slot, loaded.digests) for slot in kind.slots()):
            return True
        return any(
            digest(self.list_text(many.field, obj.pk)) != left(many, loaded.digests) for many in kind.lists.values()
        )


def left(slot: Slot, digests: dict[str, list[str]]) -> str:
    """The digest of what the last load left in a field: what it wrote, or the untouched default."""
    entry = digests.get(slot.key)
    return entry[1] if entry else digest(slot.text(slot.default()))


def joined(names: Iterable[str]) -> str:
    return "\n".join(sorted(set(names)))


def _can_be_looked_up(value: Any) -> bool:
    """A text, or an object that stands in the database: planned ones have a key below zero for the time being."""
    return value is not None and not (isinstance(value, models.Model) and value.pk < 0)
