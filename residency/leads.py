"""Who leads the programmes of a group of specialties, and whom to ask where they are not to be reached."""

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet

from departments import hours, people
from departments.models import Appointment, Department, Person
from publishing.bundles import Ask, limited, together
from residency import offices
from residency.models import Programme

MOST_LEADS = 12


def leading_posts(**wanted: Any) -> QuerySet[Appointment]:
    """The present posts that lead a group, in published departments; the first of them if they are many."""
    found = Appointment.objects.current().filter(
        specialty_groups__isnull=False,
        department__in=Department.objects.published(),
        person__in=Person.objects.published(),
        **wanted,
    )
    return limited(found.order_by("specialty_groups__position", "position", "pk"), MOST_LEADS)


def of_groups(found: QuerySet[Appointment]) -> dict[str, Ask]:
    """Asks for these posts, once for each group they lead, with their contacts and hours."""
    posts = people.posts(found)
    with_groups = replace(
        posts,
        texts={**posts.texts, "group": "specialty_groups__name"},
        plain=(
            *posts.plain,
            *("specialty_groups__code", "specialty_groups__position"),
            *("department", "department__parent", "department__university"),
        ),
        order=lambda post: (post.specialty_groups__position, post.position, post.pk),
    )
    return {"leads": with_groups, "lead_contacts": people.contacts_of(found), "lead_hours": hours.of_posts(found)}


def described(lists: dict[str, list[SimpleNamespace]], *groups: str) -> list[SimpleNamespace]:
    """The leads with their contacts and hours; of these groups, if any is named."""
    wanted = [post for post in lists["leads"] if not groups or post.specialty_groups__code in groups]
    return [people.described(post, lists["lead_contacts"], lists["lead_hours"]) for post in wanted]


def answered(found: list[SimpleNamespace], theirs: offices.Offices) -> list[SimpleNamespace]:
    """The leads with hours where any are known; who has no phone or mail, with the office that answers for them."""
    for lead in found:
        line = (lead.department, lead.department__parent, lead.department__university)
        lead.office = None if offices.reachable(lead.contacts) else theirs.to_ask(line)
        if not (lead.office or lead.hours or lead.office_hours):
            lead.hours = theirs.hours_of(lead.department)
    return found


def leads(
    programmes: QuerySet[Programme], groups: Iterable[str] = (), universities: Iterable[str] = ()
) -> list[SimpleNamespace]:
    """The leads of the groups, wherever they are, or of all where these programmes are; or at the universities."""
    groups, universities = tuple(groups), tuple(universities)
    wanted: dict[str, Any] = {"specialty_groups__code__in": groups} if groups else {}
    if universities:
        wanted["department__university__slug__in"] = universities
    elif not groups:
        wanted["department__university__in"] = programmes.order_by().values("level__department__university")
    posts = leading_posts(**wanted)
    lists = together({**of_groups(posts), **offices.asks(offices.of_posts(posts))})
    return answered(described(lists, *groups), offices.Offices(lists))
