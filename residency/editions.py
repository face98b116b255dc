"""When an admission runs: from rules of days and months to the dates of a year.

A window that would end before it begins runs on into the next year, and so does a stage that would be over before the
stage before it has begun. 29 February is the last day of February in every year. A round without a year is the rule of
every year: its dates are expected, until a round of that very year takes its place.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

#: In the order in which an applicant meets them.
STAGES = ("application", "exam", "results", "enrolment")
APPLICATION = STAGES[0]
#: An admission that ends in this month or later leads into the academic year that begins in autumn.
FIRST_MONTH_FOR_AUTUMN = 3
#: What is for everyone, and who a lens may look for besides.
EVERYONE = "any"

MonthDay = tuple[int, int]


@dataclass(frozen=True)
class Window:
    """From which day to which day one stage runs; without a first day only its end is known."""

    stage: str
    last: MonthDay
    first: MonthDay | None = None
    key: int = 0
    applicant: str = EVERYONE


@dataclass(frozen=True)
class Round:
    """An admission of one year, or the rule of every year; where it was read, and when.

    Who needs a visa applies `visa_lead_days` before the last day, where the university says so. `name` says whose it
    is in every database: the department and the levels.
    """

    key: int
    year: int | None
    windows: tuple[Window, ...]
    source: str = ""
    checked_on: date | None = None
    visa_lead_days: int | None = None
    visa_lead_source: str = ""
    name: str = ""


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

    @property
    def academic_year(self) -> int:
        """The year in which the academic year begins that one enters; in winter that is the one that runs."""
        return self.last.year if self.last.month >= FIRST_MONTH_FOR_AUTUMN else self.last.year - 1


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


def begun(period: Period, day: date) -> bool:
    return standing(period, day) is not Standing.AHEAD


def leading(found: Edition, day: date) -> Period | None:
    """The period to know of first: the earliest that is open, or else the next; none when all is over."""
    for wanted in (Standing.OPEN, Standing.AHEAD):
        for period in found.periods:
            if standing(period, day) is wanted:
                return period
    return None


@dataclass(frozen=True)
class Years:
    """The years of entry for which something is offered; without an end on a side where none stands."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, year: int) -> bool:
        return (self.first or year) <= year <= (self.last or year)


ALWAYS = Years()


def meant_for(applicant: str, found: Edition) -> Edition:
    """The edition without the windows of other applicants; whole where nobody in particular is meant."""
    if not applicant:
        return found
    theirs = (period for period in found.periods if period.window.applicant in (EVERYONE, applicant))
    return replace(found, periods=tuple(theirs))


def around(rounds: Iterable[Round], day: date, applicant: str = "", wanted: Years = ALWAYS) -> list[Edition]:
    """The editions by which a day is judged: an applicant's windows alone, and in the years wanted alone.

    A rule gives those of the years around the day; a confirmed one counts however long ago it was.
    """
    rounds = list(rounds)
    told = (wanted.first, wanted.last, *(round_.year for round_ in rounds))
    years = {*range(day.year - 1, day.year + 3), *(year for year in told if year)}
    found = [each for year in sorted(years) if year in wanted for _, each in turns(rounds, year)]
    return [theirs for theirs in (meant_for(applicant, each) for each in found) if theirs.periods]


def shown(rounds: Iterable[Round], day: date, applicant: str = "", wanted: Years = ALWAYS) -> list[Edition]:
    """What is running or comes next of one level's rounds or, if nothing is known of that, the last one."""
    rounds = list(rounds)
    found = [meant_for(applicant, each) for each in upcoming(rounds, day) if each.year in wanted]
    if found := [each for each in found if each.periods and each.last >= day]:
        return found
    others = around(rounds, day, applicant, wanted)
    ahead = [each for each in others if each.last >= day]
    if ahead:
        return [min(ahead, key=lambda each: each.first)]
    confirmed = [each for each in others if not each.expected] or ([] if wanted == ALWAYS else others)
    return [max(confirmed, key=lambda each: each.last)] if confirmed else []


def visa_deadline(found: Edition, period: Period) -> date | None:
    """By when somebody who needs a visa applies; no earlier than one can, none where the university says nothing."""
    lead = found.round.visa_lead_days
    if lead is None or period.window.stage != APPLICATION:
        return None
    return max(period.last - timedelta(days=lead), period.opens or date.min)
