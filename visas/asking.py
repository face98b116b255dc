"""The questions of the check and the answers to them in the words of the reader's language."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext, pgettext_lazy

from publishing.countries import countries_sorted, country_name
from publishing.dates import day_label, duration_label
from publishing.languages import current
from visas.questions import LONGEST_COURSE, STATELESS, UNKNOWN, Kind, Question
from visas.reading import PARTS, Fault, Read

#: Universities by their slugs.
Names = Mapping[str, str]

#: What is asked, and what stands beside the answer afterwards.
QUESTIONS = {
    "country": gettext_lazy("To which country are you going?"),
    "citizenship": gettext_lazy("Which citizenship is in your passport?"),
    "special": gettext_lazy("Is one of these true for you?"),
    "purpose": gettext_lazy("What do you come for?"),
    "university": gettext_lazy("To which university do you go?"),
    "crossing": gettext_lazy("On which day do you cross the border?"),
    "living": gettext_lazy("Where do you live there?"),
    "visa": gettext_lazy("On which day does your study visa end?"),
    "course": gettext_lazy("How many years does your whole course last?"),
    "first": gettext_lazy("On which day did your first study visa for this course begin?"),
    "done": gettext_lazy("How many years of the course have you completed?"),
}
LABELS = {
    "country": gettext_lazy("Where you go"),
    "citizenship": gettext_lazy("Your citizenship"),
    "special": gettext_lazy("Special case"),
    "purpose": gettext_lazy("Purpose of the stay"),
    "university": gettext_lazy("University"),
    "crossing": gettext_lazy("Crossing the border"),
    "living": gettext_lazy("Where you live"),
    "visa": gettext_lazy("End of the study visa"),
    "course": gettext_lazy("Length of the course"),
    "first": gettext_lazy("First study visa since"),
    "done": gettext_lazy("Completed"),
}
HINTS = {
    "country": gettext_lazy(
        "The country in which the university is. Only those can be chosen whose rules on visas are published here "
        "so far."
    ),
    "citizenship": gettext_lazy("The passport with which you cross the border. Other travel documents come next."),
    "university": gettext_lazy("Universities set terms and papers each for itself."),
    "crossing": gettext_lazy(
        "The day on which you enter the country. If you are there already, it stands in the stamp in your passport; if "
        "not, give the planned day."
    ),
    "living": gettext_lazy("It decides which papers the owner has to give you."),
    "visa": gettext_lazy("The last day that stands in the visa."),
    "course": gettext_lazy("From the first year to the last."),
    "first": gettext_lazy(
        "The first day in your oldest visa; if you entered with it only later, the day of that entry. The limit in "
        "years is counted from here, to the day."
    ),
    "done": gettext_lazy("Whole years; 0 in the first year. Each is counted as a year with a study visa."),
}
OPTIONS = {
    ("special", "none"): gettext_lazy("none of them: I have a national passport"),
    ("special", "own"): gettext_lazy("I am also a citizen of the country to which I go"),
    ("special", "refugee"): gettext_lazy("I have the travel document of a refugee or of a stateless person"),
    ("special", "noncitizen"): gettext_lazy("my passport is that of a non-citizen (as in Estonia and Latvia)"),
    ("purpose", "study"): gettext_lazy("studies at a university"),
    ("purpose", "residency"): gettext_lazy("residency training"),
    ("purpose", "private"): gettext_lazy("a private visit, without a study visa"),
    ("purpose", "work"): gettext_lazy("work, or as a guest of the university"),
    ("university", UNKNOWN): gettext_lazy("another one, or I do not know yet"),
    ("living", "hostel"): gettext_lazy("in the university hostel"),
    ("living", "flat"): gettext_lazy("in a rented flat"),
    ("living", "relatives"): gettext_lazy("with relatives or friends"),
    ("living", "hotel"): gettext_lazy("in a hotel"),
    ("living", UNKNOWN): gettext_lazy("I do not know yet"),
}
UNKNOWN_ANSWERS = {
    "crossing": gettext_lazy("I do not know yet"),
    "visa": gettext_lazy("I have no study visa"),
    "course": gettext_lazy("I do not know yet"),
    "first": gettext_lazy("I do not know the day"),
    "done": gettext_lazy("I do not know"),
}
FAULTS = {
    Fault.MISSING: gettext_lazy("Choose or write an answer."),
    Fault.NO_SUCH_CHOICE: gettext_lazy("There is no such answer. Choose one from the list."),
    Fault.NO_SUCH_COUNTRY: gettext_lazy("There is no such country. Choose yours from the list."),
    Fault.INCOMPLETE_DATE: gettext_lazy("Write the day, the month and the year."),
    Fault.NOT_IN_FIGURES: gettext_lazy("Write the date in figures, for example 28 8 2026."),
    Fault.SHORT_YEAR: gettext_lazy("Write the year with four figures, for example 2026."),
    Fault.NO_SUCH_DATE: gettext_lazy("There is no such day in the calendar. Check the day and the month."),
    Fault.TOO_FAR: gettext_lazy("This day is too far from today. Check the year."),
    Fault.NO_NUMBER: gettext_lazy("Write a whole number in figures, for example 6."),
    Fault.AFTER_THE_VISA: gettext_lazy("The first visa cannot begin after the day on which your visa ends."),
    Fault.MORE_THAN_COURSE: gettext_lazy("You cannot have completed more years than the whole course has."),
}
PART_LABELS = {
    "day": pgettext_lazy("of a date", "Day"),
    "month": pgettext_lazy("of a date", "Month"),
    "year": pgettext_lazy("of a date", "Year"),
}
LENGTHS = {"day": 2, "month": 2, "year": 4}


def fault_text(question: Question, fault: Fault, typed: str = "") -> str:
    if fault == Fault.OUT_OF_RANGE:
        first, last = question.limits
        return gettext("Write a number from %(first)d to %(last)d.") % {"first": first, "last": last}
    if fault == Fault.NOTHING_PUBLISHED:
        said = gettext(
            "Nothing on visas and registration there is published here yet: %(country)s. Ask the university."
        )
        return said % {"country": country_label(typed)}
    return str(FAULTS[fault])


def asked(question: Question, read: Read, choices: Iterable[str], names: Names) -> SimpleNamespace:
    """The question with what its form shows: the options or fields, what was chosen or typed, and what is wrong."""
    key, chosen = question.key, read.value
    return SimpleNamespace(
        key=key,
        kind=question.kind,
        text=str(QUESTIONS[key]),
        hint=str(HINTS.get(key, "")),
        fault=fault_text(question, read.fault, read.typed.get(key, "")) if read.fault else "",
        options=options(question.key, choices, names),
        chosen="" if chosen is None else str(chosen),
        fields=date_fields(key, read) if question.kind == Kind.DATE else [],
        typed=number_typed(key, read),
        most=LONGEST_COURSE,
        unknown=str(UNKNOWN_ANSWERS.get(key, "")),
    )


def options(key: str, choices: Iterable[str], names: Names) -> list[tuple[str, str]]:
    if key == "citizenship":
        return [(STATELESS, gettext("no citizenship")), *countries_sorted(current())]
    return [(value, said(key, value, names)) for value in choices]


def date_fields(key: str, read: Read) -> list[SimpleNamespace]:
    values = dict(read.typed)
    if isinstance(read.value, date):
        values = {part: str(getattr(read.value, part)) for part in PARTS}
    return [
        SimpleNamespace(
            name=f"{key}_{part}", label=str(PART_LABELS[part]), value=values.get(part, ""), length=LENGTHS[part]
        )
        for part in PARTS
    ]


def number_typed(key: str, read: Read) -> str:
    return str(read.value) if isinstance(read.value, int) else read.typed.get(key, "")


def answers(known: Mapping[str, Any], names: Names) -> list[SimpleNamespace]:
    """What has been answered, question by question."""
    return [
        SimpleNamespace(key=key, label=str(LABELS[key]), text=said(key, value, names)) for key, value in known.items()
    ]


def said(key: str, value: Any, names: Names) -> str:
    if (key, value) in OPTIONS:
        return str(OPTIONS[key, value])
    if value == UNKNOWN:
        return str(UNKNOWN_ANSWERS[key])
    if isinstance(value, date):
        return day_label(value, current())
    if isinstance(value, int):
        none_yet = key == "done" and not value
        return pgettext("years of the course", "none yet") if none_yet else duration_label(12 * value, current())
    return names.get(value) or country_label(str(value))


def country_label(code: str) -> str:
    return gettext("no citizenship") if code == STATELESS else country_name(code, current())


def left_label(left: int) -> str:
    """How far a last day is from today: "12 days left", "today is the last day", "3 days ago"."""
    if left > 0:
        return ngettext("%(n)d day left", "%(n)d days left", left) % {"n": left}
    if left == 0:
        return gettext("Today is the last day.")
    return ngettext("This day was %(n)d day ago.", "This day was %(n)d days ago.", -left) % {"n": -left}
