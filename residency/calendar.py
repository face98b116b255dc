"""How an admission stands at a moment: the one answer to "can one apply?".

Tags, boxes, filters, counts, banners, feeds, calendar files and structured data all ask `state`. A day begins and ends
by the clock of the university: its last day is over at 24:00 there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from residency import wording
from residency.editions import (
    ALWAYS,
    APPLICATION,
    Edition,
    Period,
    Round,
    Standing,
    Years,
    around,
    standing,
    visa_deadline,
)

#: A window that is open for no longer than this is about to close.
CLOSING_DAYS = 14
#: An admission is news for as long before it opens.
SOON_DAYS = 30
#: What happened longer ago is no news.
NEWS_DAYS = 400

Stretch = tuple[Edition, Period]


class Code(StrEnum):
    """How an admission stands, in the order in which an applicant meets them."""

    UNANNOUNCED = "unannounced"
    AHEAD = "ahead"
    OPEN = "open"
    CLOSING = "closing"
    EXAM = "exam"
    RESULTS = "results"
    ENROLMENT = "enrolment"
    CLOSED = "closed"


@dataclass(frozen=True)
class State:
    """How matters stand on `day`, which is the day it is by the clock of `zone`.

    `period` is what that follows from, a stage of `edition`: the one that runs, or else the next; none where all is
    over or nothing is known. `applications` are those that are open or the next to open, which may belong to a later
    admission, `applications_of`; `before` are the last ones that are over.
    """

    code: Code
    day: date
    zone: str
    edition: Edition | None = None
    period: Period | None = None
    applications: Period | None = None
    applications_of: Edition | None = None
    before: Period | None = None
    before_of: Edition | None = None

    @property
    def open(self) -> bool:
        """Whether one can apply."""
        return self.code in (Code.OPEN, Code.CLOSING)

    @property
    def expected(self) -> bool:
        """Whether this follows from the rule of every year and nobody has confirmed it."""
        return self.edition is not None and self.period is not None and self.edition.expected

    @property
    def opens(self) -> date | None:
        """The first day of the applications that are open or come next."""
        return self.applications.opens if self.applications else None

    @property
    def closes(self) -> date | None:
        """The last day of the applications that are open, or the next thing to come."""
        return self.period.last if self.period and self.period.window.stage == APPLICATION else None

    @property
    def closed_on(self) -> date | None:
        """The last day of the last applications that are over."""
        return self.before.last if self.before else None

    @property
    def visa_deadline(self) -> date | None:
        """By when somebody who needs a visa should apply, where the university says so."""
        found, period = self.edition, self.period
        return visa_deadline(found, period) if found and period else None

    @property
    def turns_on(self) -> date | None:
        """The last day on which it stands so, while something runs; the first day of what comes, before."""
        if self.period is None:
            return None
        if standing(self.period, self.day) is Standing.OPEN:
            return self.period.last
        return self.period.opens or self.period.last

    @property
    def ahead(self) -> bool:
        """Whether what decides has still to begin."""
        return self.period is not None and standing(self.period, self.day) is Standing.AHEAD

    @property
    def days(self) -> int | None:
        """How many days there are until `turns_on`; none is left on the day itself."""
        return (self.turns_on - self.day).days if self.turns_on else None

    @property
    def label(self) -> str:
        """The state in the reader's language, in a few words."""
        return wording.label(self)


def state(rounds: Iterable[Round], moment: datetime, zone: str, applicant: str = "", years: Years = ALWAYS) -> State:
    """How the admission that these rounds speak of stands at a moment by the clock of a zone.

    With an `applicant` ("citizen" or "foreign") the windows of others do not count; admissions of other `years` never
    do. Of several windows in which one can apply, the one that closes first is what to know.
    """
    day = moment.astimezone(ZoneInfo(zone)).date()
    stretches = [(found, period) for found in around(rounds, day, applicant, years) for period in found.periods]
    applying = [stretch for stretch in stretches if _applies(stretch)]
    beginning = [stretch for stretch in applying if stretch[1].opens and stretch[1].last >= day]
    past = [stretch for stretch in applying if stretch[1].last < day]
    edition, period = _deciding(stretches, day)
    applications_of, applications = min(beginning, key=lambda one: _in_turn(one, day), default=(None, None))
    before_of, before = max(past, key=_end, default=(None, None))
    code = _code(edition, period, day) if edition and period else Code.CLOSED if stretches else Code.UNANNOUNCED
    return State(code, day, zone, edition, period, applications, applications_of, before, before_of)


