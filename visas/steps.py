"""The steps of a procedure in order, each with what may be done in its stead."""

from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet

from publishing.bundles import Ask
from visas.models import Step

COLUMNS = ("pk", "actor", "mandatory", "alternative_to", "position", "office", "authority", "authority__website")


def ask(found: QuerySet[Step], *plain: str) -> Ask:
    """Asks for steps; `plain` names further columns."""
    return Ask(
        found,
        {
            "text": "text",
            "authority_name": "authority__name",
            "authority_short_name": "authority__short_name",
            "authority_address": "authority__address",
        },
        (*COLUMNS, *plain),
        order=lambda row: (row.position, row.pk),
    )


def steps(rows: list[SimpleNamespace], offices: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """The steps one after another; an alternative stands with the step it may replace."""
    offices_by_key = {office.pk: office for office in offices}
    by_key = {row.pk: row for row in rows}
    for row in rows:
        row.actor_name = Step.Actor(row.actor).label
        row.office_row = offices_by_key.get(row.office)
        row.alternatives = []
    for row in rows:
        first = first_choice(row, by_key)
        if first is not row:
            first.alternatives.append(row)
    return [row for row in rows if first_choice(row, by_key) is row]


def first_choice(step: Any, by_key: dict[int, Any]) -> Any:
    """The step at the head of a chain of alternatives; a ring of them has no head, and each stands for itself."""
    seen, first = {step.pk}, step
    while first.alternative_to in by_key:
        first = by_key[first.alternative_to]
        if first.pk in seen:
            return step
        seen.add(first.pk)
    return first


def authorities(rows: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """The state offices of the steps, each once."""
    found = {}
    for row in rows:
        if row.authority and row.authority not in found:
            found[row.authority] = SimpleNamespace(
                name=row.authority_name,
                short_name=row.authority_short_name,
                address=row.authority_address,
                website=row.authority__website,
            )
    return list(found.values())
