"""Who need not register at once: the list in force in each country, and the term of a reader's own citizenship."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from publishing.alphabets import sort_key
from publishing.bundles import Ask, together
from publishing.caching import kept
from publishing.countries import countries_sorted, country_name
from publishing.languages import Text, current, rows
from visas import deadlines
from visas.deadlines import Term, term_for
from visas.models import ExemptionList, Procedure, RegistrationExemption
from visas.wording import act_label, days_of_kind, evidence

#: What the select of citizenships offers besides the countries.
STATELESS = "stateless"
MOST_LISTS, MOST_PROCEDURES = 500, 6
LIST_COLUMNS = (
    "pk",
    "country",
    "act_number",
    "act_date",
    "covers_stateless",
    "default_days",
    "default_day_kind",
    "source",
    "effective_from",
    "effective_until",
    "checked_on",
)


def lists_in_order() -> list[SimpleNamespace]:
    """The lists that count or are coming, by the reader's alphabet of the countries they stand for."""
    language, today = current(), timezone.localdate()
    found = rows(ExemptionList.objects.order_by("effective_from", "pk")[:MOST_LISTS], ("title", "text"), *LIST_COLUMNS)
    alive = [row for row in found if not deadlines.has_ended(row, today)]
    return sorted(alive, key=lambda row: sort_key(country_name(str(row.country), language), language))


class ExemptionQuestion:
    """What the address asks: in which country, and for citizens of which."""

    def __init__(self, request: HttpRequest) -> None:
        self.lists = kept(request, ("exemption lists", current()), lists_in_order)
        codes = dict.fromkeys(str(row.country) for row in self.lists)
        self.countries = [(code, country_name(code, current())) for code in codes]
        self.citizenships = countries_sorted(current())
        asked = request.GET.get("country", "")
        self.country = asked if asked in codes else next(iter(codes), "")
        asked = request.GET.get("citizen", "")
        self.citizen = asked if asked == STATELESS or asked in dict(self.citizenships) else ""
        self.not_understood = bool(asked) and not self.citizen

    @property
    def narrowed(self) -> bool:
        return bool(self.citizen) or self.not_understood


def answer_page(question: ExemptionQuestion) -> dict[str, Any]:
    """The list that counts in the country asked for, the one that is coming, and the answer; one query."""
    today = timezone.localdate()
    own = [row for row in question.lists if row.country == question.country]
    counting, coming = deadlines.ruling(own, today), deadlines.coming(own, today)
    ruling = counting[-1] if counting else None
    found = together(asks(ruling, question.country)) if ruling else {"exemptions": [], "procedures": []}
    return {
        "ruling": described_list(ruling) if ruling else None,
        "coming": [described_list(row) for row in coming],
        "exemptions": table(found["exemptions"], today),
        "procedures": found["procedures"],
        "answer": answer(question, ruling, found["exemptions"], today) if ruling else None,
    }


def asks(ruling: Any, country: str) -> dict[str, Ask]:
    registration = Procedure.objects.published().in_force().filter(country=country, kind=Procedure.Kind.REGISTRATION)
    first = registration.order_by("position", "pk").values("pk")[:MOST_PROCEDURES]
    return {
        "exemptions": Ask(
            RegistrationExemption.objects.filter(exemption_list=ruling.pk),
            plain=(
                "pk",
                "country",
                "days",
                "day_kind",
                "scope",
                "confidence",
                "source",
                "checked_on",
                "effective_from",
                "effective_until",
            ),
        ),
        "procedures": Ask(Procedure.objects.filter(pk__in=first), {"title": "title"}, ("pk", "slug")),
    }


def described_list(found: Any) -> SimpleNamespace:
    return SimpleNamespace(
        **vars(found),
        default=days_of_kind(found.default_days, found.default_day_kind),
        act=act_label(Text("", current()), found.act_number, found.act_date),
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
    row.evidence = evidence(row)
    row.coming_from = row.effective_from if deadlines.is_coming(row, today) else None
    return row


def answer(
    question: ExemptionQuestion, ruling: Any, exemptions: list[SimpleNamespace], today: date
) -> SimpleNamespace | None:
    """The term for the citizenship asked for: its own, or that of everyone else; none at home."""
    if not question.citizen:
        return None
    stateless = question.citizen == STATELESS
    default = Term(ruling.default_days, ruling.default_day_kind, is_default=True)
    term = term_for(question.citizen, exemptions, default, today)
    return SimpleNamespace(
        stateless=stateless,
        not_covered=stateless and not ruling.covers_stateless,
        at_home=question.citizen == question.country,
        country=question.citizen,
        term=days_of_kind(term.days, term.day_kind),
        listed=not term.is_default,
        scope_name=RegistrationExemption.Scope(term.scope).label if term.scope else "",
    )
