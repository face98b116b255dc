"""How many visas a course takes, and on which day each limit falls: over figures and dates alone.

A term that begins on a day has its last day on the one before the same day of the later month or year, so that five
years from 11 February 2025 end with 10 February 2030. Where the later month has no such day, it ends with that month:
a year from 29 February is over with 28 February.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import StrEnum
from typing import Any

from visas.models import VisaRule

Unit = VisaRule.Unit
#: An academic year has no length of its own in the rules; a visa for one is taken to last a year.
MONTHS_IN = {Unit.ACADEMIC_YEAR: 12, Unit.YEAR: 12, Unit.MONTH: 1}
ONE_DAY = timedelta(days=1)


class Basis(StrEnum):
    """What the years are counted from."""

    FIRST_VISA = "first_visa"
    #: Only whole years are known: the days are right to within a year.
    WHOLE_YEARS = "whole_years"


@dataclass(frozen=True)
class Stretch:
    """What somebody has had of their years: `done` of them lie before `start`, and a visa covers all to `visa_ends`."""

    start: date
    basis: Basis
    visa_ends: date
    done: int = 0


@dataclass(frozen=True)
class Limits:
    """How many visas are still to come by either limit, and the last day of each, which may be past.

    The figure and the day of the limit in years are None where none is set.
    """

    by_course: int
    by_years: int | None
    course_ends: date
    years_end: date | None
    #: The limit in years comes before the end of the course.
    beyond: bool
    basis: Basis


def stretch(visa_ends: date, first: date | None, done: int | None) -> Stretch:
    """From the best that is known: the day of the first visa, or whole years."""
    if first is not None:
        return Stretch(first, Basis.FIRST_VISA, visa_ends)
    return Stretch(visa_ends + ONE_DAY, Basis.WHOLE_YEARS, visa_ends, done or 0)


def limits(rule: Any, course: int, had: Stretch) -> Limits:
    """For a course of so many years."""
    total = rule.max_total_years
    course_ends = end_of(had.start, course - had.done, Unit.YEAR)
    years_end = end_of(had.start, total - had.done, Unit.YEAR) if total else None
    return Limits(
        by_course=visas_until(rule, had, course_ends),
        by_years=visas_until(rule, had, min(years_end, course_ends)) if years_end else None,
        course_ends=course_ends,
        years_end=years_end,
        beyond=bool(total) and course > total,
        basis=had.basis,
    )


def visas_until(rule: Any, had: Stretch, end: date) -> int:
    """How many visas are still to come until a day, each as long as a renewal may be."""
    length, unit = (
        (rule.renewal, rule.renewal_unit) if rule.renewal is not None else (rule.max_grant, rule.max_grant_unit)
    )
    if not rule.renewable or not length:
        return 0
    renewals, covered = 0, had.visa_ends
    while covered < end:
        renewals += 1
        covered = end_of(had.visa_ends + ONE_DAY, renewals * length, unit)
    return renewals


def end_of(start: date, number: int, unit: str) -> date:
    """The last day of a term that begins on a day; one of nothing ends on the day before."""
    if unit == Unit.DAY:
        return start + min(timedelta(days=number) - ONE_DAY, date.max - start)
    months = start.year * 12 + start.month - 1 + number * MONTHS_IN[Unit(unit)]
    year, month = months // 12, months % 12 + 1
    if year > MAXYEAR:
        return date.max
    days = monthrange(year, month)[1]
    return date(year, month, days) if start.day > days else date(year, month, start.day) - ONE_DAY


def days_until(day: date, today: date) -> int:
    return (day - today).days
