"""Who leads the programmes of a group of specialties, and whom else to ask."""

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet

from departments import people
from departments.contacts import CONTACT_COLUMNS
from departments.models import Appointment, Contact, Department
from publishing.bundles import Ask, limited, together

MOST_LEADS = 12


def leading_posts(**wanted: Any) -> QuerySet[Appointment]:
    """The present posts that lead a group, in published departments; the first of them if they are many."""
    found = Appointment.objects.current().filter(
        specialty_groups__isnull=False, department__in=Department.objects.published(), **wanted
    )
    return limited(found.order_by("specialty_groups__position", "position", "pk"), MOST_LEADS)


def of_groups(found: QuerySet[Appointment]) -> dict[str, Ask]:
    """Asks for these posts, once for each group they lead, with their contacts."""
    posts = people.posts(found)
    with_groups = replace(
        posts,
        texts={**posts.texts, "group": "specialty_groups__name"},
        plain=(*posts.plain, "specialty_groups__code", "specialty_groups__position"),
        order=lambda post: (post.specialty_groups__position, post.position, post.pk),
    )
    return {"leads": with_groups, "lead_contacts": people.contacts_of(found)}


def described(lists: dict[str, list[SimpleNamespace]], group: str = "") -> list[SimpleNamespace]:
    """The leads with their contacts; of one group, if it is named."""
    wanted = [post for post in lists["leads"] if group in ("", post.specialty_groups__code)]
    return [people.described(post, lists["lead_contacts"]) for post in wanted]


def leads(group: str = "", university: str = "") -> list[SimpleNamespace]:
    """The leads of all groups or of one, of all universities or of one."""
    wanted = {"specialty_groups__code": group, "department__university__slug": university}
    posts = leading_posts(**{path: value for path, value in wanted.items() if value})
    return described(together(of_groups(posts)), group)


def office_contacts(departments: Iterable[int | None]) -> Ask:
    """Asks for the contacts of departments."""
    return Ask(
        Contact.objects.shown().filter(department__in=list(departments)),
        {"note": "note"},
        (*CONTACT_COLUMNS, "department"),
        order=lambda contact: (contact.position, contact.pk),
    )
