"""Where a thing is done, with which papers, at what cost."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext

from departments import checklists
from departments.models import ChecklistItem
from visas import calling, papers, rules
from visas.check import Check
from visas.models import Fee, Step
from visas.questions import PRIVATE, UNKNOWN
from visas.reasons import procedure_url
from visas.steps import authorities
from visas.wording import money

#: Paid only by those who ask for them, or who come too late.
OPTIONAL = (Fee.Kind.SERVICE, Fee.Kind.URGENT, Fee.Kind.FINE)
MOST_SUMS = 3


@dataclass
class Details:
    """`where` are the places to which one goes oneself, `sums` what everybody pays; both in short, for the answer."""

    procedure: Any = None
    url: str = ""
    office: Any = None
    #: With whom to speak: an office, its number, its hours.
    call: Any = None
    where: list[Any] = field(default_factory=list)
    #: State offices that have a part in it besides.
    involved: list[Any] = field(default_factory=list)
    sums: list[str] = field(default_factory=list)
    #: What these are together, where they are several.
    total: str = ""
    papers: list[Any] = field(default_factory=list)
    explained: list[Any] = field(default_factory=list)
    fee_groups: list[Any] = field(default_factory=list)
    fines: list[Any] = field(default_factory=list)
    fine: str = ""


def details(check: Check, procedure: Any) -> Details:
    """By the procedure; where there is none, whom to ask."""
    offices = {row.pk: row for row in check.rows["offices"]}
    if procedure is None:
        office = next((row for row in offices.values() if row.pk == row.university), None)
        return Details(office=office, call=calling.call(check.rows, [office], check.zone) if office else None)
    steps = [row for row in check.rows["steps"] if row.procedure == procedure.pk]
    fees = [row for row in check.rows["fees"] if row.procedure == procedure.pk]
    found = Details(procedure, procedure_url(procedure), offices.get(procedure.department))
    if check.walk.known.get("purpose") == PRIVATE:
        found.where = authorities(steps)
    else:
        found.where = where(steps, offices) or ([found.office] if found.office else [])
    near = [place for place in found.where if place in offices.values()]
    above = offices.get(found.office.university) if found.office else None
    found.call = calling.call(check.rows, [one for one in (*near, found.office, above) if one], check.zone)
    found.involved = [one for one in authorities(steps) if one not in found.where or one.address]
    found.papers = united(needed(check, procedure))
    found.explained = [paper for paper in found.papers if paper.explanation or paper.where_to_get or paper.sample_url]
    found.fee_groups = rules.fee_groups([row for row in fees if row.kind != Fee.Kind.FINE], check.today)
    found.fines = rules.fee_groups([row for row in fees if row.kind == Fee.Kind.FINE], check.today)
    found.total = total(found.fee_groups)
    found.sums, found.fine = in_short(found.fee_groups), next(iter(in_short(found.fines, ())), "")
    return found


def state_offices(check: Check, procedure: Any) -> Details:
    """For those to whom the procedure itself does not speak: the state offices that have a part in it."""
    steps = [row for row in check.rows["steps"] if procedure and row.procedure == procedure.pk]
    return Details(involved=authorities(steps))


def where(steps: list[SimpleNamespace], offices: dict[int, Any]) -> list[Any]:
    """The places of the steps that students have to take themselves, each once."""
    own = [step for step in steps if step.actor == Step.Actor.STUDENT and step.mandatory]
    near = {step.office: offices[step.office] for step in own if step.office in offices}
    return [*near.values(), *authorities(own)]


def needed(check: Check, procedure: Any) -> Iterator[SimpleNamespace]:
    """The papers for somebody who lives where the reader does; a condition that is met is the reason."""
    living = str(check.walk.known.get("living", UNKNOWN))
    because = {
        ChecklistItem.Condition.NOT_IN_DORMITORY: gettext("needed because you do not live in the university hostel"),
        ChecklistItem.Condition.IN_DORMITORY: gettext("needed because you live in the university hostel"),
    }
    rows = [row for row in check.rows["documents"] if row.procedure == procedure.pk]
    for paper in checklists.checklist(papers.needed(rows, living)):
        if papers.SETTLED.get(living, {}).get(paper.condition):
            paper.only_if = because[paper.condition]
        yield paper


def united(found: Iterator[SimpleNamespace]) -> list[SimpleNamespace]:
    """One line for a paper that is wanted in two forms, unless something else tells them apart."""
    by_kind: dict[Any, SimpleNamespace] = {}
    for paper in found:
        first = by_kind.setdefault((paper.document_type__code, paper.only_if, paper.issuer), paper)
        if first is not paper:
            first.form = [*first.form, *paper.form]
            first.note = first.note or paper.note
    return list(by_kind.values())


def in_short(groups: list[Any], optional: tuple[str, ...] = OPTIONAL) -> list[str]:
    """What everybody pays: "State fee: 110 KGS (weak or old source)"; nothing where it is many sums."""
    fees = [fee for group in groups for fee in group.fees]
    found = [sum_label(fee) for fee in fees if fee.kind not in optional and not getattr(fee, "only_for", "")]
    return found if len(found) <= MOST_SUMS else []


def total(groups: list[Any]) -> str:
    """What everybody pays in all; nothing where that hangs on the kind of visa, or where a sum is in other money."""
    due = [
        fee
        for group in groups
        for fee in group.fees
        if fee.kind not in OPTIONAL and not getattr(fee, "only_for", "") and not getattr(fee, "coming_from", None)
    ]
    known = [fee for fee in due if not getattr(fee, "unknown", False)]
    kinds, currencies = {fee.kind for fee in due}, {fee.currency for fee in known}
    if len(due) < 2 or len(kinds) < len(due) or len(currencies) != 1:
        return ""
    words = {"amount": money(sum(fee.amount for fee in known), currencies.pop())}
    if len(known) < len(due):
        return gettext("In all at least %(amount)s, with what is not stated: ask.") % words
    return gettext("In all: %(amount)s") % words


def sum_label(fee: Any) -> str:
    name = f"{capfirst(fee.name)}, {fee.details}" if getattr(fee, "details", "") else capfirst(fee.name)
    if getattr(fee, "unknown", False):
        return f"{name}: {gettext('not stated')}"
    doubt = f" ({fee.evidence.label})" if fee.evidence.tone == "wait" else ""
    return f"{name}: {fee.money}{doubt}"
