"""What an editor changed, kept as names of fields and told in the language of whoever reads it."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.forms import BaseForm
from django.utils.formats import date_format, time_format
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext

from publishing.languages import NATIVE_NAMES

LONGEST = 300
NOT_TOLD = {"version"}


def changes_of(form: Any, formsets: Iterable[Any], add: bool) -> list[dict[str, Any]]:
    """One saved form: the names of its fields, each with what stood there and what stands there now."""
    found: list[dict[str, Any]] = []
    if add:
        found.append({"added": {}})
    elif form.changed_data:
        found.append({"changed": _changed(form)})
    for formset in formsets or ():
        model = formset.model._meta.label_lower
        found += [{"added": _row(thing, model)} for thing in formset.new_objects]
        for thing, _names in formset.changed_objects:
            row = next(form for form in formset.forms if form.instance is thing)
            found.append({"changed": _row(thing, model) | _changed(row)})
        found += [{"deleted": _row(thing, model)} for thing in formset.deleted_objects]
    return found


def _row(thing: Model, model: str) -> dict[str, Any]:
    return {"name": str(thing._meta.verbose_name), "object": str(thing), "model": model, "pk": thing.pk}


def _changed(form: BaseForm) -> dict[str, Any]:
    names = [name for name in form.changed_data if name not in NOT_TOLD]
    return {
        "fields": names,
        "values": {name: [_kept(form, name, value) for value in _both(form, name)] for name in names},
    }


def _both(form: Any, name: str) -> tuple[Any, Any]:
    return form.get_initial_for_field(form.fields[name], name), form.cleaned_data.get(name)


def _kept(form: Any, name: str, value: Any) -> Any:
    """A value that can be kept and told later; of what it points to the name it has now."""
    queryset = getattr(form.fields[name], "queryset", None)
    if queryset is not None:
        found = value if isinstance(value, (list, tuple)) or hasattr(value, "__iter__") else [value]
        keys = [getattr(each, "pk", each) for each in found if each not in (None, "")]
        return ", ".join(str(each) for each in queryset.model._base_manager.filter(pk__in=keys))
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return Truncator(str(value)).chars(LONGEST)


def told(entry: LogEntry, model: type[Model]) -> list[str]:
    """The lines of one entry, in the reader's language."""
    try:
        kept = json.loads(entry.change_message)
    except ValueError:
        return [entry.change_message] if entry.change_message else [entry.get_action_flag_display()]
    lines = [line for part in kept if isinstance(part, dict) for line in _lines(part, model)]
    return lines or [gettext("Saved without a change.")]


def _lines(part: dict[str, Any], model: type[Model]) -> Iterator[str]:
    for action, what in part.items():
        row = _kind(what)
        whose = f"{capfirst(str(row._meta.verbose_name))} “{_named(row, what)}”" if row else ""
        if action == "added":
            yield gettext("Added: %(what)s") % {"what": whose} if whose else gettext("The page was made.")
        elif action == "deleted":
            yield gettext("Deleted: %(what)s") % {"what": whose or what.get("object", "")}
        else:
            before = f"{whose}: " if whose else ""
            values = what.get("values", {})
            for name in what.get("fields", ()):
                yield before + _line(row or model, name, values.get(name))


def _kind(what: dict[str, Any]) -> type[Model] | None:
    try:
        return apps.get_model(what["model"])
    except (KeyError, LookupError, ValueError):
        return None


def _named(row: type[Model], what: dict[str, Any]) -> str:
    """In the reader's language where it is still there, else as it was called."""
    return str(row._base_manager.filter(pk=what.get("pk")).first() or what.get("object", ""))


def _line(model: type[Model], name: str, values: Any) -> str:
    label = label_of(model, name)
    if not values or len(values) != 2:
        return label
    old, new = (_shown(model, name, value) for value in values)
    return f"{label}: {old} → {new}"


def label_of(model: type[Model], name: str) -> str:
    """The field as its form names it: a text with the language in its own words."""
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return gettext(name)
    original = getattr(field, "translated_field", None)
    if original is None:
        return capfirst(str(field.verbose_name))
    return f"{capfirst(str(original.verbose_name))} · {NATIVE_NAMES[field.language]}"


def _shown(model: type[Model], name: str, value: Any) -> str:
    if value is None or value == "":
        return gettext("empty")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return str(value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    try:
        return _moment(field.get_internal_type(), str(value))
    except ValueError:
        return str(value)


def _moment(kind: str, value: str) -> str:
    if kind == "DateField":
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    if kind == "DateTimeField":
        return date_format(datetime.fromisoformat(value), "DATETIME_FORMAT")
    if kind == "TimeField":
        return time_format(time.fromisoformat(value), "TIME_FORMAT")
    return value
