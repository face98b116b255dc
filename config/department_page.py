"""The page of a department: what it says of itself, and what each subject says of it."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

import cooperation.of_department
import residency.of_department
import visas.of_department
from departments import contacts, history, hours, names, people, statements
from departments.models import Department
from departments.nearest import nearest_office
from departments.tree import around, shown_around, tree_of
from publishing.bundles import together
from publishing.languages import text_of
from publishing.sections import Section

MOST_PARTS = 60


def department_page(request: HttpRequest, department: Department) -> dict[str, Any]:
    """Everything the template shows, each block empty where nothing is known."""
    tree = tree_of(request)
    lists = together(
        statements.of_department(department)
        | history.of_department(department)
        | people.of_department(department)
        | contacts.of_department(department)
        | hours.of_department(department)
        | names.of_department(department)
        | around(tree, department, MOST_PARTS)
    )
    near = shown_around(tree, department, lists["around"], MOST_PARTS)
    page = {
        "department": department,
        "trail": [(gettext("Departments"), reverse("departments:index")), *near["way"]],
        **near,
        "statements": statements.grouped(lists["statements"]),
        "milestones": history.milestones(lists["milestones"]),
        "figures": statements.figures(lists["figures"]),
        **people.shown_of_department(lists),
        "former_names": names.former_names(lists["former_names"]),
        "addresses": contacts.addresses(lists["addresses"]),
        "contacts": [contacts.described_contact(contact) for contact in lists["contacts"]],
        "hours": hours.shown(lists["hours"], department.time_zone),
        "documents": statements.documents(lists["documents"]),
        "sections": sections(department),
    }
    has_ways = page["contacts"] or any(post.contacts for post in page["posts"])
    return page | {
        "contents": contents(page),
        "is_out_of_reach": not has_ways,
        "nearest": None if has_ways else nearest_office(department),
        **beside(page),
    }


def beside(page: dict[str, Any]) -> dict[str, bool]:
    """Whether there is a side column and facts in it; a number or a short name alone stands in the head."""
    department = page["department"]
    facts = department.country or department.graduates_from or department.founded or page["former_names"]
    reach = bool(page["contacts"] or page["addresses"] or page["hours"])
    named = bool(department.number or text_of(department, "short_name"))
    return {"aside": reach or bool(facts), "facts": bool(facts) or named}


def contents(page: dict[str, Any]) -> list[tuple[str, str]]:
    """The table of contents: the anchor and heading of each block the page has, in its order."""
    found = [
        ("about", gettext("About"), bool(text_of(page["department"], "about"))),
        ("figures", gettext("In figures"), bool(page["figures"])),
        *((group.kind, group.heading, True) for group in page["statements"]),
        ("parts", gettext("Parts"), bool(page["parts"])),
        ("people", gettext("People"), bool(page["posts"])),
        *((section.key, section.title, True) for section in page["sections"]),
        ("history", gettext("History"), bool(page["milestones"] or page["former"])),
        *((f"documents-{place}", group.heading, True) for place, group in enumerate(page["documents"], 1)),
    ]
    there = [(key, heading) for key, heading, is_there in found if is_there]
    return there if len(there) > 2 else []


def sections(department: Department) -> list[Section]:
    """What the sister apps know of this department; a subject with nothing to say is left out."""
    found = [
        *residency.of_department.on_department_page(department),
        *cooperation.of_department.on_department_page(department),
        *visas.of_department.on_department_page(department),
    ]
    return [section for section in found if section]
