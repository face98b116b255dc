"""The procedures in force, by country and in the order in which one needs them."""

from dataclasses import dataclass
from datetime import date
from itertools import compress, groupby
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from departments.models import Department
from departments.universities import universities
from publishing import clock
from publishing.alphabets import sort_key
from publishing.bundles import Ask, together
from publishing.caching import kept
from publishing.choices import Option, select
from publishing.countries import country_name
from publishing.dates import day_label
from publishing.languages import current
from publishing.narrowing import Chosen, Narrowing
from publishing.pages import ROWS_ON_A_PAGE, CountedPaginator
from visas import deadlines
from visas.models import DeadlineRule, ExemptionList, Procedure, RequiredDocument, VisaRule
from visas.papers import DWELLING
from visas.questions import LIMITS, LIST, LIVING
from visas.wording import deadline_label

#: From the first letter to the last stamp.
ORDER = list(Procedure.Kind.values)
COLUMNS = ("pk", "slug", "country", "kind", "department", "department__time_zone", "effective_from", "effective_until")
CHOICES = {
    "country": gettext_lazy("Country"),
    "kind": gettext_lazy("What for"),
    "university": gettext_lazy("University"),
}


#: What may hang on a procedure so that a question of the check makes a difference.
USED = {
    LIMITS: Exists(VisaRule.objects.filter(procedure=OuterRef("pk"))),
    LIVING: Exists(RequiredDocument.objects.filter(procedure=OuterRef("pk"), condition__in=DWELLING)),
    LIST: Exists(ExemptionList.objects.filter(country=OuterRef("country"))),
}


@dataclass(frozen=True)
class Place:
    """What decides where a procedure is listed, and under which choices; `published` is what the check would use."""

    pk: int
    country: str
    kind: str
    university: str
    name_key: str
    time_zone: str
    effective_from: date | None
    effective_until: date | None
    published: tuple[str, ...]


@dataclass(frozen=True)
class Places:
    """The procedures that count today, each by its department's clock, and the keys of the next ones to come."""

    counting: list[Place]
    coming: list[int]


def as_place(pk: int, country: Any, *rest: Any) -> Place:
    used = len(USED)
    values: list[Any] = [pk, str(country), *rest[:-used], tuple(compress(USED, rest[-used:]))]
    return Place(*values)


def places() -> Places:
    """In the counting ones: countries by the reader's alphabet, in each the kinds in the order of need."""
    language = current()
    columns = ("pk", "country", "kind", "department__university__slug", f"sort_key_{language}", "department__time_zone")
    listed = Procedure.objects.published().values_list(*columns, "effective_from", "effective_until", *USED.values())
    found = [as_place(*values) for values in listed]

    def order(place: Place) -> tuple[str, int, str, int]:
        country = sort_key(country_name(place.country, language), language)
        return (country, ORDER.index(place.kind), place.name_key, place.pk)

    coming = [place for place in found if deadlines.is_coming(place, clock.today(place.time_zone))]
    coming.sort(key=lambda place: (place.effective_from or date.max, place.pk))
    return Places(
        sorted((place for place in found if deadlines.in_force(place, clock.today(place.time_zone))), key=order),
        [place.pk for place in coming],
    )


class Procedures:
    """Which procedures are listed, by what the address asks for."""

    def __init__(self, request: HttpRequest) -> None:
        all_places: Places = kept(request, ("procedures", current()), places)
        self.places, self.coming = all_places.counting, all_places.coming
        self.universities = universities(request)
        there = {name: dict.fromkeys(getattr(place, name) for place in self.places) for name in CHOICES}
        options = {
            "country": [Option(code, country_name(code, current())) for code in there["country"]],
            "kind": [
                Option(kind, capfirst(str(label))) for kind, label in Procedure.Kind.choices if kind in there["kind"]
            ],
            "university": [Option(row.slug, row.name) for row in self.universities if row.slug in there["university"]],
        }
        self.narrowing = Narrowing(
            request.GET,
            [select(name, label, options[name]) for name, label in CHOICES.items()],
            number=lambda chosen: len(self.found(chosen)),
        )

    def found(self, chosen: Chosen) -> list[int]:
        return [
            place.pk for place in self.places if all(getattr(place, name) in values for name, values in chosen.items())
        ]


def page_of_procedures(request: HttpRequest, asked: Procedures) -> tuple[Page, list[SimpleNamespace]]:
    """One page of the list under its countries, and the rules that are coming, in one query."""
    found = asked.found(asked.narrowing.chosen)
    page = CountedPaginator(found, ROWS_ON_A_PAGE, len(found)).get_page(request.GET.get("page"))
    rows = procedure_rows(
        {
            "listed": Procedure.objects.filter(pk__in=page.object_list),
            "coming": Procedure.objects.filter(pk__in=asked.coming),
        }
    )
    names = {row.pk: row for row in asked.universities} if len(asked.universities) > 1 else {}
    for row in [*rows["listed"], *rows["coming"]]:
        row.university = names.get(row.office.university) if row.office else None
    by_key = {row.pk: row for row in rows["listed"]}
    listed = [by_key[pk] for pk in page.object_list if pk in by_key]
    groups = groupby(listed, key=lambda row: row.country)
    page.object_list = [SimpleNamespace(country=country, procedures=list(of)) for country, of in groups]
    return page, sorted(rows["coming"], key=lambda row: (row.effective_from, row.pk))


def procedure_rows(wanted: dict[str, QuerySet[Procedure]]) -> dict[str, list[SimpleNamespace]]:
    """Lists of procedures with the office that answers for each and the term that counts there today, in one query."""
    asks = {}
    for name, found in wanted.items():
        keys = found.order_by().values("pk")
        asks[name] = Ask(found, {"title": "title", "audience": "audience"}, COLUMNS)
        asks[f"{name}_terms"] = Ask(
            DeadlineRule.objects.filter(procedure__in=keys),
            plain=("pk", "procedure", "event", "offset_days", "day_kind", "effective_from", "effective_until"),
        )
        offices = Department.objects.published().filter(pk__in=found.order_by().values("department"))
        asks[f"{name}_offices"] = Ask(offices, {"name": "name"}, ("pk", "slug", "university"))
    lists = together(asks)
    for name in wanted:
        offices_by_key = {office.pk: office for office in lists[f"{name}_offices"]}
        for row in lists[name]:
            row.kind_name = Procedure.Kind(row.kind).label
            row.office = offices_by_key.get(row.department)
            row.today = clock.today(row.department__time_zone)
            row.terms = terms([rule for rule in lists[f"{name}_terms"] if rule.procedure == row.pk], row.today)
            row.from_when = from_when(row)
    return {name: lists[name] for name in wanted}


def terms(rules: list[SimpleNamespace], today: date) -> str:
    """By when, in words; empty where nobody has said."""
    counting = deadlines.ruling(rules, today, lambda rule: rule.event)
    counting.sort(key=lambda rule: (rule.event, rule.pk))
    labels = (deadline_label(rule.event, rule.offset_days, rule.day_kind) for rule in counting)
    return "; ".join(labels)


def from_when(row: Any) -> str:
    if not deadlines.is_coming(row, row.today):
        return ""
    return gettext("from %(date)s") % {"date": day_label(row.effective_from, current())}


def in_order_of_need(rows: list[SimpleNamespace]) -> list[SimpleNamespace]:
    return sorted(rows, key=lambda row: (ORDER.index(row.kind), row.title, row.pk))
