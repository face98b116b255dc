"""Whether an agreement is in force on a day, and which years agreements leave open: rules over dates alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from django.db import models
from django.utils.translation import gettext_lazy as _

#: An agreement in its last days is said to be expiring, in time to renew it.
EXPIRING_DAYS = 90


class Status(models.TextChoices):
    """What an agreement is on a day; no column holds it."""

    IN_FORCE = "in_force", _("in force")
    EXPIRING = "expiring", _("expiring")
    UNDATED = "undated", _("no date known")
    BEING_SIGNED = "being_signed", _("being signed")
    NEGOTIATING = "negotiating", _("negotiating")
    PLANNED = "planned", _("planned")
    POSTPONED = "postponed", _("postponed")
    RENEWED = "renewed", _("renewed")
    LAPSED = "lapsed", _("lapsed")
    ENDED = "ended", _("ended")


#: What is signed and past; the register lists these apart.
OVER = (Status.RENEWED, Status.LAPSED, Status.ENDED)
UNSIGNED = (Status.BEING_SIGNED, Status.NEGOTIATING, Status.PLANNED, Status.POSTPONED)
SIGNED = "signed"
#: Neither is on its way to being signed: it is there, whether a signature is known of or not.
CONCLUDED = (SIGNED, "unstated")


@dataclass(frozen=True)
class Terms:
    """The columns that decide over the status; a day that is not known is None, a document that is not there empty."""

    signing_state: str
    signed_from: date | None = None
    valid_until: date | None = None
    ended_on: date | None = None
    successor_state: str | None = None
    successor_from: date | None = None
    scan: str = ""

    @property
    def is_concluded(self) -> bool:
        return self.signing_state in CONCLUDED

    @property
    def is_evidenced(self) -> bool:
        """Whether a day or a document shows from when or until when it counts, or at least that it was signed."""
        return bool(self.signed_from or self.valid_until or self.ended_on or self.scan)

    def is_replaced(self, day: date) -> bool:
        """Whether the agreement that renews it is signed by then."""
        return self.successor_state == SIGNED and (self.successor_from is None or self.successor_from <= day)

    def last_day(self) -> date:
        """The last day in force: that before an early end, or the day until which it is valid."""
        ended = self.ended_on - timedelta(days=1) if self.ended_on else date.max
        return min(ended, self.valid_until or date.max)


def status_on(terms: Terms, day: date) -> Status:
    """The one status of an agreement on a day; nobody is told that one without any evidence is in force."""
    if not terms.is_concluded:
        return Status(terms.signing_state)
    if terms.is_replaced(day):
        return Status.RENEWED
    if not terms.is_evidenced:
        return Status.UNDATED
    if terms.last_day() < day:
        return Status.ENDED if terms.ended_on and terms.ended_on <= day else Status.LAPSED
    if terms.signed_from and terms.signed_from > day:
        return Status.BEING_SIGNED
    return Status.EXPIRING if terms.last_day() - day <= timedelta(days=EXPIRING_DAYS) else Status.IN_FORCE


@dataclass(frozen=True, order=True)
class Period:
    """Days from the first to the last, both included; without a known end it reaches to the end of time."""

    start: date
    end: date


def period_of(terms: Terms) -> Period | None:
    """When an agreement was or will be in force; none if it is not concluded, or ended before it began.

    Where the signing date is not known it counts from the beginning of time, so that no doubtful gap is claimed.
    """
    if not terms.is_concluded:
        return None
    start, end = terms.signed_from or date.min, terms.last_day()
    return Period(start, end) if start <= end else None


def union(periods: Iterable[Period]) -> list[Period]:
    """The same days in as few periods as possible, the earliest first."""
    merged: list[Period] = []
    for period in sorted(periods):
        if merged and period.start.toordinal() <= merged[-1].end.toordinal() + 1:
            merged[-1] = Period(merged[-1].start, max(merged[-1].end, period.end))
        else:
            merged.append(period)
    return merged


def gap_years(periods: Iterable[Period]) -> list[int]:
    """The whole years between the periods in which not a day is covered."""
    covered = union(periods)
    return [year for before, after in pairwise(covered) for year in range(before.end.year + 1, after.start.year)]
