"""What time it is on the pages: the one place that asks the clock.

Dates on pages are days of a place. A rule of a university is read by that university's clock, which
its record names; what belongs to no university is read by the clock of the settings (TIME_ZONE).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """The moment that the pages are made for, with its zone."""
    return _pretended.get() or timezone.now()


def today(zone: str = "") -> date:
    """The day that it is in a zone (an IANA name); without one, in the zone of the settings."""
    return now().astimezone(ZoneInfo(zone) if zone else timezone.get_default_timezone()).date()


def pretending() -> bool:
    """Whether pages are being made for another moment than the present."""
    return _pretended.get() is not None


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Make pages as they were or will be at a moment, which must carry its zone.

    Raises ValueError for a moment without a zone.
    """
    if timezone.is_naive(moment):
        raise ValueError("A moment needs its zone")
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)
