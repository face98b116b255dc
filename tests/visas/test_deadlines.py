"""When a term ends, which rule counts, and what those get who stand in no list."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.deadlines import Term, coming, has_ended, in_force, is_coming, is_working_day, last_day, ruling, term_for
from visas.models import DayKind

WORKING, CALENDAR = DayKind.WORKING, DayKind.CALENDAR
NEW_YEAR = frozenset(date(2026, 1, day) for day in range(1, 8))
NOORUZ = frozenset({date(2026, 3, 20)})

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
offsets = st.integers(-90, 90).filter(bool)
holidays = st.frozensets(st.dates(date(2019, 6, 1), date(2036, 6, 1)), max_size=60)


@dataclass(frozen=True)
class Rule:
    effective_from: date | None = None
    effective_until: date | None = None
    country: str = ""
    days: int = 0
    day_kind: str = CALENDAR
    scope: str = "private"


@pytest.mark.parametrize(
    ("event", "offset", "kind", "off", "last"),
    [
        (date(2026, 9, 7), 5, WORKING, (), date(2026, 9, 14)),  # from Monday to the next Monday
        (date(2026, 9, 11), 5, WORKING, (), date(2026, 9, 18)),  # crossed on a Friday
        (date(2026, 9, 12), 5, WORKING, (), date(2026, 9, 18)),  # crossed on a Saturday: Monday is the first day
        (date(2026, 9, 13), 5, WORKING, (), date(2026, 9, 18)),  # crossed on a Sunday
        (date(2025, 12, 31), 5, WORKING, NEW_YEAR, date(2026, 1, 14)),  # over the long New Year holidays
        (date(2026, 3, 19), 1, WORKING, NOORUZ, date(2026, 3, 23)),  # a holiday on Friday joins the weekend
        (date(2026, 9, 7), 5, CALENDAR, (), date(2026, 9, 12)),  # calendar days end on a Saturday if they do
        (date(2025, 12, 31), 5, CALENDAR, NEW_YEAR, date(2026, 1, 5)),  # and know no holidays
        (date(2028, 2, 27), 3, CALENDAR, (), date(2028, 3, 1)),  # over a leap day
        (date(2026, 9, 30), -30, WORKING, (), date(2026, 8, 19)),  # thirty working days before the end
        (date(2026, 9, 30), -30, CALENDAR, (), date(2026, 8, 31)),
        (date(2026, 1, 12), -2, WORKING, NEW_YEAR, date(2026, 1, 8)),
        (date(2026, 9, 12), 0, WORKING, (), date(2026, 9, 12)),  # the day itself, whichever it is
    ],
)
def test_a_term_ends_on(event, offset, kind, off, last):
    assert last_day(event, offset, kind, off) == last


@given(days, offsets)
def test_calendar_days_are_just_counted(event, offset):
    assert (last_day(event, offset, CALENDAR) - event).days == offset


@given(days, offsets, holidays)
def test_so_many_working_days_lie_between_the_event_and_the_last_day(event, offset, off):
    last = last_day(event, offset, WORKING, off)
    step = 1 if offset > 0 else -1
    passed = [event + timedelta(days=step * number) for number in range(1, abs((last - event).days) + 1)]
    assert is_working_day(last, off)
    assert sum(is_working_day(day, off) for day in passed) == abs(offset)


@given(days, st.integers(1, 60), holidays)
def test_a_holiday_never_shortens_a_term(event, offset, off):
    assert last_day(event, offset, WORKING, off) >= last_day(event, offset, WORKING)


@given(days, st.integers(1, 60), holidays)
def test_whoever_comes_later_may_wait_no_less_long(event, offset, off):
    following = event + timedelta(days=1)
    assert last_day(following, offset, WORKING, off) >= last_day(event, offset, WORKING, off)


@pytest.mark.parametrize(
    ("rule", "standing"),
    [
        (Rule(), "counts"),
        (Rule(date(2026, 9, 5)), "counts"),
        (Rule(date(2026, 9, 6)), "coming"),
        (Rule(None, date(2026, 9, 5)), "counts"),
        (Rule(None, date(2026, 9, 4)), "ended"),
        (Rule(date(2026, 9, 1), date(2026, 9, 30)), "counts"),
    ],
)
def test_a_rule_counts_from_its_first_day_to_its_last(rule, standing):
    day = date(2026, 9, 5)
    found = {"counts": in_force(rule, day), "coming": is_coming(rule, day), "ended": has_ended(rule, day)}
    assert [name for name, holds in found.items() if holds] == [standing]


def test_a_newer_rule_takes_over_by_itself():
    old, new = Rule(), Rule(date(2026, 9, 5))
    assert ruling([old, new], date(2026, 9, 4)) == [old]
    assert ruling([old, new], date(2026, 9, 5)) == [new]


def test_rules_on_different_subjects_stand_side_by_side():
    german, french = Rule(country="DE"), Rule(date(2026, 1, 1), country="FR")
    assert ruling([german, french], date(2026, 9, 5), lambda rule: rule.country) == [german, french]


def test_coming_rules_stand_in_the_order_in_which_they_come():
    far, near = Rule(date(2027, 1, 1)), Rule(date(2026, 10, 1))
    assert coming([far, Rule(), near], date(2026, 9, 5)) == [near, far]


DEFAULT = Term(5, WORKING, is_default=True)
EXEMPTIONS = [
    Rule(country="DE", days=60),
    Rule(country="RU", days=30, effective_until=date(2026, 8, 31)),
    Rule(country="KZ", days=5),
    Rule(country="KZ", days=30, effective_from=date(2026, 9, 1)),
    Rule(country="TR", days=90, effective_from=date(2027, 1, 1)),
]


@pytest.mark.parametrize(
    ("country", "term"),
    [
        ("DE", Term(60, CALENDAR, "private")),
        ("KZ", Term(30, CALENDAR, "private")),  # the newer of two
        ("RU", DEFAULT),  # no longer exempt
        ("TR", DEFAULT),  # not yet exempt
        ("PK", DEFAULT),  # never listed
        ("stateless", DEFAULT),
    ],
)
def test_the_term_of_a_citizenship(country, term):
    assert term_for(country, EXEMPTIONS, DEFAULT, date(2026, 9, 5)) == term


@pytest.mark.parametrize(("scope", "days_to_study"), [("private", 5), ("any", 60)])
def test_a_term_for_private_stays_is_none_for_those_who_study(scope, days_to_study):
    own = [Rule(country="DE", days=60, scope=scope)]
    assert term_for("DE", own, DEFAULT, date(2026, 9, 5), to_study=True).days == days_to_study
    assert term_for("DE", own, DEFAULT, date(2026, 9, 5)).days == 60


@given(st.text(max_size=4), days)
def test_nobody_is_ever_given_no_days_at_all(country, day):
    assert term_for(country, EXEMPTIONS, DEFAULT, day).days >= 1
