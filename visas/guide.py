"""The page of one procedure: what to do, with which papers, by when, at what cost, and whom to ask."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

from departments import checklists, contacts, hours, people
from departments.models import Contact, Department
from departments.nearest import nearest_office
from publishing import clock
from publishing.bundles import Ask, limited, together
from publishing.languages import text_of
from visas import deadlines, rules, steps
from visas.models import ExemptionList, Procedure
from visas.procedures import in_order_of_need
from visas.wording import act_label

MOST_POSTS, MOST_ALIKE, MOST_RELATED = 4, 6, 12


def guide(procedure: Procedure) -> dict[str, Any]:
    """Everything the template shows, each block empty where nothing is known; one query."""
    today = clock.today(procedure.department.time_zone)
    lists = together(
        {"steps": steps.ask(procedure.steps.all()), "documents": checklists.ask(procedure.documents.all())}
        | rules.of_procedure(procedure, today)
        | office_and_contacts(procedure)
        | neighbours(procedure, today)
    )
    page = {
        "procedure": procedure,
        "standing": standing(procedure, lists["alike"], today),
        "steps": steps.steps(lists["steps"], lists["offices"]),
        "authorities": steps.authorities(lists["steps"]),
        "documents": checklists.checklist(lists["documents"]),
        **rules.terms(lists, today),
        "visa_rules": rules.visa_rules(lists["visa_rules"], today),
        "fee_groups": rules.fee_groups(lists["fees"], today),
        "act": act_label(text_of(procedure, "legal_act"), procedure.act_number, procedure.act_date),
        "office": office_of(procedure, lists),
        "related": in_order_of_need(lists["related"]),
        "today": today,
        "has_exemptions": bool(lists["exemption_lists"]) and procedure.kind == Procedure.Kind.REGISTRATION,
    }
    office = page["office"]
    if not office.contacts and not any(post.contacts for post in office.posts):
        page["nearest"] = nearest_office(procedure.department)
    return page | {"contents": contents(page), "has_example": any(rule.example for rule in page["terms"])}


def office_and_contacts(procedure: Procedure) -> dict[str, Ask]:
    """The published offices to which steps lead, and the ways to reach the one that answers for the procedure."""
    of_steps = Department.objects.published().filter(pk__in=procedure.steps.values("office"))
    posts = procedure.department.appointments.current().filter(contacts__in=Contact.objects.shown()).distinct()
    chosen = limited(posts.order_by("position", "pk"), MOST_POSTS)
    return {
        "offices": Ask(of_steps, {"name": "name"}, ("pk", "slug")),
        "posts": people.posts(chosen),
        "post_contacts": people.contacts_of(chosen),
        "post_hours": hours.of_posts(chosen),
        **contacts.of_department(procedure.department),
        **hours.of_department(procedure.department),
    }


def neighbours(procedure: Procedure, today: date) -> dict[str, Ask]:
    """The same procedure under older and newer rules, and what else the university helps with in this country."""
    others = Procedure.objects.published().filter(country=procedure.country).exclude(pk=procedure.pk)
    same = Q(kind=procedure.kind, department=procedure.department_id)
    of_university = (
        others.in_force(today).filter(department__university=procedure.department.university_id).exclude(same)
    )
    texts, columns = {"title": "title"}, ("pk", "slug", "kind", "effective_from", "effective_until")
    return {
        "alike": Ask(limited(others.filter(same).order_by("-effective_from", "pk"), MOST_ALIKE), texts, columns),
        "related": Ask(limited(of_university.order_by("kind", "pk"), MOST_RELATED), texts, columns),
        "exemption_lists": Ask(ExemptionList.objects.in_force(today).filter(country=procedure.country), plain=("pk",)),
    }


def standing(procedure: Procedure, alike: list[SimpleNamespace], today: date) -> SimpleNamespace:
    """Whether the procedure counts today, and which of the same kind counts instead, or will."""
    state = "in_force"
    if deadlines.is_coming(procedure, today):
        state = "coming"
    elif deadlines.has_ended(procedure, today):
        state = "ended"
    return SimpleNamespace(
        state=state,
        current=deadlines.ruling(alike, today) if state != "in_force" else [],
        coming=deadlines.coming(alike, today),
    )


def office_of(procedure: Procedure, lists: dict[str, list[SimpleNamespace]]) -> SimpleNamespace:
    """The office that answers for the procedure, with every way to reach it."""
    return SimpleNamespace(
        name=text_of(procedure.department, "name"),
        slug=procedure.department.slug,
        contacts=[contacts.described_contact(row) for row in lists["contacts"]],
        hours=hours.shown(lists["hours"], procedure.department.time_zone),
        addresses=contacts.addresses(lists["addresses"]),
        posts=people.sorted_posts(lists)["posts"],
    )


def contents(page: dict[str, Any]) -> list[tuple[str, str]]:
    """The table of contents: the anchor and heading of each block the page has, in its order."""
    found = [
        ("when", gettext("By when"), True),
        ("steps", gettext("Step by step"), bool(page["steps"])),
        ("documents", gettext("Documents"), bool(page["documents"])),
        ("limits", gettext("How long a visa lasts"), bool(page["visa_rules"])),
        ("fees", gettext("Fees"), True),
        ("authorities", gettext("State offices"), bool(page["authorities"])),
    ]
    return [(key, heading) for key, heading, is_there in found if is_there]
