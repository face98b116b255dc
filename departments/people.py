"""Who holds which post: now, and before."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from departments.contacts import CONTACT_COLUMNS, described_contact
from departments.directory import titles
from departments.models import Appointment, Contact, Department, Person
from publishing.bundles import Ask, together
from publishing.spans import Span

MOST_POSTS = 120

SPANS = tuple(f"{name}_{part}" for name in ("since", "until") for part in ("from", "to", "precision"))
POST_COLUMNS = ("pk", "role", "room", "position", *SPANS)
PERSON_COLUMNS = ("person__slug", "person__degree", "person__academic_title", "person__photo")


def posts(found: QuerySet[Appointment]) -> Ask:
    return Ask(
        found.filter(person__in=Person.objects.published()),
        {
            "post": "post",
            "office_hours": "office_hours",
            "person_name": "person__full_name",
            "department_name": "department__name",
            "university_name": "department__university__name",
        },
        (*POST_COLUMNS, *PERSON_COLUMNS, "department__slug"),
        order=lambda post: (post.position, post.pk),
    )


def contacts_of(found: QuerySet[Appointment]) -> Ask:
    return Ask(
        Contact.objects.shown().filter(appointment__in=found),
        {"note": "note"},
        (*CONTACT_COLUMNS, "appointment"),
        order=lambda contact: (contact.position, contact.pk),
    )


def described(post: Any, contacts: list[SimpleNamespace]) -> SimpleNamespace:
    """One post as a page shows it: the person, what they are, since when, and how to reach them."""
    post.label = post.post or Appointment.Role(post.role).label
    post.titles = titles(post.person__degree, post.person__academic_title)
    post.since = Span(post.since_from, post.since_to, post.since_precision)
    post.until = Span(post.until_from, post.until_to, post.until_precision)
    post.contacts = [described_contact(contact) for contact in contacts if contact.appointment == post.pk]
    return post


def in_office(post: Any, today: date) -> bool:
    begun = post.since_from is None or post.since_from <= today
    return begun and (post.until_to is None or post.until_to >= today)


def sorted_posts(lists: dict[str, list[SimpleNamespace]]) -> dict[str, list[SimpleNamespace]]:
    """Those in office today, in the editors' order; those whose time has ended, the earliest first."""
    today = timezone.localdate()
    everyone = [described(post, lists["post_contacts"]) for post in lists["posts"]]
    former = [post for post in everyone if post.until_to is not None and post.until_to < today]
    return {
        "posts": [post for post in everyone if in_office(post, today)],
        "former": sorted(former, key=lambda post: (post.since.sort_key, post.until.sort_key, post.pk)),
    }


def of_department(department: Department) -> dict[str, Ask]:
    found = department.appointments.order_by("position", "pk")
    return {"posts": posts(found), "post_contacts": contacts_of(found)}


def posts_of(person: Person) -> dict[str, Any]:
    """A person's posts in published departments, present and former."""
    found = person.appointments.filter(department__in=Department.objects.published())
    lists = together({"posts": posts(found), "post_contacts": contacts_of(found)})
    return {**sorted_posts(lists), "titles": titles(person.degree, person.academic_title)}
