"""Cooperation at a glance: figures, the countries of the partners, and what each department aims at."""

from types import SimpleNamespace
from typing import Any

from django.db.models import Count, Exists, OuterRef
from django.http import HttpRequest
from django.utils.translation import npgettext

from cooperation import our_side, standing
from cooperation.models import Agreement, Goal, MobilityEvent, Outcome, Partner, Reach
from cooperation.validity import Status
from cooperation.wording import by_key
from departments.models import Department
from publishing import clock
from publishing.alphabets import sort_key
from publishing.bundles import Ask, counts, together
from publishing.caching import kept
from publishing.countries import country_name
from publishing.languages import current
from publishing.numbers import number_label

#: How many departments the overview tells the aims of; each page of a department tells its own.
MOST_DEPARTMENTS = 12


def overview(request: HttpRequest) -> dict[str, Any]:
    """Everything the page shows, kept until the content changes or a day ends."""
    return kept(request, ("cooperation", current()), compose)


def compose() -> dict[str, Any]:
    by_country = partners_by_country()
    return {"figures": figures(by_country), "countries": countries(by_country), **aims()}


def partners_by_country() -> dict[str, int]:
    """How many partners sit in each country; those whose country is not known stand under no code."""
    counted = Partner.objects.published().order_by().values_list("country").annotate(Count("pk"))
    return {str(code): number for code, number in counted}


def figures(by_country: dict[str, int]) -> list[SimpleNamespace]:
    """The numbers, written out, each with what it counts."""
    partners, there = sum(by_country.values()), len(by_country.keys() - {""})
    today = clock.today()
    number = counts(
        {
            "agreements": Agreement.objects.published().filter(standing.in_force(today)),
            "undated": Agreement.objects.published().filter(standing.standing(Status.UNDATED, today)),
            "events": MobilityEvent.objects.published(),
            "outcomes": Outcome.objects.published(),
        }
    )
    agreements, undated, events, outcomes = (number[name] for name in ("agreements", "undated", "events", "outcomes"))
    counted = [
        (partners, npgettext("figure", "partner", "partners", partners)),
        (there, npgettext("figure", "country", "countries", there)),
        (agreements, npgettext("figure", "agreement in force", "agreements in force", agreements)),
        (events, npgettext("figure", "event", "events", events)),
        (outcomes, npgettext("figure", "outcome", "outcomes", outcomes)),
        (undated, npgettext("figure", "agreement of unknown date", "agreements of unknown date", undated)),
    ]
    return [SimpleNamespace(value=number_label(number, current()), label=label) for number, label in counted if number]


def countries(by_country: dict[str, int]) -> list[SimpleNamespace]:
    """The partners' countries in the alphabet of the reader's language."""
    language = current()
    named = ((code, country_name(code, language), number) for code, number in by_country.items() if code)
    found = [SimpleNamespace(code=code, name=name, count=number) for code, name, number in named]
    return sorted(found, key=lambda row: sort_key(row.name, language))


def aims() -> dict[str, Any]:
    """The first departments that have goals or regions, each with these."""
    us = OuterRef("pk")
    has_aims = Exists(Goal.objects.filter(department=us)) | Exists(Reach.objects.filter(department=us))
    found = Department.objects.published().filter(has_aims).in_reading_order().values_list("pk", flat=True)
    keys = list(found[: MOST_DEPARTMENTS + 1])
    lists = together({**our_side.asks(keys), **aim_asks(keys)})
    departments = our_side.by_key(lists["departments"])
    shown = [departments[key] for key in keys[:MOST_DEPARTMENTS] if key in departments]
    goals, regions = by_key(lists["goals"], "department"), by_key(lists["regions"], "department")
    for department in shown:
        department.goals = goals.get(department.pk, [])
        department.regions = region_names(regions.get(department.pk, []))
    return {"aims": shown, "more_aims": len(keys) > MOST_DEPARTMENTS}


def aim_asks(departments: list[int]) -> dict[str, Ask]:
    """The goals and the regions of departments."""
    return {
        "goals": Ask(
            Goal.objects.filter(department__in=departments),
            {"text": "text"},
            ("pk", "department", "position"),
            order=lambda row: (row.position, row.pk),
        ),
        "regions": Ask(
            Reach.objects.filter(department__in=departments),
            {},
            ("pk", "department", "region", "position"),
            order=lambda row: (row.position, row.pk),
        ),
    }


def region_names(regions: list[SimpleNamespace]) -> list[str]:
    return [str(Reach.Region(row.region).label) for row in regions]
