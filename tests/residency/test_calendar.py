"""How an admission stands at a moment: each state, and the instant at which it turns into the next."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from residency.calendar import CLOSING_DAYS, Code, Kind, State, begins_at, in_turn, news, over_at, state
from residency.editions import Round, Window, Years
from tests.residency.strategies import month_days, windows_of_any_kind

SUMMER = (
    Window("application", (7, 20), (6, 20), 1),
    Window("exam", (8, 20), (8, 1), 2),
    Window("enrolment", (8, 31), None, 3),
)
RULE = Round(1, None, SUMMER)
ZONES = ["Asia/Bishkek", "Asia/Almaty", "Asia/Tashkent"]
SECOND = timedelta(seconds=1)


def at(day: date, zone: str = "Asia/Bishkek", hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone))


def on(day: date, *rounds: Round, **wanted) -> State:
    return state(rounds, at(day), "Asia/Bishkek", **wanted)


@pytest.mark.parametrize(
    ("day", "code", "days", "label"),
    [
        (date(2026, 6, 8), Code.AHEAD, 12, "applications expected from 20 June"),
        (date(2026, 6, 20), Code.OPEN, 30, "open now (by the yearly rule)"),
        (date(2026, 7, 5), Code.OPEN, 15, "open now (by the yearly rule)"),
        (date(2026, 7, 6), Code.CLOSING, 14, "closes in 14 days (by the yearly rule)"),
        (date(2026, 7, 19), Code.CLOSING, 1, "closes in 1 day (by the yearly rule)"),
        (date(2026, 7, 20), Code.CLOSING, 0, "last day: today, until 24:00 (by the yearly rule)"),
        (date(2026, 7, 21), Code.CLOSED, 11, "applications closed"),
        (date(2026, 8, 1), Code.EXAM, 19, "entrance exams are on (by the yearly rule)"),
        (date(2026, 8, 21), Code.ENROLMENT, 10, "enrolment is on (by the yearly rule)"),
        (date(2026, 9, 1), Code.AHEAD, 292, "applications expected from 20 June 2027"),
    ],
)
def test_states_of_a_year_follow_one_another(day, code, days, label):
    found = on(day, RULE)
    assert (found.code, found.days) == (code, days)
    with translation.override("en"):
        assert found.label == label


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "applications open in 12 days"),
        ("en", "dates not announced"),
    ],
)
def test_what_is_confirmed_is_counted_and_what_is_unknown_is_said(language, label):
    found = on(date(2026, 6, 8), *([Round(2, 2026, SUMMER)] if "12" in label else []))
    with translation.override(language):
        assert found.label == label


def test_nothing_announced_is_a_state_of_its_own():
    found = on(date(2026, 6, 8))
    assert (found.code, found.period, found.opens, found.closes, found.open) == (
        Code.UNANNOUNCED,
        None,
        None,
        None,
        False,
    )


def test_a_confirmed_year_that_is_over_is_closed_until_the_rule_gives_another():
    confirmed = Round(2, 2026, SUMMER)
    over = on(date(2026, 9, 5), confirmed)
    assert (over.code, over.period, over.closed_on, over.opens) == (Code.CLOSED, None, date(2026, 7, 20), None)
    again = on(date(2026, 9, 5), confirmed, RULE)
    assert (again.code, again.opens, again.expected) == (Code.AHEAD, date(2027, 6, 20), True)


def test_between_two_stages_it_says_what_closed_and_when_one_can_apply_again():
    found = on(date(2026, 7, 25), RULE)
    assert (found.closed_on, found.opens, found.turns_on) == (date(2026, 7, 20), date(2027, 6, 20), date(2026, 8, 1))
    assert found.closes is None


def test_open_applications_go_before_the_exams_of_another_admission():
    autumn = Round(2, 2026, (Window("application", (8, 15), (8, 1), 9),))
    found = on(date(2026, 8, 5), Round(1, 2026, SUMMER), autumn)
    assert (found.code, found.closes) == (Code.CLOSING, date(2026, 8, 15))


def test_of_several_open_windows_the_first_to_close_is_what_to_know():
    foreign = Window("application", (6, 30), (6, 1), 8, "foreign")
    citizen = Window("application", (7, 20), (6, 20), 9, "citizen")
    rule = Round(1, None, (foreign, citizen))
    assert on(date(2026, 6, 25), rule).closes == date(2026, 6, 30)
    assert on(date(2026, 6, 25), rule, applicant="citizen").closes == date(2026, 7, 20)
    assert on(date(2026, 6, 10), rule, applicant="citizen").code is Code.AHEAD
    assert on(date(2026, 7, 5), rule, applicant="foreign").opens == date(2027, 6, 1)


def test_a_confirmed_year_for_others_still_takes_the_place_of_the_rule():
    confirmed = Round(2, 2026, (Window("application", (7, 20), (6, 20), 8, "foreign"),))
    assert on(date(2026, 7, 1), RULE, confirmed, applicant="citizen").opens == date(2027, 6, 20)


@pytest.mark.parametrize(
    ("years", "day", "code", "opens"),
    [
        (Years(None, 2025), date(2026, 7, 1), Code.CLOSED, None),
        (Years(None, 2026), date(2026, 7, 1), Code.OPEN, date(2026, 6, 20)),
        (Years(2028, None), date(2026, 7, 1), Code.AHEAD, date(2028, 6, 20)),
        (Years(2035, 2036), date(2026, 7, 1), Code.AHEAD, date(2035, 6, 20)),
        (Years(1999, 2001), date(2026, 7, 1), Code.CLOSED, None),
    ],
)
def test_only_years_of_entry_in_which_it_is_offered_count(years, day, code, opens):
    found = on(day, RULE, years=years)
    assert (found.code, found.opens) == (code, opens)


def test_without_a_first_day_nothing_is_called_open_but_its_end_is_said():
    found = on(date(2026, 7, 20), Round(1, 2026, (Window("application", (7, 20)),)))
    assert (found.code, found.open, found.closes, found.opens) == (Code.AHEAD, False, date(2026, 7, 20), None)
    with translation.override("en"):
        assert found.label == "applications, until: 20 July"


def test_whoever_needs_a_visa_applies_earlier_but_never_before_one_can():
    def deadline(lead):
        return on(date(2026, 7, 1), Round(1, 2026, SUMMER, visa_lead_days=lead)).visa_deadline

    assert deadline(None) is None
    assert deadline(10) == date(2026, 7, 10)
    assert deadline(0) == date(2026, 7, 20)
    assert deadline(45) == date(2026, 6, 20)
    assert on(date(2026, 8, 5), Round(1, 2026, SUMMER, visa_lead_days=10)).visa_deadline is None


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("rounds", "turn", "before", "after"),
    [
        ([RULE], date(2026, 6, 20), Code.AHEAD, Code.OPEN),
        ([RULE], date(2026, 7, 6), Code.OPEN, Code.CLOSING),
        ([RULE], date(2026, 7, 21), Code.CLOSING, Code.CLOSED),
        ([RULE], date(2026, 8, 1), Code.CLOSED, Code.EXAM),
        ([RULE], date(2026, 8, 21), Code.EXAM, Code.ENROLMENT),
        ([RULE], date(2026, 9, 1), Code.ENROLMENT, Code.AHEAD),
        ([Round(1, None, (Window("application", (2, 29), (2, 29)),))], date(2028, 3, 1), Code.CLOSING, Code.AHEAD),
        ([Round(1, None, (Window("application", (2, 29), (2, 29)),))], date(2027, 3, 1), Code.CLOSING, Code.AHEAD),
        ([Round(1, None, (Window("application", (1, 10), (12, 31)),))], date(2026, 12, 31), Code.AHEAD, Code.CLOSING),
        ([Round(1, None, (Window("application", (12, 31), (12, 1)),))], date(2027, 1, 1), Code.CLOSING, Code.AHEAD),
        ([Round(1, 2026, SUMMER[:1])], date(2026, 7, 21), Code.CLOSING, Code.CLOSED),
    ],
)
def test_it_turns_at_midnight_of_the_university_and_not_a_second_earlier(zone, rounds, turn, before, after):
    midnight = begins_at(turn, zone)
    assert state(rounds, midnight - SECOND, zone).code is before
    assert state(rounds, midnight, zone).code is after
    assert state(rounds, midnight + SECOND, zone).code is after


moments = st.integers(0, 15 * 365 * 24 * 3600).map(lambda seconds: at(date(2020, 1, 1)) + timedelta(seconds=seconds))


def rounds_of(found: list) -> list[Round]:
    return [
        Round(key, year, tuple(replace(window, key=10 * key + place) for place, window in enumerate(windows)))
        for key, (year, windows) in enumerate(found)
    ]


some_rounds = st.lists(st.tuples(st.none() | st.integers(2020, 2035), windows_of_any_kind), max_size=3).map(rounds_of)


@given(some_rounds, moments, st.sampled_from(ZONES))
def test_a_state_never_contradicts_itself(rounds, moment, zone):
    found = state(rounds, moment, zone)
    assert found.day == moment.astimezone(ZoneInfo(zone)).date()
    assert found.open == (found.opens is not None and found.opens <= found.day)
    if found.open:
        assert found.opens <= found.day <= found.closes
        assert (found.code is Code.CLOSING) == ((found.closes - found.day).days <= CLOSING_DAYS)
    if found.closed_on:
        assert found.closed_on < found.day
    assert (found.code is Code.UNANNOUNCED) == (not rounds)
    with translation.override("en"):
        assert found.label


@given(windows_of_any_kind, st.booleans(), st.sampled_from(ZONES), month_days, month_days)
def test_open_from_the_first_second_of_the_first_day_to_the_last_of_the_last(windows, yearly, zone, first, last):
    (window,) = [Window("application", last, first, 1)]
    rounds = [Round(1, None if yearly else 2026, (window,))]
    start = state(rounds, at(date(2026, 1, 1), zone), zone)
    assume(start.opens is not None and not start.open)
    opening = begins_at(start.opens, zone)
    closing = over_at(start.applications.last, zone)
    assert not state(rounds, opening - SECOND, zone).open
    assert state(rounds, opening, zone).open
    assert state(rounds, closing - SECOND, zone).open
    after = state(rounds, closing, zone)
    assert not after.open or after.edition != state(rounds, opening, zone).edition


@given(some_rounds, moments, st.sampled_from(ZONES))
def test_news_are_of_the_past_and_come_true_at_their_moment(rounds, moment, zone):
    found = news(rounds, moment, zone)
    assert all(one.at <= moment for one in found)
    assert [one.at for one in found] == sorted((one.at for one in found), reverse=True)
    assert len({one.key for one in found}) == len(found)
    for one in found:
        if one.kind in (Kind.OPEN, Kind.CLOSING):
            assert state([one.edition.round], one.at, zone).open
        if one.kind is Kind.OPEN:
            before = state([one.edition.round], one.at - SECOND, zone)
            assert not before.open or before.period != one.period


def test_what_one_can_do_now_goes_before_what_comes_and_that_before_what_is_over():
    states = [on(date(2026, 9, 5), Round(1, 2026, SUMMER)), on(date(2026, 6, 1), RULE), on(date(2026, 8, 5), RULE),
              on(date(2026, 7, 1), RULE)]  # fmt: skip
    assert [one.code for one in sorted(states, key=in_turn)] == [Code.OPEN, Code.EXAM, Code.AHEAD, Code.CLOSED]
