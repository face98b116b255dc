"""Which question comes next: a table, walked with the answers that are known. No database, no words of a language.

The answers stand in the address, each under the key of its question, so that an outcome can be sent, kept and changed.
An answer to a question that is not asked any more waits in the address; one that means nothing is left out.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from visas.reading import Fault, Read, Reading, read_choice, read_country, read_date, read_number

STATELESS = "stateless"
#: An answer where somebody cannot know yet: a university, the day of crossing, the end of a visa that is not there.
UNKNOWN = "unknown"
STUDY, RESIDENCY, PRIVATE, WORK = "study", "residency", "private", "work"
STUDIES = (STUDY, RESIDENCY)
LONGEST_COURSE = 12

#: What may be published for a university: limits of a study visa, papers that hang on where one lives, and for its
#: country a list of exemptions.
LIMITS, LIVING, LIST = "limits", "living", "list"

Known = Mapping[str, Any]


class Kind(StrEnum):
    CHOICE = "choice"
    COUNTRY = "country"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True)
class Question:
    """`asked` says, by the answers before it, whether it is asked; `fault` whether they contradict its answer."""

    key: str
    kind: Kind
    asked: Callable[[Known, "Setting"], bool]
    options: tuple[str, ...] = ()
    #: How far from today a date may lie, in years back and ahead; the least and the greatest number.
    limits: tuple[int, int] = (0, 0)
    may_be_unknown: bool = False
    fault: Callable[[Known, Any], Fault | None] = lambda known, value: None


@dataclass(frozen=True)
class Setting:
    """What decides besides the answers: the countries there are rules for, the citizenships there are, the day.

    `universities` are those of each country that have procedures of their own; `published` says by country and
    university what is published for them, so that nothing is asked that no rule would use.
    """

    countries: tuple[str, ...]
    citizenships: Collection[str]
    today: date
    universities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    published: Mapping[tuple[str, str], Collection[str]] = field(default_factory=dict)

    def has(self, what: str, known: Known) -> bool:
        """Whether this is published for the country and the university, as far as they are known."""
        country, university = known.get("country"), known.get("university", UNKNOWN)
        return any(
            what in found
            for (of_country, of_university), found in self.published.items()
            if country in (None, of_country) and university in (UNKNOWN, of_university)
        )

    def choices(self, question: "Question", known: Known) -> Collection[str]:
        """What may be chosen; a choice of one is none, and its question is not asked."""
        match question.key:
            case "country":
                return self.countries
            case "university":
                own = self.universities.get(known.get("country", ""), ())
                return (*own, UNKNOWN) if len(own) > 1 else ()
            case "citizenship":
                return self.citizenships
        return question.options


def always(known: Known, setting: Setting) -> bool:
    return True


def is_foreign(known: Known) -> bool:
    return known.get("citizenship") != known.get("country") and known.get("special") != "own"


def studies(known: Known) -> bool:
    return is_foreign(known) and known.get("purpose") in STUDIES


def asks_special(known: Known, setting: Setting) -> bool:
    return is_foreign(known) and known.get("citizenship") != STATELESS


def asks_purpose(known: Known, setting: Setting) -> bool:
    return is_foreign(known)


def asks_university(known: Known, setting: Setting) -> bool:
    return is_foreign(known) and known.get("purpose") != PRIVATE


def asks_crossing(known: Known, setting: Setting) -> bool:
    """Where a term is published for them: those of universities are for students alone."""
    return studies(known) or (is_foreign(known) and setting.has(LIST, known))


def asks_living(known: Known, setting: Setting) -> bool:
    return asks_crossing(known, setting) and setting.has(LIVING, known)


def asks_visa(known: Known, setting: Setting) -> bool:
    return studies(known)


def asks_course(known: Known, setting: Setting) -> bool:
    """Nothing is counted on from a visa that has ended."""
    ends = known.get("visa")
    return studies(known) and isinstance(ends, date) and ends >= setting.today and setting.has(LIMITS, known)


def asks_first(known: Known, setting: Setting) -> bool:
    return asks_course(known, setting) and isinstance(known.get("course"), int)


def asks_done(known: Known, setting: Setting) -> bool:
    """Whole years, from those who cannot tell on which day their first visa began."""
    return asks_first(known, setting) and known.get("first") == UNKNOWN


def more_than_the_course(known: Known, done: Any) -> Fault | None:
    return Fault.MORE_THAN_COURSE if done != UNKNOWN and done > known["course"] else None


def after_the_visa(known: Known, first: Any) -> Fault | None:
    return Fault.AFTER_THE_VISA if first != UNKNOWN and first > known["visa"] else None


QUESTIONS = (
    Question("country", Kind.COUNTRY, always),
    Question("citizenship", Kind.COUNTRY, always),
    Question("special", Kind.CHOICE, asks_special, ("none", "own", "refugee", "noncitizen")),
    Question("purpose", Kind.CHOICE, asks_purpose, (STUDY, RESIDENCY, PRIVATE, WORK)),
    Question("university", Kind.CHOICE, asks_university),
    Question("crossing", Kind.DATE, asks_crossing, limits=(10, 2), may_be_unknown=True),
    Question("living", Kind.CHOICE, asks_living, ("hostel", "flat", "relatives", "hotel", UNKNOWN)),
    Question("visa", Kind.DATE, asks_visa, limits=(10, 10), may_be_unknown=True),
    Question("course", Kind.NUMBER, asks_course, limits=(1, LONGEST_COURSE), may_be_unknown=True),
    Question("first", Kind.DATE, asks_first, limits=(LONGEST_COURSE, 2), may_be_unknown=True, fault=after_the_visa),
    Question(
        "done", Kind.NUMBER, asks_done, limits=(0, LONGEST_COURSE), may_be_unknown=True, fault=more_than_the_course
    ),
)
BY_KEY = {question.key: question for question in QUESTIONS}


@dataclass
class Walk:
    """How far the answers lead: the `known` ones in order, the question that is `next` (None: all is known).

    `later` are answers that mean something but come after the next question, or are not asked for as things stand.
    """

    known: dict[str, Any] = field(default_factory=dict)
    next: Question | None = None
    read: Read = field(default_factory=Read)
    later: dict[str, Any] = field(default_factory=dict)

    @property
    def answers(self) -> dict[str, str]:
        """The answers that are known, as they stand in an address."""
        return {key: as_text(value) for key, value in self.known.items()}

    @property
    def kept(self) -> dict[str, str]:
        """What the form of the next question must not lose."""
        return {key: as_text(value) for key, value in {**self.known, **self.later}.items()}


def walk(given: Reading, setting: Setting, change: str = "", sent: str = "") -> Walk:
    """Walk the table as far as the answers lead, or to the one that is to be changed.

    `sent` is the question whose form was sent: if it has no answer, that is a fault and not a beginning.
    """
    found = Walk()
    for question in QUESTIONS:
        choices = setting.choices(question, found.known)
        read = read_answer(question, given, choices, setting)
        if question.key == "country" and len(choices) == 1 and read.fault != Fault.NOTHING_PUBLISHED:
            read = Read(setting.countries[0])
        if found.next is not None or not is_asked(question, found.known, setting):
            if read.value is not None:
                found.later[question.key] = read.value
            continue
        if read.value is not None and (fault := question.fault(found.known, read.value)):
            read = Read(None, fault, {question.key: as_text(read.value)})
        if read.value is None or question.key == change:
            if read.value is None and read.fault is None and question.key == sent:
                read = Read(None, Fault.MISSING)
            found.next, found.read = question, read
        else:
            found.known[question.key] = read.value
    return found


def is_asked(question: Question, known: Known, setting: Setting) -> bool:
    has_choice = question.key != "university" or bool(setting.choices(question, known))
    return has_choice and question.asked(known, setting)


def number_of_questions(known: Known, setting: Setting) -> int:
    """How many questions there are by these answers, and for somebody with a study visa where they leave it open."""
    likely = {"citizenship": "", "purpose": STUDY, "visa": setting.today, "course": 1, "first": setting.today} | dict(
        known
    )
    asked = [one for one in QUESTIONS if is_asked(one, likely, setting)]
    return len(asked) - (len(setting.countries) == 1)


def read_answer(question: Question, given: Reading, choices: Collection[str], setting: Setting) -> Read:
    """One answer of the address; a date and a number may be said to be unknown."""
    key = question.key
    if question.may_be_unknown and given.get(key) == UNKNOWN:
        return Read(UNKNOWN)
    match question.kind:
        case Kind.CHOICE:
            return read_choice(given, key, choices)
        case Kind.COUNTRY:
            read = read_country(given, key, choices)
            code = read.typed.get(key, "")
            is_elsewhere = key == "country" and code in setting.citizenships and code != STATELESS
            return Read(None, Fault.NOTHING_PUBLISHED, read.typed) if is_elsewhere else read
        case Kind.DATE:
            return read_date(given, key, setting.today, question.limits)
    return read_number(given, key, question.limits)


def as_text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
