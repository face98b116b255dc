"""How many visas a course takes, and where the limits fall."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.limits import limits, visas_for, years_after


@dataclass(frozen=True)
class Rule:
    max_grant: int = 1
    max_grant_unit: str = "academic_year"
    renewable: bool = True
    renewal: int | None = 1
    renewal_unit: str = "year"
    max_total_years: int | None = 5


ENDS = date(2027, 2, 10)


@pytest.mark.parametrize(
    ("years", "visas", "days", "beyond"),
    [
        ((6, 2), (4, 3), (date(2031, 2, 10), date(2030, 2, 10)), True),
        ((6, 5), (1, 0), (date(2028, 2, 10), date(2027, 2, 10)), True),
        ((6, 6), (0, 0), (date(2027, 2, 10), date(2027, 2, 10)), True),
        ((5, 2), (3, 3), (date(2030, 2, 10), date(2030, 2, 10)), False),
        ((3, 0), (3, 3), (date(2030, 2, 10), date(2032, 2, 10)), False),
    ],
)
def test_with_a_visa(years, visas, days, beyond):
    found = limits(Rule(), *years, ENDS)
    assert (found.by_course, found.by_years) == visas
    assert (found.course_ends, found.years_end) == days
    assert found.beyond is beyond


def test_without_a_visa_the_whole_course_is_still_to_come_and_no_date_is_known():
    found = limits(Rule(), 6, 0, None)
    assert (found.by_course, found.by_years, found.course_ends, found.years_end) == (6, 5, None, None)


@pytest.mark.parametrize(
    ("rule", "years", "has_visa", "number"),
    [
        (Rule(), 3, True, 3),
        (Rule(max_grant=6, max_grant_unit="month"), 3, False, 4),  # half a year, then three times one
        (Rule(renewal=6, renewal_unit="month"), 2, True, 4),
        (Rule(renewal=90, renewal_unit="day"), 1, True, 5),
        (Rule(renewal=None), 2, True, 2),  # as long as the first
        (Rule(renewable=False), 3, True, 0),
        (Rule(renewable=False), 3, False, 1),
        (Rule(renewal=0, max_grant=0), 3, True, 0),
        (Rule(), 0, True, 0),
    ],
)
def test_so_many_visas(rule, years, has_visa, number):
    assert visas_for(rule, years, has_visa=has_visa) == number


def test_no_limit_in_years_limits_nothing():
    found = limits(Rule(max_total_years=None), 6, 2, ENDS)
    assert (found.by_years, found.years_end, found.beyond) == (None, None, False)


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (date(2028, 2, 29), 1, date(2029, 2, 28)),
        (date(2028, 2, 29), 4, date(2032, 2, 29)),
        (date(2027, 12, 31), 1, date(2028, 12, 31)),
    ],
)
def test_the_same_day_of_a_later_year(day, years, later):
    assert years_after(day, years) == later


@given(st.integers(1, 12), st.integers(0, 12))
def test_the_limit_in_years_never_gives_more_than_the_course(course, done):
    found = limits(Rule(), course, min(done, course), ENDS)
    assert 0 <= found.by_years <= found.by_course
    assert found.course_ends >= ENDS
    assert found.years_end >= ENDS
