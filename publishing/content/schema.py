"""What the content files may say, learnt from the models: no list of names has to be kept beside them.

A model is written in snake_case at the top of a file. Records that vanish with their parent (a foreign key that
cascades) may stand under it, in a list named like the key's `related_name`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from concurrency.fields import VersionField
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from modeltranslation.translator import translator

from publishing.content.values import Period, Plain, Reference, References, Slot, Translation, Upload
from publishing.languages import CODES
from publishing.models import Dated

#: Fields that name a record by themselves, if they are unique.
NATURAL = ("slug", "code")


@dataclass
class Kind:
    """One model as the content files see it."""

    name: str
    model: type[models.Model]
    plain: dict[str, Plain] = field(default_factory=dict)
    texts: dict[str, models.Field] = field(default_factory=dict)
    periods: dict[str, Period] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    references: dict[str, Reference] = field(default_factory=dict)
    lists: dict[str, References] = field(default_factory=dict)
    #: The lists of records under a record of this kind: the model, and its foreign key to this one.
    children: dict[str, tuple[type[models.Model], str]] = field(default_factory=dict)
    #: What makes the key of a record that is not given one.
    natural: tuple[str, ...] = ()

    def names(self) -> list[str]:
        groups = (self.plain, self.texts, self.periods, self.uploads, self.references, self.lists, self.children)
        return [name for group in groups for name in group]

    def slots(self) -> Iterator[Slot]:
        """Everything that can be set on an object of this kind but its many-to-many lists."""
        yield from self.plain.values()
        yield from (Translation(name, code) for name in self.texts for code in CODES)
        yield from self.periods.values()
        yield from self.uploads.values()
        yield from self.references.values()

    def hint(self, name: str) -> str:
        """What may have been meant by a name that is no field."""
        for period in self.periods.values():
            if name in period.columns:
                return f" Write “{period.label}: 2021-02” instead."
        for text in self.texts:
            if name in (f"{text}_{code}" for code in CODES):
                return f" Write “{text}: {{{name.rpartition('_')[2]}: …}}” instead."
        for relation in self.model._meta.related_objects:
            if name == relation.get_accessor_name():
                written = snake_case(relation.related_model)
                return f" Write “{written}” at the top of the file, each with “{relation.field.name}”."
        near = get_close_matches(name, [*self.names(), "key"], 1)
        return f" Is it “{near[0]}”?" if near else ""


def snake_case(model: type[models.Model]) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", model.__name__).lower()


@cache
def kinds() -> dict[str, Kind]:
    """All models that content files may fill, by the name they have there."""
    found: dict[str, Kind] = {}
    for label in settings.CONTENT_APPS:
        if label == "publishing":
            continue
        for model in apps.get_app_config(label).get_models():
            kind = kind_of(model)
            if kind.name in found:
                raise ImproperlyConfigured(f"Two models are called {kind.name} in content files.")
            found[kind.name] = kind
    return found


@cache
def kind_of(model: type[models.Model]) -> Kind:
    meta = model._meta
    kind = Kind(snake_case(model), model, natural=_natural_key(model))
    translated = _translated(model)
    kind.periods = {
        name: Period(name) for base in model.__mro__ for name, value in vars(base).items() if isinstance(value, Dated)
    }
    taken = {column for period in kind.periods.values() for column in period.columns}
    taken.update(f"{name}_{code}" for name in translated for code in CODES)
    for column in meta.concrete_fields:
        if column.primary_key or not column.editable or column.name in taken or isinstance(column, VersionField):
            continue
        if column.name in translated:
            kind.texts[column.name] = column
        elif isinstance(column, models.ForeignKey):
            kind.references[column.name] = Reference(column)
        elif isinstance(column, models.FileField):
            kind.uploads[column.name] = Upload(column)
        else:
            kind.plain[column.name] = Plain(column)
    kind.lists = {column.name: References(column) for column in meta.many_to_many}
    for relation in meta.related_objects:
        if relation.one_to_many and relation.on_delete is models.CASCADE:
            name = relation.get_accessor_name()
            kind.children[name] = (relation.related_model, relation.field.name)  # type: ignore[index]
    return kind


def _translated(model: type[models.Model]) -> set[str]:
    if model not in translator.get_registered_models(abstract=False):
        return set()
    return set(translator.get_options_for_model(model).get_field_names())


def _natural_key(model: type[models.Model]) -> tuple[str, ...]:
    """A unique slug or code, or the fields of the first rule by which a record stands only once."""
    for column in model._meta.concrete_fields:
        if column.name in NATURAL and column.unique:
            return (column.name,)
    rules = model._meta.total_unique_constraints
    return tuple(rules[0].fields) if rules else ()
