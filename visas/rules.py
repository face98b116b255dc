"""The rules of a procedure: by when, for how long, at what cost."""

from datetime import date, timedelta
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from publishing.bundles import Ask
from visas import deadlines
from visas.models import DayKind, Fee, Holiday, Procedure, VisaRule
from visas.wording import closed_label, deadline_label, evidence, length_label, money, weekday_label

A_YEAR = timedelta(days=365)
EFFECT = ("effective_from", "effective_until")
EVIDENCE = ("source", "confidence", "checked_on")
RULE = (
    "category",
    "max_grant",
    "max_grant_unit",
    "renewable",
    "renewal",
    "renewal_unit",
    "max_total_years",
    "or_course_duration",
    *EVIDENCE,
)
FEE = ("kind", "entries", "months", "amount", "currency", "position")


def of_procedure(procedure: Procedure, today: date) -> dict[str, Ask]:
    holidays = Holiday.objects.filter(country=procedure.country, date__range=(today, today + A_YEAR))
    return {
        "deadlines": Ask(
            procedure.deadlines.all(),
            {"basis": "basis"},
            ("pk", "event", "offset_days", "day_kind", *EVIDENCE, *EFFECT),
            order=lambda row: (row.event, row.pk),
        ),
        "visa_rules": Ask(
            procedure.visa_rules.all(),
            {"open_question": "open_question"},
            ("pk", *RULE, *EFFECT),
            order=lambda row: (row.category, row.pk),
        ),
        "fees": ask_fees(procedure.fees.all()),
        "holidays": Ask(holidays, {"name": "name"}, ("pk", "date"), order=lambda row: row.date),
    }


def ask_fees(found: QuerySet[Fee]) -> Ask:
    return Ask(
        found,
        {"only_for": "only_for", "note": "note"},
        ("pk", "procedure", *FEE, *EVIDENCE, *EFFECT),
        order=lambda row: (row.position, row.pk),
    )


def terms(lists: dict[str, list[SimpleNamespace]], today: date) -> dict[str, Any]:
    """The terms that count today and those that are coming, with the holidays that lengthen them."""
    counting = deadlines.ruling(lists["deadlines"], today, lambda rule: rule.event)
    coming = deadlines.coming(lists["deadlines"], today)
    holidays = {row.date for row in lists["holidays"]}
    for rule in [*counting, *coming]:
        rule.label = deadline_label(rule.event, rule.offset_days, rule.day_kind)
        rule.evidence = evidence(rule)
        rule.example, rule.closed = example(rule, today, holidays)
    in_working_days = any(rule.day_kind == DayKind.WORKING for rule in [*counting, *coming])
    return {
        "terms": counting,
        "coming_terms": coming,
        "holidays": lists["holidays"] if in_working_days else [],
    }


def example(rule: Any, today: date, holidays: set[date]) -> tuple[str, str]:
    """The last day for somebody to whom the event happens today, and by when to go if offices are closed on it.

    None beyond the holidays that we know.
    """
    last = deadlines.last_day(today, rule.offset_days, rule.day_kind, holidays)
    if rule.offset_days <= 0 or deadlines.is_coming(rule, today) or last > today + A_YEAR:
        return "", ""
    return weekday_label(last), closed_label(last, today + deadlines.ONE_DAY, holidays)


def visa_rules(rows: list[SimpleNamespace], today: date) -> list[SimpleNamespace]:
    """The rules that count today, then those that are coming, which say from when."""
    counting = deadlines.ruling(rows, today, lambda rule: rule.category)
    return [described_rule(row, today) for row in [*counting, *deadlines.coming(rows, today)]]


def described_rule(rule: SimpleNamespace, today: date) -> SimpleNamespace:
    """How long one visa lasts, how it is renewed, and both limits, where there are two."""
    rule.coming_from = rule.effective_from if deadlines.is_coming(rule, today) else None
    rule.evidence = evidence(rule)
    rule.facts = [(gettext("One visa, at most"), length_label(rule.max_grant, rule.max_grant_unit))]
    if rule.renewable and rule.renewal:
        rule.facts.append((gettext("Renewal, each time"), length_label(rule.renewal, rule.renewal_unit)))
    else:
        rule.facts.append((gettext("Renewal"), gettext("possible") if rule.renewable else gettext("not possible")))
    rule.limits = []
    if rule.max_total_years:
        rule.limits.append((gettext("In all, at most"), length_label(rule.max_total_years, VisaRule.Unit.YEAR)))
    if rule.or_course_duration:
        rule.limits.append((gettext("Limit by the course"), gettext("the length of your course")))
    return rule


def fee_groups(rows: list[SimpleNamespace], today: date) -> list[SimpleNamespace]:
    """The sums one after another; several that share a note and a source stand under them together."""
    groups: list[SimpleNamespace] = []
    for (note, proof), of_note in groupby(fees(rows, today), key=lambda fee: (fee.note, fee.evidence)):
        found = list(of_note)
        if len(found) > 1:
            groups.append(SimpleNamespace(note=note, evidence=proof, fees=found, shared=True))
        elif groups and not groups[-1].shared:
            groups[-1].fees += found
        else:
            groups.append(SimpleNamespace(fees=found, shared=False))
    return groups


def fees(rows: list[SimpleNamespace], today: date) -> list[SimpleNamespace]:
    """What counts or is coming, by kind what everyone pays before what only some do; a new sum takes over by itself.

    Where a sum is known only for some, what the others pay is named as unknown.
    """
    counting = deadlines.ruling(rows, today, what_is_paid)
    alive = [described_fee(row, today) for row in rows if row in counting or deadlines.is_coming(row, today)]
    found = []
    for kind in dict.fromkeys(row.kind for row in alive):
        of_kind = [row for row in alive if row.kind == kind]
        for_everyone = [row for row in of_kind if not row.only_for]
        found += for_everyone or [unknown_fee(kind)]
        found += [row for row in of_kind if row.only_for]
    return found


def what_is_paid(fee: Any) -> tuple[Any, ...]:
    """What a sum is for: its note tells the sums of one place from those of another."""
    return fee.procedure, fee.kind, fee.entries, fee.months, str(fee.only_for), str(fee.note)


def unknown_fee(kind: str) -> SimpleNamespace:
    return SimpleNamespace(kind=kind, name=Fee.Kind(kind).label, unknown=True, note="", evidence=None)


def described_fee(fee: SimpleNamespace, today: date) -> SimpleNamespace:
    details = [str(Fee.Entries(fee.entries).label)] if fee.entries else []
    if fee.months:
        details.append(gettext("up to %(length)s") % {"length": length_label(fee.months, VisaRule.Unit.MONTH)})
    fee.name, fee.details = Fee.Kind(fee.kind).label, ", ".join(details)
    fee.money, fee.evidence = money(fee.amount, fee.currency), evidence(fee)
    fee.coming_from = fee.effective_from if deadlines.is_coming(fee, today) else None
    fee.since = None if fee.coming_from else fee.effective_from
    return fee
