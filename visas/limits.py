"""How many visas a course takes, and where the limits fall: over figures and dates alone."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from visas.models import VisaRule

Unit = VisaRule.Unit
A_YEAR_IN = {Unit.ACADEMIC_YEAR: 1, Unit.YEAR: 1, Unit.MONTH: 12, Unit.DAY: 365}


@dataclass(frozen=True)
class Limits:
    """How many visas are still to come by either limit, and about when each limit falls.

    None where nothing limits, or the date hangs on a visa that is not there yet.
    """

    by_course: int
    by_years: int | None
    course_ends: date | None
    years_end: date | None
    #: The course lasts longer than the limit in years.
    beyond: bool
    #: What is left of the limit in years.
    years_left: int | None


def limits(rule: Any, course: int, done: int, visa_ends: date | None) -> Limits:
    """For a course of so many years, of which so many are done, with a study visa until a day (None: none yet).

    Somebody with a visa is taken to have had one for each of the years done.
    """
    has_visa = visa_ends is not None
    left = course - done
    years_left = max(rule.max_total_years - done, 0) if rule.max_total_years else None
    return Limits(
        by_course=visas_for(rule, left, has_visa=has_visa),
        by_years=None if years_left is None else visas_for(rule, min(years_left, left), has_visa=has_visa),
        course_ends=years_after(visa_ends, left) if visa_ends else None,
        years_end=years_after(visa_ends, years_left) if visa_ends and years_left is not None else None,
        beyond=bool(rule.max_total_years) and course > rule.max_total_years,
        years_left=years_left,
    )


def visas_for(rule: Any, years: int, *, has_visa: bool) -> int:
    """How many visas cover so many years; the first one may be of another length than a renewal."""
    if years <= 0:
        return 0
    renewal = length(rule.renewal, rule.renewal_unit) if rule.renewal else length(rule.max_grant, rule.max_grant_unit)
    if has_visa:
        return ceil(round(years / renewal, 6)) if rule.renewable and renewal else 0
    first = length(rule.max_grant, rule.max_grant_unit)
    rest = max(years - first, 0)
    return 1 + (ceil(round(rest / renewal, 6)) if rule.renewable and renewal else 0)


def length(number: int, unit: str) -> float:
    """In years; an academic year counts as one."""
    return number / A_YEAR_IN[Unit(unit)]


def years_after(day: date, years: int) -> date:
    """The same day of a later year; 28 February for a leap day where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def days_until(day: date, today: date) -> int:
    return (day - today) // timedelta(days=1)
