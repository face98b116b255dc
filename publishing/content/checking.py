"""Asks the models whether what a load is about to write is right, as the admin would, before anything is written.

New objects refer to each other by primary keys below zero that no row has, so that `clean` and the constraints see
whole objects. Uniqueness is judged by how the tables will stand at the end, not as they stand now.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from publishing.content.planning import Fate, Plan, Task
from publishing.content.reading import Fault
from publishing.content.stored import Stored
from publishing.languages import CODES


def check(plan: Plan) -> list[Fault]:
    """The faults of everything that the plan would write."""
    tasks = [task for task in plan.tasks() if task.fate is Fate.NEW or task.changed or task.reset]
    faults: list[Fault] = []
    for task in tasks:
        faults += [fault_of(task, name, message) for name, message in complaints(task)]
    faults += duplicates([task for task in tasks if not task.faulty], plan.stored)
    return faults


def complaints(task: Task) -> Iterator[tuple[str, str]]:
    """What the model has against an object: (field or NON_FIELD_ERRORS, message)."""
    obj, kind = task.obj, task.record.kind
    for name, column in kind.texts.items():
        if not column.blank and not any(getattr(obj, f"{name}_{code}") for code in CODES):
            yield name, "There is no text in any language."
    own = {column for slot in kind.slots() for column in slot.columns} - set(kind.references) - task.faulty
    exclude = {column.name for column in obj._meta.fields} - own
    wrong = set(task.faulty)
    try:
        obj.clean_fields(exclude=exclude)
    except ValidationError as error:
        wrong.update(error.message_dict)
        yield from messages(error)
    if wrong:
        return
    try:
        obj.clean()
        rules = [rule for rule in obj._meta.constraints if isinstance(rule, models.CheckConstraint)]
        # One question to the database is enough as long as the answer is yes.
        if rules and not _applies(reduce(and_, (rule.condition for rule in rules)), obj):
            for rule in rules:
                rule.validate(type(obj), obj)
    except ValidationError as error:
        yield from messages(error)


def messages(error: ValidationError) -> Iterator[tuple[str, str]]:
    if not hasattr(error, "error_dict"):
        yield NON_FIELD_ERRORS, " ".join(error.messages)
        return
    for name, texts in error.message_dict.items():
        yield name, " ".join(texts)


def fault_of(task: Task, column: str, message: str) -> Fault:
    """The complaint of a model about a column, at the line where the file gives it."""
    record = task.record
    if column == NON_FIELD_ERRORS:
        return Fault(record.place, "", message)
    label = next((slot.label for slot in record.kind.slots() if column in slot.columns), column)
    place = record.places.get(label) or record.places.get(label.partition(".")[0]) or record.place
    return Fault(place, label, message)


def duplicates(tasks: list[Task], stored: Stored) -> Iterator[Fault]:
    """Records that must stand only once, and would stand twice."""
    by_model: dict[Any, list[Task]] = {}
    for task in tasks:
        by_model.setdefault(type(task.obj), []).append(task)
    for model, group in by_model.items():
        for fields, condition, message in rules_of(model):
            yield from _twice(group, stored, fields, condition, message)


def rules_of(model: type[models.Model]) -> Iterator[tuple[Sequence[str], models.Q | None, str]]:
    """By which fields, under which condition, a row stands only once, and what to say otherwise."""
    for column in model._meta.concrete_fields:
        if column.unique and not column.primary_key:
            yield (column.name,), None, ""
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields:
            own = constraint.violation_error_message != constraint.default_violation_error_message
            yield constraint.fields, constraint.condition, str(constraint.violation_error_message) if own else ""


def _twice(
    tasks: Iterable[Task], stored: Stored, fields: Sequence[str], condition: models.Q | None, message: str
) -> Iterator[Fault]:
    seen: dict[tuple, Task] = {}
    tasks = list(tasks)
    ours = {task.obj.pk for task in tasks}
    for task in tasks:
        obj = task.obj
        columns = [obj._meta.get_field(name).attname for name in fields]  # type: ignore[union-attr]
        values = tuple(getattr(obj, column) for column in columns)
        if any(value is None for value in values) or not _applies(condition, obj):
            continue
        first = seen.setdefault(values, task)
        if first is not task:
            where = f"{first.record.key} ({first.record.place})"
        else:
            rows = type(obj)._base_manager.filter(**dict(zip(columns, values, strict=True)))
            rows = rows.filter(condition) if condition else rows
            strangers = [pk for pk in rows.values_list("pk", flat=True) if pk not in ours]
            where = stored.called(type(obj), strangers[0]) if strangers else ""
        if where:
            yield fault_of(task, fields[-1], f"{message or 'This may stand only once.'} It stands in {where} too.")


def _applies(condition: Any, obj: models.Model) -> bool:
    """Whether the condition holds for the object as it is, stored or not."""
    if condition is None:
        return True
    columns = [obj._meta.get_field(name) for name in condition.referenced_base_fields]
    return condition.check({column.name: models.Value(getattr(obj, column.attname), column) for column in columns})  # type: ignore[union-attr,arg-type]
