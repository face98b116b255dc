"""Which field of a form to mend when a rule of the database refuses what the form holds."""

from collections.abc import Collection, Iterator

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, F, Model, Q


def field_to_mend(error: ValidationError, instance: Model, shown: Collection[str]) -> str | None:
    """The last of the shown fields that the rule names and that holds anything; None if it names none of them."""
    named = [name for name in _named(error, instance) if name in shown]
    filled = [name for name in named if getattr(instance, name) not in (None, "")]
    return next(reversed(filled or named), None)


def fields_of(rule: CheckConstraint) -> list[str]:
    """As they stand in its condition; of "the end is after the beginning" the end is the last."""
    return list(_in_condition(rule.condition)) if isinstance(rule.condition, Q) else []


def _named(error: ValidationError, instance: Model) -> list[str]:
    for rule in instance._meta.constraints:
        if isinstance(rule, CheckConstraint) and str(rule.violation_error_message) == str(error.message):
            return fields_of(rule)
    return list((error.params or {}).get("unique_check", ()))


def _in_condition(condition: Q) -> Iterator[str]:
    for child in condition.children:
        if isinstance(child, Q):
            yield from _in_condition(child)
        elif isinstance(child, tuple):
            lookup, value = child
            if isinstance(value, F):
                yield value.name  # type: ignore[attr-defined]
            yield lookup.split("__")[0]
