"""An outcome as the things to do one after another: what, by when, where, with which papers, at what cost."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext

from departments import checklists
from departments.models import ChecklistItem
from publishing.calendar_files import Entry
from publishing.dates import day_label, duration_label
from publishing.languages import current
from publishing.zones import zone_label
from visas import asking, papers, reasons, rules
from visas.check import Check
from visas.models import Fee
from visas.outcome import LastDay, Registration, Stay
from visas.reasons import Reason, procedure_url
from visas.steps import authorities
from visas.wording import days_of_kind, length_label, weekday_label

#: How many days before a last day the calendar speaks up.
REMIND = {"register": 2, "extend": 14, "visa-end": 7}


@dataclass
class Task:
    """One thing to do; `verdict` is the one sentence to remember."""

    key: str
    title: str
    verdict: str
    tone: str
    lines: list[str] = field(default_factory=list)
    ask: bool = False
    reasons: list[Reason] = field(default_factory=list)
    procedure: Any = None
    url: str = ""
    office: Any = None
    authorities: list[Any] = field(default_factory=list)
    offices: list[Any] = field(default_factory=list)
    papers: list[Any] = field(default_factory=list)
    fee_groups: list[Any] = field(default_factory=list)
    fines: list[Any] = field(default_factory=list)
    first: list[Any] = field(default_factory=list)
    limits: Any = None
    entries: list[Entry] = field(default_factory=list)


def tasks(check: Check) -> list[Task]:
    found = check.outcome
    made = []
    if found.registration:
        made.append(with_details(register(check, found.registration), check, found.registration.procedure))
    if found.stay:
        made.append(with_details(keep_visa(check, found.stay), check, found.stay.procedure))
    return made


def coming(check: Check) -> list[Reason]:
    return list(reasons.coming(check.outcome, check.country, str(check.walk.known["citizenship"])))


def entries(check: Check) -> list[Entry]:
    """The days of the outcome for a calendar."""
    return [entry for task in tasks(check) for entry in task.entries]


def register(check: Check, found: Registration) -> Task:
    known = check.walk.known
    crossing = known["crossing"] if isinstance(known["crossing"], date) else None
    task = Task("register", gettext("Register at the place where you live"), "", "wait")
    task.reasons = list(reasons.of_registration(found, known, check.rulebook, crossing or check.today))
    if found.ground is None:
        task.verdict, task.ask = gettext("By when you have to register is not known yet."), True
        return task
    words = {"term": days_of_kind(found.ground.term.days, found.ground.term.day_kind)}
    if found.last is None:
        task.verdict = (
            gettext("You need not register for %(term)s after crossing the border") % words
            if found.ground.exempt
            else gettext("Register within %(term)s after crossing the border") % words
        )
        task.lines.append(gettext("Give the day of crossing the border, and you get the last day."))
    else:
        words["date"] = weekday_label(found.last.day)
        task.verdict = (
            gettext("You need not register until %(date)s") % words
            if found.ground.exempt
            else gettext("Register by %(date)s") % words
        )
        task.lines += time_left(check, found.last)
        task.tone = tone(found.last)
        task.entries.append(entry(check, task, "register", found.last.day))
    if found.ground.exempt:
        task.lines.append(gettext("If you stay longer, register by the end of that time."))
        task.tone = task.tone if task.tone == "alert" else "good"
    if found.planned and crossing:
        said = gettext("Planned: you cross the border on %(date)s. If that day moves, the last day moves with it.")
        task.lines.append(said % {"date": day_label(crossing, current())})
    if found.last and found.last.left < 0 and not found.ground.exempt:
        task.lines.append(gettext("If you have not registered, go to the office today."))
    if known["living"] == "hotel":
        task.lines.append(gettext("In a hotel: ask at the reception who hands in your papers."))
    return task


def keep_visa(check: Check, found: Stay) -> Task:
    title = gettext("Keep your study visa valid") if found.ends else gettext("Get a study visa")
    task = Task("visa", title, "", "wait")
    task.limits = limits(check, found)
    if found.ends is None:
        task.verdict = gettext("You need a study visa")
        task.lines.append(gettext("Neither a visa-free stay nor days without registration replace it."))
        task.first = found.arriving
        return task
    words = {"date": weekday_label(found.ends)}
    ends = gettext("Your study visa ends on %(date)s") % words
    if found.left is not None and found.left < 0:
        task.verdict, task.tone = gettext("Your study visa ended on %(date)s") % words, "alert"
        task.lines.append(gettext("Go to the office today and ask what can still be done."))
        return task
    if found.start and found.term:
        task.verdict = gettext("Hand in the papers for the extension by %(date)s") % {
            "date": weekday_label(found.start.day)
        }
        task.lines += [*time_left(check, found.start), ends + "."]
        task.tone = tone(found.start)
        if found.start.left < 0:
            task.lines.append(gettext("Go to the office today: the time for the extension has begun to run short."))
        said = reasons.deadline_reason(found.term, found.procedure)
        task.reasons = [said, *reasons.counting(found.term.day_kind, found.start, after=False)]
        task.entries.append(entry(check, task, "extend", found.start.day))
    else:
        task.verdict, task.ask = ends, True
        task.lines.append(gettext("By when the office wants the papers for the next visa is not known yet. Ask now."))
    last = replace(entry(check, task, "visa-end", found.ends), title=gettext("The study visa ends"), text=f"{ends}.")
    task.entries.append(last)
    return task


def limits(check: Check, found: Stay) -> SimpleNamespace | None:
    """How many visas are still to come, and where both limits fall."""
    if found.rule is None:
        return None
    reckoned, rule = found.limits, rules.described_rule(found.rule, check.today)
    made = SimpleNamespace(rule=rule, figures=[], dates=[], beyond=False, within=False, unknown=reckoned is None)
    owner = next((row for row in check.rulebook.procedures if row.pk == rule.procedure), None)
    made.reason = Reason(
        gettext("Visas of category %(category)s") % {"category": rule.category},
        "",
        reasons.act_of(owner) if owner else (),
        SimpleNamespace(label="", tone="", source="", host="", checked_on=owner.checked_on) if owner else None,
        procedure_url(owner, "#limits"),
    )
    if reckoned is None:
        return made
    total = length_label(rule.max_total_years, "year") if rule.max_total_years else ""
    made.figures.append((gettext("visas still to come, by the length of your course"), reckoned.by_course))
    if reckoned.by_years is not None:
        said = gettext("visas still to come, by the limit in all: %(length)s") % {"length": total}
        made.figures.append((said, reckoned.by_years))
    if reckoned.course_ends:
        made.dates.append((gettext("End of the course, about"), day_label(reckoned.course_ends, current())))
    if reckoned.years_end:
        said = gettext("Limit in all (%(length)s), about") % {"length": total}
        made.dates.append((said, day_label(reckoned.years_end, current())))
    made.beyond, made.within = reckoned.beyond, bool(total) and not reckoned.beyond
    if found.ends and (done := check.walk.known.get("done")):
        made.counted = gettext("Counted as %(length)s with study visas until %(date)s.") % {
            "length": duration_label(12 * done, current()),
            "date": day_label(found.ends, current()),
        }
    return made


def with_details(task: Task, check: Check, procedure: Any) -> Task:
    """The places, papers and costs of the task's procedure."""
    offices = {row.pk: row for row in check.rows["offices"]}
    if procedure is None:
        return task
    task.procedure, task.url = procedure, procedure_url(procedure)
    task.office = offices.get(procedure.department)
    own = {name: [row for row in check.rows[name] if row.procedure == procedure.pk] for name in ("steps", "fees")}
    task.authorities = authorities(own["steps"])
    task.offices = [offices[pk] for pk in dict.fromkeys(step.office for step in own["steps"]) if pk in offices]
    task.papers = list(needed(check, procedure))
    task.fee_groups = rules.fee_groups([row for row in own["fees"] if row.kind != Fee.Kind.FINE], check.today)
    task.fines = rules.fee_groups([row for row in own["fees"] if row.kind == Fee.Kind.FINE], check.today)
    return task


