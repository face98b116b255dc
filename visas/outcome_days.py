"""The days of an outcome for a calendar, each with what decides it and the address that counts it again."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.utils.text import capfirst
from django.utils.translation import gettext

from publishing.calendar_files import Entry
from publishing.zones import zone_label
from visas.check import Check
from visas.limits import Limits
from visas.models import Procedure
from visas.reasons import Reason

#: How many days before a last day the calendar speaks up.
REMIND = {"register": 2, "extend": 14, "visa-end": 7, "limit": 180}

WHO = ("country", "citizenship", "special", "purpose", "university")
#: Which answers a day hangs on: others may change without making it another entry of a calendar.
HANGS_ON = {
    "register": (*WHO, "crossing"),
    "extend": (*WHO, "visa"),
    "visa-end": (*WHO, "visa"),
    "limit": (*WHO, "visa", "course", "first", "done"),
}


def key_of(name: str, answers: Mapping[str, str]) -> str:
    """Another one for other answers, so that the days of two people lie side by side in one calendar."""
    told = urlencode([(key, answers[key]) for key in HANGS_ON[name] if key in answers])
    mark = hashlib.sha256(told.encode()).hexdigest()[:12]
    return f"{name}-{answers['country'].lower()}-{mark}"


def entry(check: Check, name: str, day: date, title: str, reasons: Iterable[Reason], *lines: str) -> Entry:
    """A day has no zone in a calendar file, so that the text says by which clock it ends."""
    said = [f"{title}.", *(f"{line}." for line in lines)]
    said += [f"{reason.text} {reason.note}".strip() for reason in reasons]
    text = "\n".join([*dict.fromkeys(said), clock_line(check, day)])
    return Entry(key_of(name, check.walk.answers), title, day, day, text, check.url(), REMIND[name])


def limit_entry(check: Check, found: Limits, described: Any) -> Entry:
    """The limit in years; that it is right only to within a year stands in its title."""
    title = f"{capfirst(Procedure.Kind.STUDY_VISA.label)}: {described.years_label}"
    lines = [line.removesuffix(".") for line in (described.counted, described.open_question) if line]
    return entry(check, "limit", found.years_end or check.today, title, (), *lines)


def clock_line(check: Check, day: date) -> str:
    place = zone_label(check.zone, day)
    return gettext("Until the end of the day by the clock of the place: %(place)s") % {"place": place} + "."
