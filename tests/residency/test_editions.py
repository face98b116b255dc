"""The dates of an admission: years, leap days, turns of the year, and what is open on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from residency.editions import (
    STAGES,
    Round,
    Standing,
    Window,
    edition,
    latest,
    leading,
    on,
    periods,
    standing,
    turns,
    upcoming,
)
from residency.models import Stage
from tests.residency.strategies import windows_of_any_kind

SUMMER = (
    Window("application", (7, 20), (6, 20)),
    Window("exam", (8, 20), (8, 1)),
    Window("enrolment", (8, 31)),
)
OVER_NEW_YEAR = (
    Window("application", (1, 10), (11, 20)),
    Window("exam", (1, 20), (1, 15)),
    Window("enrolment", (1, 31)),
)
RULE = Round(1, None, SUMMER)


def days(windows, year):
    return [(period.window.stage, period.first, period.last) for period in periods(windows, year)]


def test_stages_are_those_of_the_model_in_the_same_order():
    assert list(STAGES) == Stage.values


@pytest.mark.parametrize(
    ("year", "day", "expected"),
    [
        (2026, (6, 20), date(2026, 6, 20)),
        (2028, (2, 29), date(2028, 2, 29)),
        (2027, (2, 29), date(2027, 2, 28)),
        (2026, (12, 31), date(2026, 12, 31)),
    ],
)
def test_on_gives_the_day_of_a_year(year, day, expected):
    assert on(year, day) == expected


def test_periods_of_a_summer_admission_lie_in_its_year():
    assert days(SUMMER, 2026) == [
        ("application", date(2026, 6, 20), date(2026, 7, 20)),
        ("exam", date(2026, 8, 1), date(2026, 8, 20)),
        ("enrolment", None, date(2026, 8, 31)),
    ]


def test_periods_run_on_over_the_turn_of_the_year():
    assert days(OVER_NEW_YEAR, 2026) == [
        ("application", date(2026, 11, 20), date(2027, 1, 10)),
        ("exam", date(2027, 1, 15), date(2027, 1, 20)),
        ("enrolment", None, date(2027, 1, 31)),
    ]


def test_windows_of_one_stage_for_different_applicants_begin_in_the_same_year():
    windows = (Window("application", (7, 20), (6, 20)), Window("application", (5, 31), (3, 1)), Window("exam", (6, 15)))
    assert days(windows, 2026) == [
        ("application", date(2026, 3, 1), date(2026, 5, 31)),
        ("exam", None, date(2026, 6, 15)),
        ("application", date(2026, 6, 20), date(2026, 7, 20)),
    ]


@pytest.mark.parametrize(("year", "last"), [(2028, date(2028, 2, 29)), (2027, date(2027, 2, 28))])
def test_a_window_until_29_february_ends_with_the_month(year, last):
    assert days((Window("application", (2, 29), (2, 1)),), year) == [("application", date(year, 2, 1), last)]


def test_a_window_of_29_february_alone_is_a_day_in_every_year():
    assert days((Window("exam", (2, 29), (2, 29)),), 2027) == [("exam", date(2027, 2, 28), date(2027, 2, 28))]


@pytest.mark.parametrize(
    ("day", "stage", "expected"),
    [
        (date(2026, 6, 19), "application", Standing.AHEAD),
        (date(2026, 6, 20), "application", Standing.OPEN),
        (date(2026, 7, 20), "application", Standing.OPEN),
        (date(2026, 7, 21), "application", Standing.OVER),
        (date(2026, 8, 20), "enrolment", Standing.AHEAD),
        (date(2026, 8, 21), "enrolment", Standing.OPEN),
        (date(2026, 8, 31), "enrolment", Standing.OPEN),
        (date(2026, 9, 1), "enrolment", Standing.OVER),
    ],
)
def test_standing_changes_with_the_first_and_after_the_last_day(day, stage, expected):
    found = next(period for period in periods(SUMMER, 2026) if period.window.stage == stage)
    assert standing(found, day) is expected


def test_a_first_stage_with_an_end_alone_is_never_called_open():
    (found,) = periods((Window("application", (7, 20)),), 2026)
    assert standing(found, date(2026, 7, 20)) is Standing.AHEAD
    assert standing(found, date(2026, 7, 21)) is Standing.OVER


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 1, 1), 2026), (date(2026, 8, 31), 2026), (date(2026, 9, 1), 2027), (date(2026, 12, 31), 2027)],
)
def test_a_rule_gives_the_expected_dates_of_the_next_admission(day, year):
    (found,) = upcoming([RULE], day)
    assert (found.year, found.expected) == (year, True)


def test_an_admission_over_the_turn_of_the_year_is_still_running_in_january():
    (found,) = upcoming([Round(1, None, OVER_NEW_YEAR)], date(2027, 1, 5))
    assert (found.year, found.last) == (2026, date(2027, 1, 31))


def test_a_confirmed_round_takes_the_place_of_the_rule():
    confirmed = Round(2, 2026, (Window("application", (7, 22), (6, 22)),))
    (found,) = upcoming([RULE, confirmed], date(2026, 3, 1))
    assert (found.round.key, found.expected) == (2, False)


def test_the_rule_speaks_again_when_the_confirmed_round_is_over():
    confirmed = Round(2, 2026, (Window("application", (7, 22), (6, 22)),))
    (found,) = upcoming([RULE, confirmed], date(2026, 7, 23))
    assert (found.year, found.expected) == (2027, True)


def test_a_confirmed_round_replaces_only_the_nearest_of_two_rules():
    winter = Round(3, None, (Window("application", (2, 20), (1, 20)),))
    confirmed = Round(2, 2026, (Window("application", (7, 22), (6, 22)),))
    found = upcoming([RULE, winter, confirmed], date(2026, 1, 1))
    assert [(one.round.key, one.expected) for one in found] == [(3, True), (2, False)]


def test_two_confirmed_rounds_of_a_year_both_stand():
    early = Round(2, 2026, (Window("application", (4, 30), (4, 1)),))
    late = Round(3, 2026, (Window("application", (9, 30), (9, 1)),))
    assert [one.round.key for one in upcoming([RULE, early, late], date(2026, 1, 1))] == [2, 3]


def test_a_round_without_windows_says_nothing_and_replaces_nothing():
    assert [one.round.key for one in upcoming([RULE, Round(2, 2026, ())], date(2026, 1, 1))] == [1]
    assert turns([Round(2, 2026, ())], 2026) == []


def test_latest_is_the_last_confirmed_round_that_is_over():
    old, older = (Round(key, year, SUMMER) for key, year in ((2, 2025), (1, 2024)))
    assert latest([older, old, Round(3, 2027, SUMMER)], date(2026, 1, 1)) == edition(old, 2025)
    assert latest([RULE], date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        (date(2026, 1, 1), "application"),
        (date(2026, 7, 1), "application"),
        (date(2026, 7, 25), "exam"),
        (date(2026, 8, 25), "enrolment"),
    ],
)
def test_leading_is_what_is_open_or_comes_next(day, stage):
    assert leading(edition(RULE, 2026), day).window.stage == stage


def test_nothing_leads_when_all_is_over():
    assert leading(edition(RULE, 2026), date(2026, 9, 1)) is None


years = st.integers(1990, 2100)


@given(windows_of_any_kind, years)
def test_every_period_ends_no_earlier_than_it_begins_and_lasts_at_most_a_year(windows, year):
    for period in periods(windows, year):
        if period.first:
            assert timedelta(0) <= period.last - period.first <= timedelta(days=366)


@given(windows_of_any_kind, years)
def test_every_window_gets_its_dates_within_two_years_of_the_first(windows, year):
    found = periods(windows, year)
    assert len(found) == len(windows)
    assert all(date(year, 1, 1) <= period.last <= date(year + 2, 12, 31) for period in found)


@given(windows_of_any_kind, years)
def test_no_stage_is_over_before_an_earlier_one_begins(windows, year):
    found = periods(windows, year)
    for period in found:
        earlier = [
            other.first or other.last
            for other in found
            if STAGES.index(other.window.stage) < STAGES.index(period.window.stage)
        ]
        by_stage = min(earlier, default=date.min)
        assert period.last >= by_stage


@given(windows_of_any_kind, st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_rule_always_has_a_next_edition_that_is_not_over(windows, day):
    (found,) = upcoming([Round(1, None, tuple(windows))], day)
    assert found.last >= day
    assert leading(found, day) is not None
