"""Who need not register at once: the list in force in each country, and the term of a reader's own citizenship.

A list belongs to a state and to no university, so its days are those of the settings' clock.
"""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django_countries.data import COUNTRIES

from publishing import clock
from publishing.alphabets import sort_key
from publishing.bundles import Ask, limited, together
from publishing.caching import kept
from publishing.choices import Option, select
from publishing.countries import countries_sorted, country_name
from publishing.languages import Text, current, rows
from publishing.narrowing import Narrowing
from visas import deadlines
from visas.deadlines import Term, term_for
from visas.models import ExemptionList, Procedure, RegistrationExemption
from visas.questions import STATELESS
from visas.wording import act_label, days_of_kind, evidence

MOST_PROCEDURES = 6
ACT, EFFECT = ("act_number", "act_date"), ("effective_from", "effective_until")
LIST_COLUMNS = (
    "pk",
    "country",
    "covers_stateless",
    "default_days",
    "default_day_kind",
    "source",
    "checked_on",
    *ACT,
    *EFFECT,
)
EXEMPTION_COLUMNS = (
    "pk",
    "country",
    "days",
    "day_kind",
    "scope",
    "confidence",
    "source",
    "checked_on",
    *ACT,
    *EFFECT,
)


def lists_in_order() -> list[SimpleNamespace]:
    """The lists that count or are coming, by the reader's alphabet of the countries they stand for."""
    language, today = current(), clock.today()
    found = rows(
        ExemptionList.objects.order_by("effective_from", "pk"),
        ("title", "text", "legal_act"),
        *LIST_COLUMNS,
    )
    alive = [row for row in found if not deadlines.has_ended(row, today)]
    return sorted(alive, key=lambda row: sort_key(country_name(str(row.country), language), language))


def kept_lists(request: HttpRequest) -> list[SimpleNamespace]:
    return kept(request, ("exemption lists", current()), lists_in_order)


def countries_with_exemptions(request: HttpRequest) -> list[str]:
    return [*dict.fromkeys(str(row.country) for row in kept_lists(request))]


class ExemptionQuestion:
    """What the address asks: in which country, and for citizens of which; no other country answers in its stead."""

    def __init__(self, request: HttpRequest) -> None:
        self.lists = kept_lists(request)
        codes = self.countries = countries_with_exemptions(request)
        countries = [Option(code, country_name(code, current())) for code in codes]
        citizenships = [Option(code, name) for code, name in countries_sorted(current())]
        stateless = Option(STATELESS, gettext("no citizenship"))
        self.narrowing = Narrowing(
            request.GET,
            [
                select("country", gettext("Where you go"), countries, nothing=""),
                select("citizen", gettext("Your citizenship"), [stateless, *citizenships], nothing=gettext("choose")),
            ],
        )
        asked = request.GET.get("country", "").strip()
        self.country = self.narrowing.value("country") or ("" if asked else next(iter(codes), ""))
        self.without_list = country_name(asked.upper(), current()) if asked.upper() in COUNTRIES else ""
        self.citizen = self.narrowing.value("citizen")


def answer_page(question: ExemptionQuestion) -> dict[str, Any]:
    """The list that counts in the country asked for, the one that is coming, and the answer; one query."""
    today = clock.today()
    own = [row for row in question.lists if row.country == question.country]
    counting, coming = deadlines.ruling(own, today), deadlines.coming(own, today)
    ruling = counting[-1] if counting else None
    found = together(asks(ruling, question.country)) if ruling else {"exemptions": [], "procedures": []}
    return {
        "ruling": described_list(ruling) if ruling else None,
        "coming": [described_list(row) for row in coming],
        "exemptions": table(found["exemptions"], today),
        "procedures": [row for row in found["procedures"] if counts_at_home(row)],
        "answer": answer(question, ruling, found["exemptions"], today) if ruling else None,
    }


def asks(ruling: Any, country: str) -> dict[str, Ask]:
    exemptions = RegistrationExemption.objects.filter(exemption_list=ruling.pk)
    registration = (
        Procedure.objects.published().in_force_somewhere().filter(country=country, kind=Procedure.Kind.REGISTRATION)
    )
    return {
        "exemptions": Ask(exemptions, plain=EXEMPTION_COLUMNS, order=lambda row: (str(row.country), row.pk)),
        "procedures": Ask(
            limited(registration.order_by("position", "pk"), MOST_PROCEDURES),
            {"title": "title"},
            ("pk", "slug", "position", "department__time_zone", *EFFECT),
            order=lambda row: (row.position, row.pk),
        ),
    }


def counts_at_home(procedure: SimpleNamespace) -> bool:
    return deadlines.in_force(procedure, clock.today(procedure.department__time_zone))


def described_list(found: Any) -> SimpleNamespace:
    return SimpleNamespace(
        **vars(found),
        default=days_of_kind(found.default_days, found.default_day_kind),
        act=act_label(found.legal_act, found.act_number, found.act_date),
        evidence=evidence(found),
    )


def table(exemptions: list[SimpleNamespace], today: date) -> list[SimpleNamespace]:
    """The exemptions that count or are coming, by the reader's alphabet."""
    language = current()
    counting = deadlines.ruling(exemptions, today, deadlines.of_country)
    shown = [described_exemption(row, today) for row in [*counting, *deadlines.coming(exemptions, today)]]
    return sorted(shown, key=lambda row: sort_key(row.name, language))


def described_exemption(row: SimpleNamespace, today: date) -> SimpleNamespace:
    row.name = country_name(str(row.country), current())
    row.term = days_of_kind(row.days, row.day_kind)
    row.scope_name = RegistrationExemption.Scope(row.scope).label
    row.act = act_label(Text("", current()), row.act_number, row.act_date)
    row.evidence = evidence(row)
    row.coming_from = row.effective_from if deadlines.is_coming(row, today) else None
    row.since = None if row.coming_from else row.effective_from
    return row


def answer(
    question: ExemptionQuestion, ruling: Any, exemptions: list[SimpleNamespace], today: date
) -> SimpleNamespace | None:
    """The terms for the citizenship asked for, to study and otherwise: its own, or those of everyone else."""
    if not question.citizen:
        return None
    stateless = question.citizen == STATELESS
    default = Term(ruling.default_days, ruling.default_day_kind, is_default=True)
    term = term_for(question.citizen, exemptions, default, today)
    study = term_for(question.citizen, exemptions, default, today, to_study=True)
    return SimpleNamespace(
        stateless=stateless,
        not_covered=stateless and not ruling.covers_stateless,
        at_home=question.citizen == question.country,
        country=question.citizen,
        term=days_of_kind(term.days, term.day_kind),
        study_term=days_of_kind(study.days, study.day_kind),
        listed=not term.is_default,
        not_for_study=term != study,
        scope_name=RegistrationExemption.Scope(term.scope).label if term.scope else "",
    )
