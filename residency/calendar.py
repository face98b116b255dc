"""When an admission runs: from rules of days and months to the dates of a year, and what is open on a day.

A window that would end before it begins runs on into the next year, and so does a stage that would be over before the
stage before it has begun. 29 February is the last day of February in every year. A round without a year is the rule of
every year: its dates are expected, until a round of that very year takes its place.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

#: In the order in which an applicant meets them.
STAGES = ("application", "exam", "results", "enrolment")

MonthDay = tuple[int, int]


@dataclass(frozen=True)
class Window:
    """From which day to which day one stage runs; without a first day only its end is known."""

    stage: str
    last: MonthDay
    first: MonthDay | None = None
    key: int = 0


@dataclass(frozen=True)
class Round:
    """An admission of one year, or the rule of every year."""

    key: int
    year: int | None
    windows: tuple[Window, ...]


@dataclass(frozen=True)
class Period:
    """A window in a year. `opens` is its first day or, where that is not stated, the day after the stage before it."""

    window: Window
    first: date | None
    last: date
    opens: date | None


@dataclass(frozen=True)
class Edition:
    """A round in the year in which it begins, with its periods from the earliest to the latest."""

    round: Round
    year: int
    periods: tuple[Period, ...]

    @property
    def expected(self) -> bool:
        return self.round.year is None

    @property
    def first(self) -> date:
        return min(period.first or period.last for period in self.periods)

    @property
    def last(self) -> date:
        return max(period.last for period in self.periods)


class Standing(StrEnum):
    """Where a day stands to a period."""

    AHEAD = "ahead"
    OPEN = "open"
    OVER = "over"


def real_day(month: int | None, day: int | None) -> bool:
    """Whether there is such a day in some year; 29 February is one."""
    if month is None or day is None or not 1 <= month <= 12:
        return False
    return 1 <= day <= monthrange(2024, month)[1]


def on(year: int, day: MonthDay) -> date:
    """The day in a year; 29 February is 28 February where there is none."""
    month, number = day
    return date(year, month, min(number, monthrange(year, month)[1]))


def periods(windows: Iterable[Window], year: int) -> tuple[Period, ...]:
    """The dates of windows whose admission begins in `year`."""
    windows, placed = list(windows), []
    begun, after = date(year, 1, 1), None
    for stage in STAGES:
        spans = [(window, *_days(window, year, begun)) for window in windows if window.stage == stage]
        placed += [Period(window, first, last, first or after) for window, first, last in spans]
        if spans:
            begun = max(begun, min(first or last for _, first, last in spans))
            after = max(last for _, _, last in spans) + timedelta(days=1)
    return tuple(sorted(placed, key=lambda period: (period.first or period.last, period.last)))


def _days(window: Window, year: int, not_before: date) -> tuple[date | None, date]:
    crosses = window.first is not None and window.last < window.first
    if on(year + crosses, window.last) < not_before:
        year += 1
    return on(year, window.first) if window.first else None, on(year + crosses, window.last)


def edition(round_: Round, year: int) -> Edition:
    return Edition(round_, year, periods(round_.windows, year))


def turns(rounds: Iterable[Round], year: int) -> list[tuple[int, Edition]]:
    """The editions of a year, each with the key of its turn: its rule's, or that of the rule whose place it takes."""
    editions = [edition(round_, year) for round_ in rounds if round_.year in (None, year) and round_.windows]
    rules = [found for found in editions if found.expected]
    confirmed = [(_nearest(found, rules).round.key, found) for found in editions if not found.expected]
    replaced = {key for key, _ in confirmed}
    return [*confirmed, *((rule.round.key, rule) for rule in rules if rule.round.key not in replaced)]


def _nearest(found: Edition, rules: Sequence[Edition]) -> Edition:
    return min(rules, key=lambda rule: abs(rule.first - found.first), default=found)


def upcoming(rounds: Iterable[Round], day: date) -> list[Edition]:
    """What is running or comes next of one level's rounds: confirmed editions, and of each rule its next one."""
    rounds, found, taken = list(rounds), [], set()
    for year in range(day.year - 1, day.year + 2):
        for key, candidate in turns(rounds, year):
            if candidate.last >= day and not (candidate.expected and key in taken):
                found.append(candidate)
                taken.add(key)
    return sorted(found, key=lambda candidate: (candidate.first, candidate.round.key))


def latest(rounds: Iterable[Round], day: date) -> Edition | None:
    """The last confirmed edition that is over."""
    past = [edition(round_, round_.year) for round_ in rounds if round_.year and round_.windows]
    past = [candidate for candidate in past if candidate.last < day]
    return max(past, key=lambda candidate: candidate.last, default=None)


def standing(period: Period, day: date) -> Standing:
    if day > period.last:
        return Standing.OVER
    if period.opens is None or day < period.opens:
        return Standing.AHEAD
    return Standing.OPEN


def leading(found: Edition, day: date) -> Period | None:
    """The period to know of first: the earliest that is open, or else the next; none when all is over."""
    for wanted in (Standing.OPEN, Standing.AHEAD):
        for period in found.periods:
            if standing(period, day) is wanted:
                return period
    return None
