"""The dates of a plan in words, for the page and for a calendar."""

from collections.abc import Iterator
from types import SimpleNamespace

from django.utils.text import capfirst
from django.utils.translation import gettext

from config.plan_dates import VISA, Dated
from publishing.calendar_files import Entry
from publishing.languages import current
from publishing.spans import Precision, Span, span_label
from publishing.zones import zone_label
from residency import wording
from residency.editions import APPLICATION
from residency.models import Applicant, Stage

#: How many days before a date the calendar speaks up.
REMIND = 7


def day_words(one: Dated) -> SimpleNamespace:
    return SimpleNamespace(
        when=when(one),
        iso=[day.isoformat() for day in (one.first, one.last) if day],
        stage=stage(one),
        left=wording.time_left(one.days, ahead=one.ahead),
        open=one.open,
        expected=one.expected,
        zone=zone_label(one.zone, one.last),
        programmes=[programme.full_name for programme in one.programmes],
    )


def when(one: Dated) -> str:
    """ "20 June – 20 July 2027"; where only the end is known, "until: 31 August 2027"."""
    label = span_label(Span(one.first or one.last, one.last, Precision.DAY), current())
    return label if one.first else gettext("until: %(date)s") % {"date": label}


def stage(one: Dated) -> str:
    """What it is, and for whom if it is not for everyone: "Entrance exams (foreign citizens)"."""
    if one.stage == VISA:
        return gettext("Last day to apply, if you need a visa")
    name = capfirst(str(Stage(one.stage).label))
    if one.applicant == Applicant.ANY:
        return name
    return gettext("%(stage)s (%(applicant)s)") % {"stage": name, "applicant": Applicant(one.applicant).label}


def entries(one: Dated, path: str) -> Iterator[Entry]:
    """The date for a calendar; for applications their last day besides, so that the calendar speaks up before it.

    The entry is the plan's own: the same date of one programme alone is another one.
    """
    key, names = f"plan-{one.key}", ", ".join(str(programme.full_name) for programme in one.programmes)
    zone = wording.clock_label(one.zone, one.last)
    rule = gettext(
        "These dates follow the rule of every year; the university has not confirmed them for this year yet."
    )
    text = "\n".join(filter(None, [names, when(one), zone, rule if one.expected else ""]))
    title = titled(stage(one), names, one)
    yield Entry(key, title, one.first or one.last, one.last, text, path, REMIND, one.expected)
    if one.stage == APPLICATION and one.first:
        last = titled(gettext("Last day to apply"), names, one)
        yield Entry(f"{key}-last", last, one.last, one.last, text, path, REMIND, one.expected)


def titled(what: str, names: str, one: Dated) -> str:
    said = gettext("%(what)s: %(programmes)s") % {"what": what, "programmes": names}
    return wording.marked(said, one.expected, begun=one.open)