def in_turn(one: State) -> tuple[int, date]:
    """The order of several states: what one can do now, what runs, what comes next, and last what is over."""
    order = 0 if one.open else 3 if one.period is None else 1 + one.ahead
    return (order, one.turns_on or date.max)


def _end(stretch: Stretch) -> date:
    return stretch[1].last


def _applies(stretch: Stretch) -> bool:
    return stretch[1].window.stage == APPLICATION


def _in_turn(stretch: Stretch, day: date) -> tuple[bool, date]:
    """What runs comes before what is ahead; what ends or begins earlier comes first."""
    period = stretch[1]
    running = standing(period, day) is Standing.OPEN
    return (not running, period.last if running else period.opens or period.last)


def _deciding(stretches: Sequence[Stretch], day: date) -> Stretch | tuple[None, None]:
    """Open applications, or else a later stage that runs, or else what comes next; nothing when all is over."""
    left = [stretch for stretch in stretches if stretch[1].last >= day]
    running = [stretch for stretch in left if standing(stretch[1], day) is Standing.OPEN]
    wanted = [stretch for stretch in running if _applies(stretch)] or running or left
    return min(wanted, key=lambda stretch: _in_turn(stretch, day), default=(None, None))


def _code(found: Edition, period: Period, day: date) -> Code:
    applies = period.window.stage == APPLICATION
    if standing(period, day) is Standing.OPEN:
        if not applies:
            return Code(period.window.stage)
        return Code.CLOSING if (period.last - day).days <= CLOSING_DAYS else Code.OPEN
    begun = any(_applies((found, other)) and other.last < day for other in found.periods)
    return Code.CLOSED if begun and not applies else Code.AHEAD


def begins_at(day: date, zone: str) -> datetime:
    """The moment at which a day begins."""
    return datetime.combine(day, time.min, ZoneInfo(zone))


def over_at(day: date, zone: str) -> datetime:
    """The moment at which a day is over."""
    return begins_at(day + timedelta(days=1), zone)


class Kind(StrEnum):
    """What can be news of an admission."""

    CONFIRMED = "confirmed"
    SOON = "soon"
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"


@dataclass(frozen=True)
class News:
    """Something that happened to an admission, and when; what is confirmed is so for all its stages."""

    kind: Kind
    at: datetime
    edition: Edition
    period: Period | None = None

    @property
    def key(self) -> str:
        """The same for the same news, whatever else changes."""
        window = f"-{self.period.window.key}" if self.period else ""
        return f"{self.edition.round.key}-{self.edition.year}{window}-{self.kind}"


def news(rounds: Iterable[Round], moment: datetime, zone: str) -> list[News]:
    """What has happened to these rounds until a moment, the newest first."""
    day = moment.astimezone(ZoneInfo(zone)).date()
    found = [one for edition in around(rounds, day) for one in _news_of(edition, zone)]
    recent = [one for one in found if moment - timedelta(days=NEWS_DAYS) < one.at <= moment]
    return sorted(recent, key=lambda one: (one.at, one.key), reverse=True)


def _news_of(edition: Edition, zone: str) -> Iterable[News]:
    if not edition.expected and edition.round.checked_on:
        yield News(Kind.CONFIRMED, begins_at(edition.round.checked_on, zone), edition)
    for period in edition.periods:
        if period.window.stage == APPLICATION:
            if period.opens:
                yield News(Kind.SOON, begins_at(period.opens - timedelta(days=SOON_DAYS), zone), edition, period)
                yield News(Kind.OPEN, begins_at(period.opens, zone), edition, period)
            closing = period.last - timedelta(days=CLOSING_DAYS)
            if period.opens and closing > period.opens:
                yield News(Kind.CLOSING, begins_at(closing, zone), edition, period)
            yield News(Kind.CLOSED, over_at(period.last, zone), edition, period)
