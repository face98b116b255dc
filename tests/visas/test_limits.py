"""How many visas a course takes, and on which day each limit falls."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.limits import Basis, Stretch, end_of, limits, stretch, visas_until


@dataclass(frozen=True)
class Rule:
    max_grant: int = 1
    max_grant_unit: str = "academic_year"
    renewable: bool = True
    renewal: int | None = 1
    renewal_unit: str = "year"
    max_total_years: int | None = 5


ENDS = date(2027, 2, 10)
ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


def since(first: date | None, ends: date = ENDS, done: int | None = None) -> Stretch:
    return stretch(ends, first, done)


@pytest.mark.parametrize(
    ("course", "first", "visas", "days"),
    [
        (6, date(2025, 2, 11), (4, 3), (date(2031, 2, 10), date(2030, 2, 10))),
        # a day earlier, and the third visa would last a day too long; a day later, and there is one more, of a day
        (6, date(2025, 2, 10), (4, 3), (date(2031, 2, 9), date(2030, 2, 9))),
        (6, date(2025, 2, 12), (5, 4), (date(2031, 2, 11), date(2030, 2, 11))),
        (6, date(2022, 2, 11), (1, 0), (date(2028, 2, 10), date(2027, 2, 10))),
        (6, date(2020, 2, 1), (0, 0), (date(2026, 1, 31), date(2025, 1, 31))),
        (3, date(2026, 2, 11), (2, 2), (date(2029, 2, 10), date(2031, 2, 10))),
    ],
)
def test_from_the_first_visa_to_the_day(course, first, visas, days):
    found = limits(Rule(), course, since(first))
    assert (found.by_course, found.by_years) == visas
    assert (found.course_ends, found.years_end) == days
    assert found.beyond is (course > 5)
    assert found.basis == Basis.FIRST_VISA


@pytest.mark.parametrize(
    ("course", "done", "visas", "days"),
    [
        (6, 2, (4, 3), (date(2031, 2, 10), date(2030, 2, 10))),
        (6, 5, (1, 0), (date(2028, 2, 10), ENDS)),
        (6, 6, (0, 0), (ENDS, date(2026, 2, 10))),  # the limit is past
        (5, 2, (3, 3), (date(2030, 2, 10), date(2030, 2, 10))),
        (3, 0, (3, 3), (date(2030, 2, 10), date(2032, 2, 10))),
    ],
)
def test_from_whole_years_which_is_said(course, done, visas, days):
    found = limits(Rule(), course, since(None, done=done))
    assert (found.by_course, found.by_years) == visas
    assert (found.course_ends, found.years_end) == days
    assert found.basis == Basis.WHOLE_YEARS


def test_no_limit_in_years_limits_nothing():
    found = limits(Rule(max_total_years=None), 6, since(date(2025, 2, 11)))
    assert (found.by_years, found.years_end, found.beyond) == (None, None, False)


@pytest.mark.parametrize(
    ("rule", "days", "number"),
    [
        (Rule(), 3 * 365, 3),
        (Rule(renewal=6, renewal_unit="month"), 2 * 365, 4),
        (Rule(renewal=90, renewal_unit="day"), 365, 5),
        (Rule(renewal=90, renewal_unit="day"), 360, 4),
        (Rule(renewal=None), 2 * 365, 2),  # as long as the first
        (Rule(renewable=False), 3 * 365, 0),
        (Rule(renewal=0, max_grant=0), 3 * 365, 0),
        (Rule(), 0, 0),
    ],
)
def test_so_many_visas(rule, days, number):
    start = date(2025, 3, 1)
    had = Stretch(start, Basis.FIRST_VISA, start - ONE_DAY)
    assert visas_until(rule, had, start + timedelta(days=days - 1)) == number


@pytest.mark.parametrize(
    ("start", "number", "unit", "last"),
    [
        (date(2025, 2, 11), 5, "year", date(2030, 2, 10)),
        (date(2024, 2, 29), 1, "year", date(2025, 2, 28)),
        (date(2024, 2, 29), 4, "year", date(2028, 2, 28)),
        (date(2024, 3, 1), 4, "year", date(2028, 2, 29)),
        (date(2027, 3, 1), 1, "academic_year", date(2028, 2, 29)),
        (date(2026, 1, 1), 1, "year", date(2026, 12, 31)),
        (date(2026, 1, 31), 1, "month", date(2026, 2, 28)),
        (date(2026, 8, 31), 3, "month", date(2026, 11, 30)),
        (date(2026, 8, 1), 90, "day", date(2026, 10, 29)),
        (date(2026, 8, 1), 0, "year", date(2026, 7, 31)),
        (date(2026, 8, 1), 32_767, "year", date.max),
        (date(2026, 8, 1), 10**7, "day", date.max),
    ],
)
def test_the_last_day_of_a_term(start, number, unit, last):
    assert end_of(start, number, unit) == last


@given(DAYS, st.integers(0, 120))
def test_a_term_ends_on_the_eve_of_the_same_day_or_with_the_month_that_has_none(start, months):
    last = end_of(start, months, "month")
    after = last + ONE_DAY
    passed = (after.year - start.year) * 12 + after.month - start.month
    if after.day == start.day:
        assert passed == months
    else:
        assert (after.day, passed) == (1, months + 1)
        assert monthrange(last.year, last.month)[1] < start.day


@given(DAYS, st.integers(1, 12))
def test_years_are_never_short_nor_long_by_more_than_leap_days(start, years):
    days = (end_of(start, years, "year") - start).days + 1
    assert 365 * years <= days <= 365 * years + years // 4 + 1
    assert end_of(start, years, "year") == end_of(start, 12 * years, "month")


@given(DAYS, st.integers(1, 12), st.sampled_from(["day", "month", "year"]))
def test_a_later_start_never_ends_earlier(start, number, unit):
    assert end_of(start, number, unit) <= end_of(start + ONE_DAY, number, unit)


@given(DAYS, st.integers(0, 4000), st.integers(1, 12), st.sampled_from([Rule(), Rule(renewal=6, renewal_unit="month")]))
def test_the_visas_to_come_reach_the_limit_and_not_one_is_too_many(first, held, course, rule):
    had = since(first, first + timedelta(days=held))
    found = limits(rule, course, had)
    assert 0 <= found.by_years <= found.by_course
    assert had.start <= min(found.years_end, found.course_ends)
    last = min(found.years_end, found.course_ends)
    reached = end_of(had.visa_ends + ONE_DAY, found.by_years * rule.renewal, rule.renewal_unit)
    assert reached >= last
    if found.by_years:
        before = end_of(had.visa_ends + ONE_DAY, (found.by_years - 1) * rule.renewal, rule.renewal_unit)
        assert before < last


@given(DAYS, st.integers(0, 12), st.integers(1, 12))
def test_whole_years_say_the_same_as_days_where_every_year_was_a_whole_one(first, done, course):
    """Visas without a gap, each of a year: then the rough count must not differ from the exact one."""
    if first.day > 28 or done > course:
        return
    ends = end_of(first, done, "year")
    exact, rough = limits(Rule(), course, since(first, ends)), limits(Rule(), course, since(None, ends, done))
    assert exact.course_ends == rough.course_ends
    assert (exact.by_course, exact.by_years) == (rough.by_course, rough.by_years)
    assert rough.years_end == exact.years_end
