"""How matters stand with an admission, in words: for a tag, a box, a banner, a calendar and a feed."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from publishing.dates import day_label, day_month_label
from publishing.languages import current
from publishing.zones import zone_label
from residency.models import Stage

if TYPE_CHECKING:
    from residency.calendar import State
    from residency.editions import Edition

TONES = {"open": "good", "closing": "alert", "ahead": "wait", "closed": "off", "unannounced": "off"}


def tone(state: "State") -> str:
    """The tone of a tag or a box that tells the state."""
    return TONES.get(state.code, "info")


def label(state: "State") -> str:
    """The state in a few words: "closes in 3 days", "applications expected from 20 June"."""
    match state.code:
        case "ahead":
            return ahead(state)
        case "closing":
            return marked(closing(state.days or 0), state.expected, begun=True)
        case "closed":
            return gettext("applications closed")
        case "unannounced":
            return gettext("dates not announced")
    said = {
        "open": gettext("open now"),
        "exam": gettext("entrance exams are on"),
        "results": gettext("results are coming out"),
        "enrolment": gettext("enrolment is on"),
    }
    return marked(said[state.code], state.expected, begun=True)


def closing(days: int) -> str:
    if not days:
        return gettext("last day: today, until 24:00")
    return ngettext("closes in %(n)d day", "closes in %(n)d days", days) % {"n": days}


def ahead(state: "State") -> str:
    """What comes next, by its name: counted where its dates are confirmed, or else only expected."""
    if state.period is None or state.turns_on is None:
        return ""
    day = near_day(state.turns_on, state.day)
    if state.period.opens is None or state.applications is not state.period:
        said = gettext("from: %(date)s") if state.period.opens else gettext("until: %(date)s")
        stage = Stage(state.period.window.stage).label
        return marked(f"{stage}, {said % {'date': day}}", state.expected)
    if state.expected:
        return gettext("applications expected from %(date)s") % {"date": day}
    days = state.days or 0
    return ngettext("applications open in %(n)d day", "applications open in %(n)d days", days) % {"n": days}


def left(state: "State") -> str:
    """How much time there is until it stands otherwise: "3 days left", "in 12 days", "today is the last day"."""
    if state.period is None or state.days is None:
        return ""
    return time_left(state.days, ahead=state.ahead)


def time_left(days: int, *, ahead: bool = False) -> str:
    if ahead:
        return ngettext("in %(n)d day", "in %(n)d days", days) % {"n": days}
    if not days:
        return gettext("today is the last day")
    return ngettext("%(n)d day left", "%(n)d days left", days) % {"n": days}


def clock_label(zone: str, day: date) -> str:
    """Whose clock counts: "Days end at 24:00 local time: Almaty (UTC+5)"."""
    return gettext("Days end at 24:00 local time: %(zone)s") % {"zone": zone_label(zone, day)}


def reopening(state: "State") -> str:
    """When one can apply again, where one cannot now: "Next applications: from 20 June 2027 (expected)"."""
    if state.open or not state.opens or not state.applications_of or state.applications is state.period:
        return ""
    day = marked(day_label(state.opens, current()), state.applications_of.expected)
    return gettext("Next applications from: %(date)s") % {"date": day}


def closed_since(state: "State") -> str:
    day = "" if state.open else closed_day(state)
    return gettext("Applications closed on: %(date)s") % {"date": day} if day else ""


def closed_day(state: "State") -> str:
    """The last day of the last applications that are over."""
    if not state.closed_on or not state.before_of:
        return ""
    return marked(day_label(state.closed_on, current()), state.before_of.expected, begun=True)


def marked(text: str, expected: bool, *, begun: bool = False) -> str:
    """What only follows from the rule of every year says so; a day that has come is no longer expected."""
    if not expected:
        return text
    said = gettext("%(dates)s (by the yearly rule)") if begun else gettext("%(dates)s (expected)")
    return said % {"dates": text}


def basis(edition: "Edition") -> str:
    """What the dates rest on."""
    if edition.expected:
        return gettext(
            "These dates follow the rule of every year; the university has not confirmed them for this year yet."
        )
    return gettext("Confirmed by the university for %(year)s.") % {"year": edition.year}


def near_day(day: date, today: date) -> str:
    """A day, with its year only where that is not this one."""
    said_year = day.year != today.year
    return day_label(day, current()) if said_year else day_month_label(day.month, day.day, current())


def title(state: "State") -> str:
    """The label as a heading."""
    return capfirst(label(state))
