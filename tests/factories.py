"""Dull makers of records for tests: every text in English and Russian, everything published."""

from typing import Any

from departments.models import Appointment, Contact, Department, Person
from publishing.models import State


def make_department(slug: str = "our-university", **fields: Any) -> Department:
    """A university unless told otherwise; `time_zone` is its own one."""
    fields.setdefault("own_time_zone", fields.pop("time_zone", ""))
    fields.setdefault("kind", "department" if fields.get("parent") else "university")
    fields.setdefault("name_en", slug.replace("-", " ").title())
    fields.setdefault("name_ru", f"{fields['name_en']} (ru)")
    fields.setdefault("state", State.PUBLISHED)
    return Department.objects.create(slug=slug, **fields)


def make_person(slug: str = "momunova-a-a", **fields: Any) -> Person:
    fields.setdefault("family_name_en", slug.split("-", maxsplit=1)[0].title())
    fields.setdefault("state", State.PUBLISHED)
    return Person.objects.create(slug=slug, **fields)


def make_post(department: Department, person: Person, **fields: Any) -> Appointment:
    return Appointment.objects.create(department=department, person=person, **fields)


def make_phone(post: Appointment, value: str = "+996772006020", **fields: Any) -> Contact:
    return Contact.objects.create(appointment=post, kind="phone", value=value, **fields)
