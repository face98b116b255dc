"""An outcome as the things to do one after another: what, by when, where, with which papers, at what cost."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext

from publishing.calendar_files import Entry
from publishing.dates import day_label
from publishing.languages import current
from visas import asking, reasons
from visas.check import Check
from visas.details import Details, details, state_offices
from visas.limit_words import limits
from visas.outcome import Extension, LastDay, Registration, Stay
from visas.outcome_days import entry, limit_entry
from visas.questions import PRIVATE, studies
from visas.reasons import Reason
from visas.wording import closed_label, days_of_kind, weekday_label


@dataclass
class Task:
    """One thing to do; `verdict` is the one sentence to remember, `urgent` what must be read with it."""

    key: str
    title: str
    verdict: str
    tone: str
    left: str = ""
    urgent: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    ask: bool = False
    reasons: list[Reason] = field(default_factory=list)
    details: Details = field(default_factory=Details)
    first: list[Any] = field(default_factory=list)
    limits: Any = None
    #: The days to keep, by the names under which a calendar file has them.
    days: dict[str, Entry] = field(default_factory=dict)

    @property
    def main_day(self) -> str:
        """The day that the verdict names."""
        return next((name for name in ("register", "extend", "visa-end") if name in self.days), "")


def tasks(check: Check) -> list[Task]:
    found = check.outcome
    made = []
    if found.registration:
        made.append(register(check, found.registration))
        made[-1].details = how_to_register(check, found.registration)
    if found.stay:
        made.append(keep_visa(check, found.stay))
        made[-1].details = details(check, found.stay.procedure)
    return made


def how_to_register(check: Check, found: Registration) -> Details:
    """What is published for students is no answer for others, where no rule of the state is known for them."""
    if found.ground or studies(check.walk.known):
        return details(check, found.procedure)
    return state_offices(check, found.procedure) if is_private(check) else details(check, None)


def is_private(check: Check) -> bool:
    return check.walk.known.get("purpose") == PRIVATE


def coming(check: Check) -> list[Reason]:
    return list(reasons.coming(check.outcome, check.country, str(check.walk.known["citizenship"])))


def days(check: Check) -> dict[str, Entry]:
    """The days of the outcome for a calendar."""
    return {name: day for task in tasks(check) for name, day in task.days.items()}


def register(check: Check, found: Registration) -> Task:
    known = check.walk.known
    crossing = known.get("crossing") if isinstance(known.get("crossing"), date) else None
    task = Task("register", gettext("Register at the place where you live"), "", "wait")
    task.reasons = list(reasons.of_registration(found, known, check.rulebook, crossing or check.today))
    if found.ground is None:
        return without_term(check, task)
    words = {"term": days_of_kind(found.ground.term.days, found.ground.term.day_kind)}
    if found.last:
        registration_day(check, task, found.last, exempt=found.ground.exempt)
    else:
        task.verdict = (
            gettext("You need not register for %(term)s after crossing the border") % words
            if found.ground.exempt
            else gettext("Register within %(term)s after crossing the border") % words
        )
        task.lines.append(gettext("Give the day of crossing the border, and you get the last day."))
    if found.ground.exempt:
        task.lines.append(gettext("If you stay longer, register by the end of that time."))
        task.tone = task.tone if task.tone == "alert" else "good"
    if found.planned and crossing:
        said = gettext("Planned: you cross the border on %(date)s. If that day moves, the last day moves with it.")
        task.lines.append(said % {"date": day_label(crossing, current())})
    if known.get("living") == "hotel":
        task.lines.append(gettext("In a hotel: ask at the reception who hands in your papers."))
    if is_private(check):
        task.lines.append(gettext("Papers and costs below are from a university’s guide for its students: ask first."))
    return task


def without_term(check: Check, task: Task) -> Task:
    """Nobody has said by when; the terms that universities set for their students are for no one else."""
    if is_private(check):
        task.verdict = gettext("Nothing on private visits to this country is published here")
        task.lines.append(gettext("The terms that universities set for their students are not for private visits."))
        task.urgent.append(
            gettext("Ask before you travel: its embassy, or once you are there the office that registers foreigners.")
        )
    else:
        task.verdict, task.ask = gettext("By when you have to register is not known yet."), True
    return task


def registration_day(check: Check, task: Task, last: LastDay, *, exempt: bool) -> None:
    words = {"date": weekday_label(last.day)}
    if last.left < 0:
        task.verdict = (
            gettext("Your time without registration ended on %(date)s")
            if exempt
            else gettext("The last day to register was %(date)s")
        ) % words
        task.urgent.append(
            closed_or(
                check,
                gettext("If you have not registered, go to the office today."),
                gettext("If you have not registered, go to the office on the next working day: %(date)s."),
            )
        )
    elif exempt:
        task.verdict = gettext("You need not register until %(date)s") % words
    else:
        task.verdict = gettext("Register by %(date)s") % words
    count_down(check, task, last)
    task.days["register"] = entry(check, "register", last.day, task.verdict, task.reasons, *plain(task.urgent))


def keep_visa(check: Check, found: Stay) -> Task:
    if found.ends is None:
        return first_visa(check, found)
    task = Task("visa", gettext("Keep your study visa valid"), "", "wait", limits=limits(check, found))
    words = {"date": weekday_label(found.ends)}
    ends = gettext("Your study visa ends on %(date)s") % words
    if found.left is not None and found.left < 0:
        task.verdict, task.tone = gettext("Your study visa ended on %(date)s") % words, "alert"
        task.urgent.append(
            closed_or(
                check,
                gettext("Go to the office today and ask what can still be done."),
                gettext("Go to the office on the next working day and ask what can still be done: %(date)s."),
            )
        )
        return task
    if found.extension == Extension.NEEDLESS:
        task.verdict, task.tone = ends, "good"
        task.lines.append(gettext("By your answers it lasts to the end of your course: no extension is needed."))
    elif found.start and found.term:
        extend(check, task, found)
        task.lines.append(f"{ends}.")
    else:
        task.verdict, task.ask = ends, True
        task.lines.append(gettext("By when the office wants the papers for the next visa is not known yet. Ask now."))
    task.days["visa-end"] = entry(check, "visa-end", found.ends, gettext("The study visa ends"), (), ends)
    if found.limits and found.limits.years_end and found.limits.years_end >= check.today:
        task.days["limit"] = limit_entry(check, found.limits, task.limits)
    return task


def first_visa(check: Check, found: Stay) -> Task:
    """That students need a visa is known where a guide to it is published; of single citizenships nothing is."""
    task = Task("visa", gettext("Study visa"), "", "wait", ask=True, limits=limits(check, found), first=found.arriving)
    if found.procedure:
        task.verdict = gettext("Foreign students need a study visa")
        task.lines.append(gettext("Whether your passport frees you from it is not known here. Ask before you travel."))
        task.reasons = [reasons.of_guide(found.procedure, found.rule)]
    else:
        task.verdict = gettext("Whether you need a study visa is not known here")
        task.lines.append(
            gettext("Nothing is published here on whether your passport takes one. Ask before you travel.")
        )
    return task


def extend(check: Check, task: Task, found: Stay) -> None:
    """By when the papers for the next visa are due, or by when to ask whether there can be one."""
    start, term = found.start, found.term
    if start is None or term is None:
        return
    words = {"date": weekday_label(start.day)}
    if found.extension == Extension.DOUBTFUL:
        task.verdict = (
            gettext("Ask by %(date)s whether your visa can still be extended")
            if start.left >= 0
            else gettext("The day to ask whether your visa can still be extended was %(date)s")
        ) % words
        task.lines.append(
            gettext("By the rules that are published here no further visa is to come, but your course goes on.")
        )
    elif start.left >= 0:
        task.verdict = gettext("Hand in the papers for the extension by %(date)s") % words
    else:
        task.verdict = gettext("The last day to hand in the papers for the extension was %(date)s") % words
    if start.left < 0:
        task.urgent.append(
            closed_or(
                check,
                gettext("Go to the office today: the time for the extension has begun to run short."),
                gettext("Go to the office on the next working day: %(date)s. The time has begun to run short."),
            )
        )
    count_down(check, task, start)
    said = reasons.deadline_reason(term, found.procedure)
    task.reasons = [said, *reasons.counting(term.day_kind, start, after=False)]
    task.days["extend"] = entry(check, "extend", start.day, task.verdict, task.reasons, *plain(task.urgent))


def count_down(check: Check, task: Task, last: LastDay) -> None:
    """How far a day is, and by when to go if offices are closed on it."""
    task.left = asking.left_label(last.left)
    task.tone = "alert" if last.left < 0 else "wait"
    if last.left >= 0 and (closed := closed_label(last.day, last.first, check.rulebook.days_off)):
        task.urgent.append(closed)


def closed_or(check: Check, today: str, later: str) -> str:
    """Whoever is late goes today, or as soon as the offices are open."""
    day = check.next_open
    return today if day == check.today else later % {"date": weekday_label(day)}


def plain(lines: list[str]) -> list[str]:
    return [line.removesuffix(".") for line in lines]
