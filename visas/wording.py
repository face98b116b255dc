"""Terms, lengths and papers in the words of the reader's language."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from babel.dates import get_day_names
from django.utils.translation import gettext, ngettext, ngettext_lazy, pgettext_lazy

from publishing.dates import day_label, days_label, duration_label
from publishing.languages import Text, current
from publishing.numbers import amount_label
from visas import deadlines
from visas.models import Confidence, DayKind, DeadlineRule, VisaRule

Event = DeadlineRule.Event
Unit = VisaRule.Unit

WITHIN = {
    DayKind.CALENDAR: ngettext_lazy("within %(n)d calendar day", "within %(n)d calendar days", "n"),
    DayKind.WORKING: ngettext_lazy("within %(n)d working day", "within %(n)d working days", "n"),
}
AHEAD = {
    DayKind.CALENDAR: ngettext_lazy("at least %(n)d calendar day", "at least %(n)d calendar days", "n"),
    DayKind.WORKING: ngettext_lazy("at least %(n)d working day", "at least %(n)d working days", "n"),
}
AFTER = {
    Event.BORDER_CROSSING: pgettext_lazy("by when", "after crossing the border"),
    Event.VISA_EXPIRY: pgettext_lazy("by when", "after the end of the visa"),
    Event.PASSPORT_EXPIRY: pgettext_lazy("by when", "after the end of the passport"),
    Event.VISA_GRANTED: pgettext_lazy("by when", "after the visa was granted"),
}
BEFORE = {
    Event.BORDER_CROSSING: pgettext_lazy("by when", "before crossing the border"),
    Event.VISA_EXPIRY: pgettext_lazy("by when", "before the end of the visa"),
    Event.PASSPORT_EXPIRY: pgettext_lazy("by when", "before the end of the passport"),
    Event.VISA_GRANTED: pgettext_lazy("by when", "before the visa is granted"),
}
TONES: dict[str, str] = {Confidence.HIGH: "good", Confidence.MEDIUM: "plain", Confidence.LOW: "wait"}


def deadline_label(event: str, offset: int, day_kind: str) -> str:
    """ "within 5 working days after crossing the border", "at least 30 working days before the end of the visa"."""
    if offset == 0:
        return gettext("on the day itself: %(event)s") % {"event": Event(event).label}
    terms, events = (WITHIN, AFTER) if offset > 0 else (AHEAD, BEFORE)
    term = terms[DayKind(day_kind)] % {"n": abs(offset)}
    # Translators: "within 5 working days" and "after crossing the border"; put them in your language's order.
    return gettext("%(term)s %(event)s") % {"term": term, "event": events[Event(event)]}


def days_of_kind(days: int, day_kind: str) -> str:
    """ "5 working days"."""
    if day_kind == DayKind.WORKING:
        return ngettext("%(n)d working day", "%(n)d working days", days) % {"n": days}
    return ngettext("%(n)d calendar day", "%(n)d calendar days", days) % {"n": days}


def length_label(number: int, unit: str) -> str:
    """ "1 academic year", "6 months"."""
    match unit:
        case Unit.ACADEMIC_YEAR:
            return ngettext("%(n)d academic year", "%(n)d academic years", number) % {"n": number}
        case Unit.YEAR:
            return duration_label(number * 12, current())
        case Unit.MONTH:
            return duration_label(number, current())
    return days_label(number, current())


def act_label(name: Text, number: str, issued: date | None) -> list[Text]:
    """The parts of "Resolution of the Government, No. 689, 19 December 2016", each in its own language."""
    parts = [name] if name else []
    if number:
        parts.append(Text(gettext("No. %(number)s") % {"number": number}, current()))
    if issued:
        parts.append(Text(day_label(issued, current()), current()))
    return parts


def money(amount: Decimal, currency: str) -> str:
    return gettext("free of charge") if not amount else amount_label(amount, currency, current())


def evidence(rule: Any) -> SimpleNamespace:
    """How sure a figure is, who says so, and when somebody last looked."""
    confidence = getattr(rule, "confidence", "")
    return SimpleNamespace(
        label=Confidence(confidence).label if confidence else "",
        tone=TONES.get(confidence, "plain"),
        source=rule.source,
        host=(urlsplit(rule.source).hostname or "").removeprefix("www."),
        checked_on=rule.checked_on,
    )


def closed_label(day: date, first: date, holidays: Collection[date]) -> str:
    """By when to go if offices are closed on a last day; empty if they are not. `first` is the first day to go on."""
    by = deadlines.working_day_by(day, holidays)
    if by == day:
        return ""
    if by >= first:
        return gettext("The offices are closed on that day: go by %(date)s.") % {"date": weekday_label(by)}
    said = gettext("The offices are closed until then: ask how it can still be done in time, or go on %(date)s.")
    return said % {"date": weekday_label(deadlines.working_day_from(day, holidays))}


def weekday_label(day: date) -> str:
    """ "Monday, 7 September 2026"."""
    weekday = get_day_names("wide", "stand-alone", current())[day.weekday()]
    return f"{weekday}, {day_label(day, current())}"
