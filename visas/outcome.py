"""What follows from the answers: by when to register and to extend, and where the limits fall. Rows and dates alone."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import SimpleNamespace
from typing import Any

from visas import deadlines
from visas.duty import Ground, ground
from visas.limits import Limits, days_until, limits, stretch
from visas.models import DayKind, Procedure
from visas.questions import STATELESS, UNKNOWN, WORK, Known, is_foreign, studies
from visas.rulebook import Event, Rulebook

EXTENDING = (Procedure.Kind.EXTENSION, Procedure.Kind.STUDY_VISA)
ARRIVING = (Procedure.Kind.INVITATION, Procedure.Kind.ENTRY_VISA, Procedure.Kind.STUDY_VISA)
#: Documents on which no citizenship counts, so that nothing is known of a longer term.
NO_NATIONALITY = ("refugee", "noncitizen")


@dataclass(frozen=True)
class LastDay:
    """The last day for something, how it was counted, and how far it is from today (below 0: past)."""

    day: date
    left: int
    #: The first whole day on which one can go: nobody is sure of the day of crossing itself.
    first: date
    #: The public holidays that were passed over, and whether the holidays of all those years are known.
    skipped: list[SimpleNamespace]
    certain: bool


@dataclass(frozen=True)
class Registration:
    """`ground` is None where nobody has said by when. `planned`: the border is still to be crossed."""

    procedure: SimpleNamespace | None
    ground: Ground | None
    last: LastDay | None
    planned: bool
    #: Why a longer term is not for this reader: "study", "work", "refugee", "noncitizen" or "stateless".
    barred: str
    coming: list[Any]


class Extension(StrEnum):
    """What becomes of the visa once it ends."""

    DUE = "due"
    #: The course goes on, but by the rules no visa is to come.
    DOUBTFUL = "doubtful"
    #: The visa lasts to the end of the course.
    NEEDLESS = "needless"


@dataclass(frozen=True)
class Stay:
    """The study visa: when to begin with its extension, and how long it can go on."""

    procedure: SimpleNamespace | None
    ends: date | None
    #: How far the end of the visa is from today (below 0: past); None without a visa.
    left: int | None
    term: SimpleNamespace | None
    start: LastDay | None
    rule: SimpleNamespace | None
    limits: Limits | None
    arriving: list[SimpleNamespace]

    @property
    def extension(self) -> Extension:
        """Due as long as nothing is known that speaks against it."""
        if self.limits is None or self.ends is None:
            return Extension.DUE
        if self.limits.course_ends <= self.ends:
            return Extension.NEEDLESS
        return Extension.DUE if self.limits.by_course and self.limits.by_years != 0 else Extension.DOUBTFUL


@dataclass(frozen=True)
class Outcome:
    """Nothing at all (both None) for the country's own citizens."""

    registration: Registration | None
    stay: Stay | None


def outcome(known: Known, rules: Rulebook, today: date) -> Outcome:
    if not is_foreign(known):
        return Outcome(None, None)
    return Outcome(registration(known, rules, today), stay(known, rules, today) if studies(known) else None)


def registration(known: Known, rules: Rulebook, today: date) -> Registration:
    """By the rules of the day on which the border is crossed, or of today while that day is not known."""
    crossing = known["crossing"] if known.get("crossing", UNKNOWN) != UNKNOWN else None
    day = crossing or today
    if known.get("special") in NO_NATIONALITY:
        rules = replace(rules, exemptions=[])
    found = ground(rules, day, str(known.get("purpose", "")))
    procedure = rules.procedure(Procedure.Kind.REGISTRATION, day=day)
    return Registration(
        procedure=procedure,
        ground=found,
        last=counted(rules, crossing, found.term.days, found.term.day_kind, today) if crossing and found else None,
        planned=bool(crossing and crossing > today),
        barred=reason_against(known, rules, found, day),
        coming=coming_rules(rules, procedure if studies(known) else None, day),
    )


def reason_against(known: Known, rules: Rulebook, found: Ground | None, day: date) -> str:
    special = str(known.get("special", ""))
    if special in NO_NATIONALITY:
        return special
    if known.get("citizenship") == STATELESS:
        of_list = rules.exemption_list(day)
        return "stateless" if of_list and not of_list.covers_stateless else ""
    if found is None or found.other is None:
        return ""
    return "work" if known.get("purpose") == WORK else "study"


def coming_rules(rules: Rulebook, procedure: Any, day: date) -> list[Any]:
    """Rules on registering that are entered but do not count yet on a day, the next one first."""
    terms = [row for row in rules.deadlines if procedure and row.procedure == procedure.pk]
    procedures = [row for row in rules.procedures if procedure and row.kind == Procedure.Kind.REGISTRATION]
    return deadlines.coming([*procedures, *terms, *rules.lists, *rules.exemptions], day)


def stay(known: Known, rules: Rulebook, today: date) -> Stay:
    ends = known["visa"] if known["visa"] != UNKNOWN else None
    procedure = rules.procedure(*EXTENDING if ends else (Procedure.Kind.STUDY_VISA,), day=today)
    term = rules.term(procedure, Event.VISA_EXPIRY, today) if ends else None
    rule = next(
        (found for kind in EXTENDING if (found := rules.visa_rule(rules.procedure(kind, day=today), today))), None
    )
    arriving = [rules.procedure(kind, day=today) for kind in ARRIVING] if ends is None else []
    return Stay(
        procedure=procedure,
        ends=ends,
        left=days_until(ends, today) if ends else None,
        term=term,
        start=counted(rules, ends, term.offset_days, term.day_kind, today) if ends and term else None,
        rule=rule,
        limits=reckoned(rule, known, ends) if rule and ends and ends >= today else None,
        arriving=[row for row in arriving if row],
    )


def reckoned(rule: Any, known: Known, ends: date) -> Limits | None:
    """Nothing where neither a day nor whole years are known to count from."""
    said = {key: value for key, value in known.items() if value != UNKNOWN}
    if "course" not in said or not {"first", "done"} & said.keys():
        return None
    return limits(rule, said["course"], stretch(ends, said.get("first"), said.get("done")))


def counted(rules: Rulebook, event: date, offset: int, day_kind: str, today: date) -> LastDay:
    """The last day of a term, and what it was counted with."""
    off = rules.days_off
    day = deadlines.last_day(event, offset, day_kind, off)
    first, last = min(event, day), max(event, day)
    working = day_kind == DayKind.WORKING
    passed = sorted(holiday for holiday in off if first < holiday < last and holiday.weekday() not in deadlines.WEEKEND)
    return LastDay(
        day=day,
        left=days_until(day, today),
        first=max(event + deadlines.ONE_DAY, today) if offset > 0 else today,
        skipped=[off[holiday] for holiday in passed] if working else [],
        certain=not working or rules.knows_holidays(first, last),
    )
