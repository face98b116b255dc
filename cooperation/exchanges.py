"""Mobility events as the lines of a list."""

from collections.abc import Iterable
from types import SimpleNamespace

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from cooperation import our_side
from cooperation.models import MobilityEvent, Partner
from cooperation.wording import by_key, noted, pairs, when_label
from publishing.bundles import Ask, together
from publishing.languages import current, rows
from publishing.numbers import number_label
from publishing.sections import Row

COLUMNS = (
    "pk",
    "slug",
    "department",
    "direction",
    "mode",
    "when_from",
    "when_to",
    "when_precision",
    "academic_year",
    "hours",
    "students",
    "day_key",
)


def latest_first(found: QuerySet[MobilityEvent]) -> QuerySet[MobilityEvent]:
    """By date or academic year; what has neither comes last."""
    return found.order_by("-day_key", "pk")


def asks(found: QuerySet[MobilityEvent]) -> dict[str, Ask]:
    return {"events": Ask(found, {"title": "title"}, COLUMNS, order=latest)}


def latest(row: SimpleNamespace) -> tuple[int, int]:
    """The order of `latest_first` for rows."""
    return -row.day_key.toordinal(), row.pk


def listed(found: QuerySet[MobilityEvent]) -> list[SimpleNamespace]:
    """The events of one page of a list with their partners and departments, in two queries."""
    events = rows(found, ("title",), *COLUMNS)
    lists = together({"links": _links(events), **our_side.asks({row.department for row in events})})
    partners = by_key(lists["links"], "mobilityevent")
    for row in events:
        row.partners = partners.get(row.pk, [])
    return our_side.join(events, lists["departments"])


def _links(events: list[SimpleNamespace]) -> Ask:
    """The partners of these events that have a page."""
    key, through = f"partner__sort_key_{current()}", MobilityEvent.partners.through
    keys = [row.pk for row in events]
    found = through.objects.filter(mobilityevent__in=keys, partner__in=Partner.objects.published())
    columns = ("mobilityevent", "partner", key)
    return Ask(found, {"name": "partner__name"}, columns, order=lambda row: (getattr(row, key), row.partner))


def lines(events: Iterable[SimpleNamespace], *, several: bool = False) -> list[Row]:
    """Events as the lines of a list; those that are joined to their departments name them."""
    return [
        Row(
            title=row.title,
            url=reverse("cooperation:event", args=[row.slug]),
            note=noted(
                *(partner.name for partner in getattr(row, "partners", [])),
                our_side.department_label(row, several=several),
            ),
            facts=pairs(
                (gettext("When"), when_label(row)),
                (gettext("Hours"), number_label(row.hours, current()) if row.hours else ""),
                (gettext("Students"), number_label(row.students, current()) if row.students else ""),
            ),
            tag_text=direction_label(row.direction),
            tag_tone="info",
        )
        for row in events
    ]


def direction_label(direction: str) -> str:
    """Which way people went; nothing where that is not known."""
    known = direction != MobilityEvent.Direction.UNKNOWN
    return str(MobilityEvent.Direction(direction).label) if known else ""
