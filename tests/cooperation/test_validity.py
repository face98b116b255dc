"""What an agreement is on a day, and which years agreements leave open."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.validity import OVER, Period, Status, Terms, gap_years, period_of, status_on, union

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
PERIODS = st.lists(st.tuples(DAYS, DAYS).map(lambda ends: Period(min(ends), max(ends))), max_size=8)


def signed(**columns):
    return Terms("signed", **columns)


@pytest.mark.parametrize(
    ("terms", "status"),
    [
        (Terms("planned"), Status.PLANNED),
        (Terms("negotiating"), Status.NEGOTIATING),
        (Terms("being_signed"), Status.BEING_SIGNED),
        (Terms("postponed"), Status.POSTPONED),
        (Terms("planned", valid_until=TODAY - DAY), Status.PLANNED),
        # Without a day and without a document nobody can say that it is in force.
        (signed(), Status.UNDATED),
        (Terms("unstated"), Status.UNDATED),
        (signed(successor_state="negotiating"), Status.UNDATED),
        # Any one of them will do.
        (signed(scan="agreements/scan.pdf"), Status.IN_FORCE),
        (Terms("unstated", scan="agreements/scan.pdf"), Status.IN_FORCE),
        (Terms("unstated", valid_until=TODAY + 91 * DAY), Status.IN_FORCE),
        (Terms("unstated", valid_until=TODAY - DAY), Status.LAPSED),
        (Terms("unstated", ended_on=TODAY), Status.ENDED),
        (Terms("planned", scan="agreements/draft.pdf"), Status.PLANNED),
        (signed(signed_from=TODAY), Status.IN_FORCE),
        (signed(signed_from=TODAY + DAY), Status.BEING_SIGNED),
        # The last day still counts, and so does the ninetieth before it.
        (signed(valid_until=TODAY + 91 * DAY), Status.IN_FORCE),
        (signed(valid_until=TODAY + 90 * DAY), Status.EXPIRING),
        (signed(valid_until=TODAY), Status.EXPIRING),
        (signed(valid_until=TODAY - DAY), Status.LAPSED),
        # On the day of an early end it is over.
        (signed(ended_on=TODAY), Status.ENDED),
        (signed(ended_on=TODAY + DAY), Status.EXPIRING),
        (signed(ended_on=TODAY + 92 * DAY), Status.IN_FORCE),
        (signed(valid_until=TODAY - 9 * DAY, ended_on=TODAY - 99 * DAY), Status.ENDED),
        (signed(valid_until=TODAY - 9 * DAY, ended_on=TODAY + 9 * DAY), Status.LAPSED),
        # Only a successor that is signed and has begun makes it renewed.
        (signed(successor_state="signed"), Status.RENEWED),
        (Terms("unstated", successor_state="signed"), Status.RENEWED),
        (signed(valid_until=TODAY - DAY, successor_state="signed", successor_from=TODAY), Status.RENEWED),
        (signed(valid_until=TODAY - DAY, successor_state="signed", successor_from=TODAY + DAY), Status.LAPSED),
        (signed(valid_until=TODAY + DAY, successor_state="negotiating"), Status.EXPIRING),
        (Terms("negotiating", successor_state="signed"), Status.NEGOTIATING),
    ],
)
def test_status_follows_from_the_dates(terms, status):
    assert status_on(terms, TODAY) == status


def periods(*texts):
    return [Period(*(date.fromisoformat(day) for day in text.split("/"))) for text in texts]


@pytest.mark.parametrize(
    ("given_periods", "years"),
    [
        ([], []),
        (["2020-03-01/2022-12-31"], []),
        (["2020-03-01/2022-12-31", "2024-01-01/2026-06-30"], [2023]),
        (["2024-01-01/2026-06-30", "2020-03-01/2022-12-31"], [2023]),
        # A year of which a single day is covered is no gap.
        (["2020-01-01/2023-01-01", "2024-12-31/2026-06-30"], []),
        (["2020-01-01/2020-12-31", "2024-01-01/2024-12-31", "2023-05-01/2023-05-01"], [2021, 2022]),
        # One agreement runs through the gap of the others.
        (["2020-01-01/2020-12-31", "2024-01-01/2024-12-31", "2019-01-01/2030-01-01"], []),
        (["0001-01-01/2020-12-31", "2023-01-01/9999-12-31"], [2021, 2022]),
    ],
)
def test_gap_years_are_those_between_agreements(given_periods, years):
    assert gap_years(periods(*given_periods)) == years


def test_agreement_of_an_unknown_date_claims_no_gap_before_it():
    undated, old = (
        signed(valid_until=date(2026, 1, 1)),
        signed(signed_from=date(2010, 1, 1), valid_until=date(2011, 1, 1)),
    )
    assert gap_years([period_of(undated), period_of(old)]) == []


@pytest.mark.parametrize(
    ("terms", "period"),
    [
        (Terms("being_signed"), None),
        (Terms("unstated"), Period(date.min, date.max)),
        (signed(), Period(date.min, date.max)),
        (signed(signed_from=TODAY, ended_on=TODAY), None),
        (signed(signed_from=TODAY, ended_on=TODAY + DAY), Period(TODAY, TODAY)),
    ],
)
def test_period_runs_from_signing_to_the_last_day(terms, period):
    assert period_of(terms) == period


TERMS = st.builds(
    Terms,
    signing_state=st.sampled_from(["signed", "unstated", "planned", "negotiating", "being_signed", "postponed"]),
    signed_from=st.none() | DAYS,
    valid_until=st.none() | DAYS,
    ended_on=st.none() | DAYS,
    successor_state=st.none() | st.sampled_from(["signed", "planned"]),
    successor_from=st.none() | DAYS,
    scan=st.sampled_from(["", "agreements/scan.pdf"]),
)


@given(TERMS, DAYS)
def test_in_force_means_evidence_and_a_day_of_its_period(terms, day):
    period = period_of(terms)
    inside = period is not None and period.start <= day <= period.end
    in_force = status_on(terms, day) in (Status.IN_FORCE, Status.EXPIRING)
    assert in_force == (inside and terms.is_evidenced and not terms.is_replaced(day))


@given(TERMS, DAYS)
def test_evidence_alone_tells_in_force_from_undated(terms, day):
    """One more scan changes the status of what has no date, and of nothing else."""
    before, after = status_on(terms, day), status_on(replace(terms, scan="agreements/scan.pdf"), day)
    assert before == after or (before, after) == (Status.UNDATED, Status.IN_FORCE)


@given(TERMS, DAYS, DAYS)
def test_what_is_over_stays_over(terms, day, other):
    earlier, later = sorted((day, other))
    if status_on(terms, earlier) in OVER:
        assert status_on(terms, later) in OVER


@given(TERMS, DAYS)
def test_expiring_is_the_last_ninety_days(terms, day):
    if status_on(terms, day) == Status.EXPIRING:
        assert status_on(terms, day + 91 * DAY) in OVER
    if status_on(terms, day) == Status.IN_FORCE and not terms.successor_state:
        assert status_on(terms, day + 90 * DAY) in (Status.IN_FORCE, Status.EXPIRING)


@given(PERIODS)
def test_union_covers_the_same_days_without_touching(given_periods):
    merged = union(given_periods)
    assert all(before.end + DAY < after.start for before, after in pairwise(merged))
    assert all(any(whole.start <= part.start and part.end <= whole.end for whole in merged) for part in given_periods)
    assert {whole.start for whole in merged} <= {part.start for part in given_periods}
    assert {whole.end for whole in merged} <= {part.end for part in given_periods}


@given(PERIODS, st.randoms())
def test_order_of_agreements_does_not_matter(given_periods, random):
    shuffled = random.sample(given_periods, len(given_periods))
    assert union(shuffled) == union(given_periods)


@given(PERIODS)
def test_gap_year_has_not_a_single_covered_day(given_periods):
    for year in gap_years(given_periods):
        assert not any(period.start.year <= year <= period.end.year for period in given_periods)
        assert any(period.end.year < year for period in given_periods)
        assert any(period.start.year > year for period in given_periods)
