"""What changed in the rules, and when: told by their dates of effect and the dates of the acts, not written by hand."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext

from publishing import clock
from publishing.alphabets import sort_key
from publishing.bundles import Ask, together
from publishing.countries import country_name
from publishing.dates import day_label
from publishing.languages import Text, current
from visas import reasons
from visas.models import DeadlineRule, ExemptionList, Fee, Procedure, RegistrationExemption, VisaRule
from visas.rulebook import EXEMPTION, LIST
from visas.rules import EFFECT, EVIDENCE
from visas.wording import act_label, days_of_kind, deadline_label, evidence, money

BEGINS, ENDS, ENACTED = "begins", "ends", "enacted"
OF_PROCEDURE = ("procedure__slug", "procedure__country", "procedure__department__time_zone")


@dataclass(frozen=True)
class Change:
    """`subject` is what changes, `said` how; `key` stays the same in every language."""

    key: str
    day: date
    country: str
    subject: Text
    said: str
    url: str
    coming: bool
    act: list[Text] | tuple[()] = ()
    evidence: SimpleNamespace | None = None

    @property
    def day_name(self) -> str:
        return day_label(self.day, current())


def changes() -> list[Change]:
    """Every change that is known, the newest first; what is still to come stands before what has been. One query."""
    rows = together(asks())
    found = [
        *of_rows(rows["procedures"], of_procedure),
        *of_acts(rows["procedures"]),
        *of_rows(rows["deadlines"], of_deadline),
        *of_rows(rows["visa_rules"], of_visa_rule),
        *of_rows(rows["fees"], of_fee),
        *of_rows(rows["lists"], of_list),
        *of_exemptions(rows["exemptions"]),
    ]
    return sorted(found, key=lambda change: (change.day, change.key), reverse=True)


def asks() -> dict[str, Ask]:
    procedures = Procedure.objects.published()
    of_published = {"procedure__in": procedures.order_by().values("pk")}
    title = {"title": "procedure__title"}
    return {
        "procedures": Ask(
            procedures,
            {"title": "title", "legal_act": "legal_act"},
            ("pk", "slug", "country", "department__time_zone", "act_number", "act_date", *EFFECT),
        ),
        "deadlines": Ask(
            dated(DeadlineRule.objects.filter(**of_published)),
            title,
            ("pk", "event", "offset_days", "day_kind", *OF_PROCEDURE, *EVIDENCE, *EFFECT),
        ),
        "visa_rules": Ask(
            dated(VisaRule.objects.filter(**of_published)), title, ("pk", "category", *OF_PROCEDURE, *EFFECT)
        ),
        "fees": Ask(
            dated(Fee.objects.filter(**of_published)),
            title | {"only_for": "only_for"},
            ("pk", "kind", "amount", "currency", *OF_PROCEDURE, *EVIDENCE, *EFFECT),
        ),
        "lists": Ask(
            dated(ExemptionList.objects.all()), {"title": "title", "legal_act": "legal_act"}, ("country", *LIST)
        ),
        "exemptions": Ask(
            dated(RegistrationExemption.objects.all()),
            {"title": "exemption_list__title"},
            ("exemption_list__country", *EXEMPTION),
        ),
    }


def dated(found: QuerySet) -> QuerySet:
    return found.exclude(effective_from=None, effective_until=None)


def of_rows(rows: Iterable[Any], described: Callable[[Any, str, date], Change]) -> Iterator[Change]:
    for row in rows:
        if row.effective_from:
            yield described(row, BEGINS, row.effective_from)
        if row.effective_until:
            yield described(row, ENDS, row.effective_until)


def is_coming(day: date, zone: str = "") -> bool:
    return day > clock.today(zone)


def of_procedure(row: Any, what: str, day: date) -> Change:
    said = {BEGINS: gettext("In force from this day."), ENDS: gettext("The last day on which it counts.")}[what]
    url, act = reasons.procedure_url(row), reasons.act_of(row)
    coming = is_coming(day, row.department__time_zone)
    return Change(f"procedure-{row.pk}-{what}", day, str(row.country), row.title, said, url, coming, act)


def of_acts(rows: Iterable[Any]) -> Iterator[Change]:
    """The acts of procedures that do not say from when they count."""
    for row in rows:
        if row.act_date and not row.effective_from:
            said, act = gettext("The legal act on which it stands is of this day."), reasons.act_of(row)
            url, key = reasons.procedure_url(row), f"procedure-{row.pk}-{ENACTED}"
            yield Change(key, row.act_date, str(row.country), row.title, said, url, is_coming(row.act_date), act)


def of_part(row: Any, key: str, day: date, said: str, anchor: str) -> Change:
    """A change of a rule that stands on the page of a procedure."""
    return Change(
        key=key,
        day=day,
        country=str(row.procedure__country),
        subject=row.title,
        said=said,
        url=reasons.procedure_url(SimpleNamespace(slug=row.procedure__slug), anchor),
        coming=is_coming(day, row.procedure__department__time_zone),
        evidence=evidence(row) if hasattr(row, "source") else None,
    )


def of_deadline(row: Any, what: str, day: date) -> Change:
    label = deadline_label(row.event, row.offset_days, row.day_kind)
    said = gettext("New term: %(term)s.") if what == BEGINS else gettext("The last day of this term: %(term)s.")
    return of_part(row, f"deadline-{row.pk}-{what}", day, said % {"term": label}, "#when")


def of_visa_rule(row: Any, what: str, day: date) -> Change:
    said = (
        gettext("New rule for visas of category %(category)s.")
        if what == BEGINS
        else gettext("The last day of the rule for visas of category %(category)s.")
    )
    return of_part(row, f"visa-rule-{row.pk}-{what}", day, said % {"category": row.category}, "#limits")


def of_fee(row: Any, what: str, day: date) -> Change:
    amount = f"{capfirst(str(Fee.Kind(row.kind).label))}: {money(row.amount, row.currency)}"
    words = {"amount": f"{amount} ({row.only_for})" if row.only_for else amount}
    said = gettext("New amount. %(amount)s.") if what == BEGINS else gettext("The last day of this amount. %(amount)s.")
    return of_part(row, f"fee-{row.pk}-{what}", day, said % words, "#fees")


def of_list(row: Any, what: str, day: date) -> Change:
    term = days_of_kind(row.default_days, row.default_day_kind)
    said = (
        gettext("The list counts from this day. For everyone who is not on it: %(term)s.") % {"term": term}
        if what == BEGINS
        else gettext("The last day on which the list counts.")
    )
    url, coming = reasons.exemptions_url(str(row.country)), is_coming(day)
    act = reasons.act_of(row)
    return Change(f"list-{row.pk}-{what}", day, str(row.country), row.title, said, url, coming, act, evidence(row))


def of_exemptions(rows: Iterable[Any]) -> Iterator[Change]:
    """States that come on a list or leave it on one day with one term, under one act, together."""
    found = [(what, day, row) for row in rows for what, day in dates_of(row) if day]
    found.sort(key=lambda one: (group_of(one), one[2].pk))
    for (what, day, *_rest), group in groupby(found, key=group_of):
        first, states = "", []
        for _what, _day, row in group:
            first = first or row
            states.append(country_name(str(row.country), current()))
        yield of_states(
            first, what, date.fromisoformat(day), sorted(states, key=lambda name: sort_key(name, current()))
        )


def dates_of(row: Any) -> list[tuple[str, date | None]]:
    return [(BEGINS, row.effective_from), (ENDS, row.effective_until)]


def group_of(one: tuple[str, date, Any]) -> tuple[Any, ...]:
    what, day, row = one
    act = (row.act_number, str(row.act_date or ""))
    return (what, day.isoformat(), row.exemption_list, row.days, row.day_kind, row.scope, *act)


def of_states(row: Any, what: str, day: date, names: list[str]) -> Change:
    scope = RegistrationExemption.Scope(row.scope).label
    words = {"states": ", ".join(names), "term": days_of_kind(row.days, row.day_kind), "scope": scope}
    said = (
        gettext("Time to register, %(term)s (%(scope)s): %(states)s.")
        if what == BEGINS
        else gettext("The last day of %(term)s (%(scope)s): %(states)s.")
    )
    act = act_label(Text("", current()), row.act_number, row.act_date)
    country = str(row.exemption_list__country)
    url, coming = reasons.exemptions_url(country), is_coming(day)
    return Change(f"exemption-{row.pk}-{what}", day, country, row.title, said % words, url, coming, act, evidence(row))
