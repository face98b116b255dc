"""Which rule counts on a day, and on which day a term ends: over dates and rows alone, without a database.

A term counted *after* an event does not count the day of the event itself; the last day is the n-th day after it.
A term *before* an event (a negative offset) goes back as many days from it. In working days, Saturdays, Sundays and
public holidays are passed over; in calendar days they count, and a last day is never put off to the next working day:
offices do so, but whoever comes earlier is always in time. Where offices are closed on it, one goes by the working day
before it.
"""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol, TypeVar

from visas.models import DayKind, RegistrationExemption

Scope = RegistrationExemption.Scope

WEEKEND = frozenset({5, 6})
ONE_DAY = timedelta(days=1)


class Effective(Protocol):
    """Anything with dates of effect; an open end is None."""

    @property
    def effective_from(self) -> date | None: ...

    @property
    def effective_until(self) -> date | None: ...


Rule = TypeVar("Rule", bound=Effective)


@dataclass(frozen=True)
class Term:
    """A number of days of a kind; `scope` says for which stays, `is_default` that all who are not listed get it."""

    days: int
    day_kind: str
    scope: str = ""
    is_default: bool = False


def in_force(rule: Effective, day: date) -> bool:
    return (rule.effective_from is None or rule.effective_from <= day) and not has_ended(rule, day)


def is_coming(rule: Effective, day: date) -> bool:
    return rule.effective_from is not None and rule.effective_from > day


def has_ended(rule: Effective, day: date) -> bool:
    return rule.effective_until is not None and rule.effective_until < day


def ruling(rules: Iterable[Rule], day: date, subject: Callable[[Rule], Hashable] = lambda rule: None) -> list[Rule]:
    """The rules that count on a day. Of those on one subject the newest takes over, though nobody has ended the old."""
    valid = [rule for rule in rules if in_force(rule, day)]
    newest: dict[Hashable, date] = {}
    for rule in valid:
        begins = rule.effective_from or date.min
        newest[subject(rule)] = max(begins, newest.get(subject(rule), date.min))
    return [rule for rule in valid if (rule.effective_from or date.min) == newest[subject(rule)]]


def coming(rules: Iterable[Rule], day: date) -> list[Rule]:
    """The rules that are entered but do not count yet, the next one first."""
    return sorted((rule for rule in rules if is_coming(rule, day)), key=lambda rule: rule.effective_from or date.min)


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    return day.weekday() not in WEEKEND and day not in holidays


def working_day_by(day: date, holidays: Collection[date] = ()) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day, holidays):
        day -= ONE_DAY
    return day


def working_day_from(day: date, holidays: Collection[date] = ()) -> date:
    """The day itself, or the next working day."""
    while not is_working_day(day, holidays):
        day += ONE_DAY
    return day


def last_day(event: date, offset: int, day_kind: str, holidays: Collection[date] = ()) -> date:
    """The last day of a term of `offset` days from an event: after it if positive, before it if negative."""
    if day_kind != DayKind.WORKING:
        return event + timedelta(days=offset)
    day, step = event, ONE_DAY if offset > 0 else -ONE_DAY
    for _ in range(abs(offset)):
        day += step
        while not is_working_day(day, holidays):
            day += step
    return day


def term_for(country: str, exemptions: Iterable[Any], default: Term, day: date, *, to_study: bool = False) -> Term:
    """How long citizens of a country may wait on a day: their own term, or that of everyone else, never nothing.

    A term for private stays is none for those who come to study.
    """
    own = [exemption for exemption in ruling(exemptions, day, of_country) if of_country(exemption) == country]
    if not own or (to_study and own[0].scope != Scope.ANY):
        return default
    return Term(own[0].days, own[0].day_kind, own[0].scope)


def of_country(rule: Any) -> str:
    return str(rule.country)
