"""Office hours: which week they make, whether the office is open at a moment, and until or from when.

The week is that of the office's own clock; what the clock on its wall shows decides, also on the night in which clocks
are changed. Holidays are no matter of this rule: it tells the regular hours.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import get_day_names
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast, Coalesce
from django.utils.text import capfirst
from django.utils.translation import gettext

from departments.models import Appointment, Department, OfficeHours
from publishing import clock
from publishing.bundles import Ask
from publishing.calendar_words import range_of
from publishing.languages import current
from publishing.zones import zone_label

DAY = 24 * 60
WEEK = 7 * DAY
COLUMNS = ("pk", "first_day", "last_day", "opens", "closes")

#: Minutes of a week, which begins on Monday at 0:00; from the first to just before the second.
Interval = tuple[int, int]


@dataclass(frozen=True)
class State:
    """Whether it is open, and the minute of the week at which that changes; None if it never does."""

    is_open: bool
    changes: int | None


def minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def week_of(rows: Iterable[Any]) -> list[Interval]:
    """When it is open in a week, in order; what overlaps or touches is one."""
    found: list[Interval] = []
    spans = sorted(
        (day * DAY + minutes(row.opens), day * DAY + (minutes(row.closes) or DAY))
        for row in rows
        for day in range(row.first_day - 1, row.last_day)
    )
    for start, end in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def state_at(week: Sequence[Interval], minute: int) -> State:
    """The state at a minute of the week; a night from Sunday to Monday is not interrupted by the new week."""
    if not week or week == [(0, WEEK)]:
        return State(bool(week), None)
    place = bisect_right(week, (minute, WEEK)) - 1
    if place >= 0 and minute < week[place][1]:
        end = week[place][1]
        return State(True, week[0][1] if end == WEEK and week[0][0] == 0 else end % WEEK)
    return State(False, week[(place + 1) % len(week)][0])


def minute_of(moment: datetime, zone: str) -> int:
    """The minute of the week that the clock on the wall shows."""
    local = moment.astimezone(ZoneInfo(zone))
    return local.weekday() * DAY + minutes(local.time())


def state_label(week: Sequence[Interval], minute: int) -> str:
    """The state in words: until when it is open today or tonight, or on which day it opens next."""
    state = state_at(week, minute)
    if state.changes is None:
        return gettext("Open day and night") if state.is_open else ""
    at = time_label(state.changes % DAY or (DAY if state.is_open else 0))
    if state.is_open:
        soon = (state.changes - minute) % WEEK <= DAY
        return gettext("Open now, until %(time)s") % {"time": at} if soon else gettext("Open now")
    later = (state.changes // DAY - minute // DAY) % 7
    if later == 0 and state.changes > minute:
        return gettext("Closed now, opens today at %(time)s") % {"time": at}
    if later == 1:
        return gettext("Closed now, opens tomorrow at %(time)s") % {"time": at}
    return opens_on(state.changes // DAY) % {"time": at}


def opens_on(day: int) -> str:
    """A sentence for each day, because languages decline their names."""
    return (
        gettext("Closed now, opens on Monday at %(time)s"),
        gettext("Closed now, opens on Tuesday at %(time)s"),
        gettext("Closed now, opens on Wednesday at %(time)s"),
        gettext("Closed now, opens on Thursday at %(time)s"),
        gettext("Closed now, opens on Friday at %(time)s"),
        gettext("Closed now, opens on Saturday at %(time)s"),
        gettext("Closed now, opens on Sunday at %(time)s"),
    )[day]


def time_label(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"


def by_days(week: Sequence[Interval]) -> list[tuple[int, int, list[Interval]]]:
    """Days that follow each other with the same hours: the first, the last, and the hours in minutes of the day."""
    days = [
        [(max(start - day * DAY, 0), min(end - day * DAY, DAY)) for start, end in week if _meets(start, end, day)]
        for day in range(7)
    ]
    found = []
    for hours, group in groupby(range(7), key=lambda day: days[day]):
        if hours:
            alike = list(group)
            found.append((alike[0], alike[-1], hours))
    return found


def _meets(start: int, end: int, day: int) -> bool:
    return start < (day + 1) * DAY and end > day * DAY


def day_name(day: int, language: str) -> str:
    names = get_day_names("wide", "stand-alone", language)
    return names[day]


def lines(week: Sequence[Interval], language: str) -> list[tuple[str, str]]:
    """The week as readers see it: "Monday–Friday", "9:00–12:00, 13:00–17:00"."""
    return [
        (
            capfirst(range_of(day_name(first, language), day_name(last, language))),
            ", ".join(f"{time_label(start)}–{time_label(end)}" for start, end in hours),
        )
        for first, last, hours in by_days(week)
    ]


def shown(rows: Iterable[Any], zone: str) -> SimpleNamespace | None:
    """What a page shows of somebody's hours; None where none are known. Changes with the clock: see `daily`."""
    week = week_of(rows)
    if not week:
        return None
    minute = minute_of(clock.now(), zone)
    return SimpleNamespace(
        lines=lines(week, current()),
        is_open=state_at(week, minute).is_open,
        state=state_label(week, minute),
        zone=zone_label(zone, clock.today(zone)),
        days=by_days(week),
    )


def of_department(department: Department) -> dict[str, Ask]:
    return {"hours": Ask(OfficeHours.objects.filter(department=department), plain=COLUMNS)}


def of_departments(found: QuerySet[Department]) -> Ask:
    return Ask(OfficeHours.objects.filter(department__in=found), plain=(*COLUMNS, "department"))


def of_posts(found: QuerySet[Appointment]) -> Ask:
    return Ask(OfficeHours.objects.filter(appointment__in=found), plain=(*COLUMNS, "appointment"))


def daily(end: str) -> QuerySet:
    """The zones and times of day at which somebody's state may change, for `publishing.caching`."""
    zone = Coalesce("department__time_zone", "appointment__department__time_zone")
    return OfficeHours.objects.order_by().annotate(_zone=Cast(zone, TextField()), _time=Cast(end, TextField()))
