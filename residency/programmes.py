"""Programmes as lists show them."""

from collections.abc import Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

from departments.universities import universities
from publishing.caching import kept
from publishing.languages import Text, current, rows
from residency.admission import all_soonest
from residency.models import Programme, TrainingLevel, full_name


def programme_rows(
    found: QuerySet[Programme], soonest: Mapping[int, Any], names: Mapping[str, Text]
) -> list[SimpleNamespace]:
    """Programmes in one query; `soonest` has the next dates of each level, `names` those of the universities."""
    listed = rows(
        found,
        {"specialty": "specialty__name", "group": "specialty__group__name"},
        *("slug", "duration_months", "places", "valid_from", "valid_until", "specialty__covers_children"),
        *("level", "level__level", "level__department__university__slug"),
    )
    for row in listed:
        row.name = full_name(row.specialty, row.specialty__covers_children)
        row.university = names.get(row.level__department__university__slug)
        row.level_name = TrainingLevel.Level(row.level__level).label
        row.entry = entry_years(row.valid_from, row.valid_until)
        row.admission = soonest.get(row.level)
    return listed


def as_rows(request: HttpRequest) -> Any:
    """`programme_rows` for the page of a list."""
    soonest = kept(request, ("soonest", current()), lambda: all_soonest("round__levels"))
    return partial(programme_rows, soonest=soonest, names=short_names(request))


def short_names(request: HttpRequest) -> dict[str, Text]:
    """What each university is called in a list; nothing where there is but one."""
    found = universities(request)
    return {row.slug: row.short_name or row.name for row in found} if len(found) > 1 else {}


def entry_years(first: int | None, last: int | None) -> str:
    """For which years of entry a programme is offered: "2026", "2026–2028"; nothing where that is not limited."""
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return gettext("from %(year)d") % {"year": first}
    return gettext("until %(year)d") % {"year": last} if last else ""
