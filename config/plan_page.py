"""The page of a plan: what was chosen, by when, with which papers, and whom to ask."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from config import plan_abroad
from config.plan import Plan
from config.plan_contacts import askable, contacts
from config.plan_papers import Wanter, shown
from config.plan_words import day_words
from departments import checklists
from publishing import clock
from publishing.bundles import together
from publishing.qr import qr
from residency import programmes
from residency.models import AdmissionDocument, Applicant
from visas import papers as visa_papers


def plan_page(plan: Plan) -> dict[str, Any]:
    """Everything the plan shows; of an empty one nothing but the lens."""
    page = {"plan": plan, "lens": plan.lens, "missing": plan.missing, "beyond": plan.wish.beyond}
    if not plan:
        return page
    lists = together(
        {
            **programmes.asks(plan.programmes),
            "papers": checklists.ask(
                AdmissionDocument.objects.filter(level__in={one.level for one in plan.programmes}),
                *("applicant", "level"),
            ),
            **askable(plan.programmes),
            **plan_abroad.asks(plan.possible_countries, plan.lens.citizenship),
        }
    )
    asked, dates = contacts(plan.programmes, lists), [day_words(one) for one in plan.dates]
    shared = programmes.shared_by(plan.programmes, plan.lens, lists)
    return page | {
        "programmes": programmes.described(plan.request, plan.lens, plan.programmes, shared),
        "dates": dates,
        "dates_differ": any(len(one.programmes) < len(plan.programmes) for one in dates),
        "papers": papers(lists, plan),
        "duties": plan_abroad.duties(plan.abroad, lists),
        "promised": "" if plan.lens.citizenship else plan_abroad.promised(plan.places, lists),
        "check_url": plan_abroad.check_url(plan.countries, plan.lens.citizenship),
        "contacts": asked,
        "askable": any(contact.ways for contact in asked),
        "add_url": plan.address("residency:index"),
        "calendar_url": plan.address("plan_calendar"),
        "take_away_url": plan.address("plan_take_away"),
        "picture": next((picture for text in plan.short_addresses if (picture := qr(text))), ""),
    }


def papers(lists: dict[str, list[SimpleNamespace]], plan: Plan) -> list[SimpleNamespace]:
    """What all programmes want and, wherever somebody goes abroad for them, registering and the visa: each once."""
    abroad = lists.get("visa_papers", []) if plan.countries else []
    return shown([*wanted_by_programmes(lists["papers"], plan), *wanted_by_procedures(abroad)])


def wanted_by_programmes(found: list[SimpleNamespace], plan: Plan) -> Iterable[SimpleNamespace]:
    """The papers of each programme's level that concern this reader, or that may while nothing is known of them."""
    for one in plan.programmes:
        wanter = Wanter(one.slug, one.full_name)
        for row in found:
            if row.level == one.level and plan.lens.keeps(row.applicant, one.country):
                open_question = row.applicant != Applicant.ANY and one.applicant is None
                only_for = str(Applicant(row.applicant).label) if open_question else ""
                yield SimpleNamespace(**vars(row), wanted_by=wanter, only_for=only_for)


def wanted_by_procedures(found: list[SimpleNamespace]) -> Iterable[SimpleNamespace]:
    for row in visa_papers.described(found, clock.today()):
        wanter = Wanter(row.procedure__slug, row.title, of_programme=False)
        yield SimpleNamespace(**vars(row), wanted_by=wanter, only_for="")
