"""The dates of several programmes in one list, the earliest first: those they share stand there once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from residency.calendar import State
from residency.coming import coming, lasting_name
from residency.editions import ALWAYS, Edition, Period, Round, Years, visa_deadline
from residency.models import Applicant

#: Beside the stages: by when somebody who needs a visa applies.
VISA = "visa"


@dataclass
class Dated:
    """One stage that is running or to come, and the programmes it is a date of; without a first day only its end."""

    key: str
    stage: str
    first: date | None
    last: date
    opens: date | None
    expected: bool
    zone: str
    #: The university's own day, by whose clock it ends.
    today: date
    applicant: str
    programmes: list[Any] = field(default_factory=list)

    @property
    def order(self) -> tuple[date, date, str]:
        return (self.first or self.last, self.last, self.key)

    @property
    def open(self) -> bool:
        return self.opens is not None and self.opens <= self.today

    @property
    def ahead(self) -> bool:
        """Whether it is known to begin later; of what has no first day only the end counts."""
        return self.first is not None and not self.open

    @property
    def days(self) -> int:
        """How many days there are to its beginning, while it is ahead, and to its end otherwise."""
        return ((self.first if self.first and self.ahead else self.last) - self.today).days


def dates_of(rounds: Sequence[Round], state: State, applicant: str = "", years: Years = ALWAYS) -> list[Dated]:
    """The dates of one programme that are not over; with an applicant those that concern them."""
    found = []
    for each, period in coming(rounds, state, applicant, years):
        name = lasting_name(rounds, each, period)
        home = Applicant.CITIZEN in (applicant, period.window.applicant)
        earlier = None if home else visa_deadline(each, period)
        found += [dated(f"{name}-visa", each, period, state, earlier)] if earlier else []
        found.append(dated(name, each, period, state))
    return [one for one in found if one.last >= state.day]


def dated(key: str, edition: Edition, period: Period, state: State, earlier: date | None = None) -> Dated:
    stage = VISA if earlier else period.window.stage
    return Dated(
        key=key,
        stage=stage,
        first=None if earlier else period.first,
        last=earlier or period.last,
        opens=None if earlier else period.opens,
        expected=edition.expected,
        zone=state.zone,
        today=state.day,
        applicant=period.window.applicant,
    )


def together(of_each: Iterable[tuple[Any, list[Dated]]]) -> list[Dated]:
    """The dates of all in their order, each once, with those whose date it is."""
    found: dict[str, Dated] = {}
    for programme, dates in of_each:
        for one in dates:
            found.setdefault(one.key, replace(one, programmes=[])).programmes.append(programme)
    return sorted(found.values(), key=lambda one: one.order)
