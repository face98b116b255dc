"""Days to take along: calendar files (RFC 5545) that phones and mail programmes open.

Everything here is a matter of whole days. A day has no zone in such a file, so whoever keeps it sees the office's own
date; which clock ends the day belongs in the text of the entry.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from publishing import clock
from publishing.caching import state_of
from publishing.languages import current

NINE = timedelta(hours=9)
CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Entry:
    """One thing to keep in mind, from its first to its last day; `path` is the page that says more.

    `key` stays the same when the dates move, so that a calendar that has the entry moves it, too.
    `remind` is the number of days before the first day on which the calendar should speak up, at nine in the morning
    by the clock of the place: a whole day has no zone, so a phone that is there counts from its own midnight. What is
    `tentative` may still turn out otherwise.
    """

    key: str
    title: str
    first: date
    last: date
    text: str = ""
    path: str = ""
    remind: int | None = None
    tentative: bool = False


def calendar_file(request: HttpRequest, name: str, entries: Iterable[Entry], filename: str) -> HttpResponse:
    """The entries as a file to open or to subscribe to, named in the reader's language."""
    response = HttpResponse(written(request, name, entries), content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{slugify(filename) or "calendar"}.ics"'
    return response


def written(request: HttpRequest, name: str, entries: Iterable[Entry]) -> bytes:
    from icalendar import Alarm, Calendar, Event  # noqa: PLC0415 - a fifth of a second that few requests need

    site = f"{request.scheme}://{request.get_host()}"
    made = clock.now() if clock.pretending() else state_of(request).since
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Kafedra//Calendar//EN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.key}@{request.get_host()}")
        event.add("dtstamp", made)
        event.add("summary", entry.title, parameters={"LANGUAGE": current()})
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        if entry.tentative:
            event.add("status", "TENTATIVE")
        if entry.text:
            event.add("description", entry.text)
        if entry.path:
            event.add("url", f"{site}{entry.path}")
        if entry.remind is not None:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", entry.title)
            alarm.add("trigger", NINE - timedelta(days=entry.remind))
            event.add_component(alarm)
        calendar.add_component(event)
    return calendar.to_ical()
