"""Sums over exchanges, year by year: visits here and there, hours, people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Count, IntegerField, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractYear

from cooperation.models import MobilityEvent

Direction = MobilityEvent.Direction

#: The year in which an event began, by its date or its academic year.
YEAR = Coalesce(ExtractYear("when_from"), "academic_year", output_field=IntegerField())


@dataclass(frozen=True)
class Sums:
    """What the events of a year (None: of an unknown year) come to; `people` are students and named participants."""

    year: int | None
    inward: int = 0
    outward: int = 0
    mutual: int = 0
    unstated: int = 0
    hours: int = 0
    people: int = 0

    @property
    def events(self) -> int:
        return self.inward + self.outward + self.mutual + self.unstated


_COUNTED = {
    Direction.IN: "inward",
    Direction.OUT: "outward",
    Direction.MUTUAL: "mutual",
    Direction.UNKNOWN: "unstated",
}


@dataclass(frozen=True)
class Group:
    """The events of one year and direction."""

    year: int | None
    direction: str
    events: int
    hours: int = 0
    students: int = 0


def sums(events: QuerySet[MobilityEvent]) -> list[Group]:
    """The events by year and direction, summed up by the database."""
    groups = events.order_by().annotate(year=YEAR).values_list("year", "direction")
    found = groups.annotate(Count("pk"), Sum("hours"), Sum("students"))
    return [Group(year, way, count, hours or 0, students or 0) for year, way, count, hours, students in found]


def participants(events: QuerySet[MobilityEvent]) -> dict[int | None, int]:
    """How many took part by name, by year; who took part twice counts twice."""
    counted = events.order_by().annotate(year=YEAR).values_list("year").annotate(Count("participations"))
    return dict(counted)


def by_year(groups: Iterable[Group], named: Mapping[int | None, int]) -> list[Sums]:
    """A row for each year, the latest first and the unknown one last."""
    years: dict[int | None, Sums] = {}
    for group in groups:
        so_far = years.get(group.year, Sums(group.year, people=named.get(group.year, 0)))
        column = _COUNTED[Direction(group.direction)]
        years[group.year] = replace(
            so_far,
            hours=so_far.hours + group.hours,
            people=so_far.people + group.students,
            **{column: getattr(so_far, column) + group.events},
        )
    return sorted(years.values(), key=lambda row: (row.year is None, -(row.year or 0)))


def together(years: Iterable[Sums]) -> Sums:
    """One row for all the years."""
    whole = Sums(None)
    for row in years:
        added = {name: getattr(whole, name) + getattr(row, name) for name in ("hours", "people", *_COUNTED.values())}
        whole = replace(whole, **added)
    return whole
