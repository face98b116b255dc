"""Who holds which post: now, and before.

A post is held by the clock of its department: it begins and ends with the days of that place.
"""

from collections.abc import Iterable
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst

from departments import hours
from departments.contacts import CONTACT_COLUMNS, described_contact
from departments.models import Appointment, Contact, Department, Person
from publishing import clock
from publishing.bundles import Ask, limited, together
from publishing.countries import language_name
from publishing.languages import Text, current
from publishing.spans import Span

#: How many of those in office, and of those before them, the page of a department shows; the directory has them all.
MOST_POSTS, MOST_FORMER = 60, 30

SPANS = tuple(f"{name}_{part}" for name in ("since", "until") for part in ("from", "to", "precision"))
RELEASE = ("state", "publish_from", "publish_until")
POST_COLUMNS = ("pk", "role", "room", "position", *SPANS)
PERSON_COLUMNS = ("person__slug", "person__degree", "person__academic_title", "person__photo")
DEPARTMENT_COLUMNS = (
    *("department__slug", "department__time_zone"),
    *(f"department__university__{column}" for column in RELEASE),
)


def posts(found: QuerySet[Appointment]) -> Ask:
    return Ask(
        of_published_people(found),
        {
            "post": "post",
            "office_hours": "office_hours",
            "person_name": "person__full_name",
            "department_name": "department__name",
            "university_name": "department__university__name",
        },
        (*POST_COLUMNS, *PERSON_COLUMNS, *DEPARTMENT_COLUMNS),
        order=lambda post: (post.position, post.pk),
    )


def of_published_people(found: QuerySet[Appointment]) -> QuerySet[Appointment]:
    return found.filter(person__in=Person.objects.published())


def contacts_of(found: QuerySet[Appointment]) -> Ask:
    return Ask(
        Contact.objects.shown().filter(appointment__in=found),
        {"note": "note"},
        (*CONTACT_COLUMNS, "appointment"),
        order=lambda contact: (contact.position, contact.pk),
    )


def described(post: Any, contacts: list[SimpleNamespace], regular: Iterable[Any] = ()) -> SimpleNamespace:
    """One post as a page shows it: the person, what they are, since when, how and when to reach them."""
    labelled(post)
    post.titles = titles(post.person__degree, post.person__academic_title)
    post.contacts = [described_contact(contact) for contact in contacts if contact.appointment == post.pk]
    post.hours = hours.shown((row for row in regular if row.appointment == post.pk), post.department__time_zone)
    university = Department(**{column: getattr(post, f"department__university__{column}") for column in RELEASE})
    if not university.is_published():
        post.university_name = Text("", current())
    return post


def labelled(post: Any) -> Any:
    """A post with its name and its two dates, and with both as one where they are known equally well."""
    post.label = post.post or Text(capfirst(str(Appointment.Role(post.role).label)), current())
    post.since = Span(post.since_from, post.since_to, post.since_precision)
    post.until = Span(post.until_from, post.until_to, post.until_precision)
    alike = post.since and post.until and post.since.precision == post.until.precision
    post.term = Span(post.since.start, post.until.end, post.since.precision) if alike else None
    return post


def titles(degree: str, academic_title: str) -> list[str]:
    """The degree and the academic title in words; "none" is not said."""
    known = []
    if degree != Person.Degree.NONE:
        known.append(str(Person.Degree(degree).label))
    if academic_title != Person.AcademicTitle.NONE:
        known.append(str(Person.AcademicTitle(academic_title).label))
    return known


def parted(posts: list[SimpleNamespace]) -> tuple[list[SimpleNamespace], list[SimpleNamespace]]:
    """Those in office today, and those whose time has ended, the earliest first."""
    today = {zone: clock.today(zone) for zone in {post.department__time_zone for post in posts}}
    present = [post for post in posts if in_office(post, today[post.department__time_zone])]
    former = [post for post in posts if post.until_to and post.until_to < today[post.department__time_zone]]
    return present, sorted(former, key=lambda post: (post.since.sort_key, post.until.sort_key, post.pk))


def in_office(post: Any, today: date) -> bool:
    begun = post.since_from is None or post.since_from <= today
    return begun and (post.until_to is None or post.until_to >= today)


def sorted_posts(lists: dict[str, list[SimpleNamespace]]) -> dict[str, list[SimpleNamespace]]:
    """Those in office today, in the editors' order; those whose time has ended, the earliest first."""
    present, former = parted([described(post, lists["post_contacts"], lists["post_hours"]) for post in lists["posts"]])
    return {"posts": present, "former": former}


def of_department(department: Department) -> dict[str, Ask]:
    """Asks for the first of those in office, for the last of those before them, and how many there are of both."""
    held = posts_by_time(department)
    present = limited(held["posts"].order_by("position", "pk"), MOST_POSTS)
    former = limited(held["former"].order_by("-until_to", "-pk"), MOST_FORMER)
    return {
        "posts": posts(present | former),
        "post_contacts": contacts_of(present),
        "post_hours": hours.of_posts(present),
        **{f"all_{name}": Ask(found, plain=("pk",)) for name, found in held.items()},
    }


def posts_by_time(department: Department) -> dict[str, QuerySet[Appointment]]:
    """Everybody's post in a department: those of today, and those that have ended."""
    today = clock.today(department.time_zone)
    present, former = department.appointments.current(today), department.appointments.past(today)
    return {"posts": of_published_people(present), "former": of_published_people(former)}


def shown_of_department(lists: dict[str, list[SimpleNamespace]]) -> dict[str, Any]:
    """What `of_department` asked for, with how many posts of each kind are left to the directory."""
    shown = sorted_posts(lists)
    return shown | {f"more_{name}": len(lists[f"all_{name}"]) - len(found) for name, found in shown.items()}


def posts_of(person: Person) -> dict[str, list[SimpleNamespace]]:
    """A person's posts in published departments, present and former, all of them."""
    found = person.appointments.filter(department__in=Department.objects.published())
    lists = together({"posts": posts(found), "post_contacts": contacts_of(found), "post_hours": hours.of_posts(found)})
    return sorted_posts(lists)


def languages_of(person: Person) -> list[str]:
    """The languages somebody speaks, by their names."""
    return [language_name(code, current()) for code in person.languages_spoken.split(",") if code]