def needed(check: Check, procedure: Any) -> Iterator[SimpleNamespace]:
    """The papers for somebody who lives where the reader does; a condition that is met is the reason."""
    living = str(check.walk.known["living"])
    because = {
        ChecklistItem.Condition.NOT_IN_DORMITORY: gettext("needed because you do not live in the university hostel"),
        ChecklistItem.Condition.IN_DORMITORY: gettext("needed because you live in the university hostel"),
    }
    rows = [row for row in check.rows["documents"] if row.procedure == procedure.pk]
    for paper in checklists.checklist(papers.needed(rows, living)):
        if papers.SETTLED.get(living, {}).get(paper.condition):
            paper.only_if = because[paper.condition]
        yield paper


def time_left(check: Check, last: LastDay) -> list[str]:
    if last.left < 0:
        return [asking.left_label(last.left)]
    place = zone_label(check.zone, last.day)
    until = gettext("Until the end of the day by the clock of the place: %(place)s") % {"place": place}
    return [asking.left_label(last.left), until + "."]


def tone(last: LastDay) -> str:
    return "alert" if last.left < 0 else "wait"


def entry(check: Check, task: Task, name: str, day: date) -> Entry:
    """A last day for the calendar, with what decides it and the address that counts it again."""
    text = [task.verdict + ".", *(f"{reason.text} {reason.note}".strip() for reason in task.reasons)]
    key = f"{name}-{check.country.lower()}"
    return Entry(key, task.verdict, day, day, "\n".join(text), check.url(), REMIND[name])
