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
from visas.details import Details, details
from visas.limit_words import limits
from visas.outcome import LastDay, Registration, Stay
from visas.outcome_days import entry, limit_entry
from visas.reasons import Reason
from visas.wording import days_of_kind, weekday_label


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
        made[-1].details = details(check, found.registration.procedure)
    if found.stay:
        made.append(keep_visa(check, found.stay))
        made[-1].details = details(check, found.stay.procedure)
    return made


def coming(check: Check) -> list[Reason]:
    return list(reasons.coming(check.outcome, check.country, str(check.walk.known["citizenship"])))


def days(check: Check) -> dict[str, Entry]:
    """The days of the outcome for a calendar."""
    return {name: day for task in tasks(check) for name, day in task.days.items()}


def register(check: Check, found: Registration) -> Task:
    known = check.walk.known
    crossing = known["crossing"] if isinstance(known["crossing"], date) else None
    task = Task("register", gettext("Register at the place where you live"), "", "wait")
    task.reasons = list(reasons.of_registration(found, known, check.rulebook, crossing or check.today))
    if found.ground is None:
        task.verdict, task.ask = gettext("By when you have to register is not known yet."), True
        return task
    exempt = found.ground.exempt
    words = {"term": days_of_kind(found.ground.term.days, found.ground.term.day_kind)}
    if found.last is None:
        task.verdict = (
            gettext("You need not register for %(term)s after crossing the border") % words
            if exempt
            else gettext("Register within %(term)s after crossing the border") % words
        )
        task.lines.append(gettext("Give the day of crossing the border, and you get the last day."))
    else:
        words["date"] = weekday_label(found.last.day)
        task.verdict = (
            gettext("You need not register until %(date)s") % words
            if exempt
            else gettext("Register by %(date)s") % words
        )
        count_down(task, found.last)
        task.days["register"] = entry(check, "register", found.last.day, task.verdict, task.reasons)
        if found.last.left < 0 and not exempt:
            task.urgent.append(gettext("If you have not registered, go to the office today."))
    if exempt:
        task.lines.append(gettext("If you stay longer, register by the end of that time."))
        task.tone = task.tone if task.tone == "alert" else "good"
    if found.planned and crossing:
        said = gettext("Planned: you cross the border on %(date)s. If that day moves, the last day moves with it.")
        task.lines.append(said % {"date": day_label(crossing, current())})
    if known["living"] == "hotel":
        task.lines.append(gettext("In a hotel: ask at the reception who hands in your papers."))
    return task


def keep_visa(check: Check, found: Stay) -> Task:
    title = gettext("Keep your study visa valid") if found.ends else gettext("Get a study visa")
    task = Task("visa", title, "", "wait", limits=limits(check, found))
    if found.ends is None:
        task.verdict = gettext("You need a study visa")
        task.lines.append(gettext("Neither a visa-free stay nor days without registration replace it."))
        task.first = found.arriving
        return task
    words = {"date": weekday_label(found.ends)}
    ends = gettext("Your study visa ends on %(date)s") % words
    if found.left is not None and found.left < 0:
        task.verdict, task.tone = gettext("Your study visa ended on %(date)s") % words, "alert"
        task.urgent.append(gettext("Go to the office today and ask what can still be done."))
        return task
    if found.start and found.term:
        extend(check, task, found)
        task.urgent.append(
            gettext("Your study visa ends on %(date)s") % {"date": day_label(found.ends, current())} + "."
        )
    else:
        task.verdict, task.ask = ends, True
        task.lines.append(gettext("By when the office wants the papers for the next visa is not known yet. Ask now."))
    task.days["visa-end"] = entry(check, "visa-end", found.ends, gettext("The study visa ends"), (), ends)
    if found.limits and found.limits.years_end:
        task.days["limit"] = limit_entry(check, found.limits, task.limits)
    return task


def extend(check: Check, task: Task, found: Stay) -> None:
    """By when the papers for the next visa are due."""
    start, term = found.start, found.term
    if start is None or term is None:
        return
    task.verdict = gettext("Hand in the papers for the extension by %(date)s") % {"date": weekday_label(start.day)}
    count_down(task, start)
    if start.left < 0:
        task.urgent.append(gettext("Go to the office today: the time for the extension has begun to run short."))
    said = reasons.deadline_reason(term, found.procedure)
    task.reasons = [said, *reasons.counting(term.day_kind, start, after=False)]
    task.days["extend"] = entry(check, "extend", start.day, task.verdict, task.reasons)


def count_down(task: Task, last: LastDay) -> None:
    task.left = asking.left_label(last.left)
    task.tone = "alert" if last.left < 0 else "wait"
