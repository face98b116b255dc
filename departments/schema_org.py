"""Departments and people in the words of schema.org; made from what their pages show."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from departments.models import Contact, Department, Person
from publishing.countries import country_name
from publishing.languages import current, text_of
from publishing.structured import thing

TYPES = {Department.Kind.UNIVERSITY: "CollegeOrUniversity", Department.Kind.CLINIC: "MedicalClinic"}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Thing = dict[str, Any]


def department(site: str, found: Department, page: dict[str, Any]) -> Thing:
    """`page` is what the template of the department's page is given."""
    return thing(
        TYPES.get(Department.Kind(found.kind), "Organization"),
        name=text_of(found, "name"),
        alternateName=text_of(found, "short_name"),
        description=text_of(found, "summary"),
        url=f"{site}{found.get_absolute_url()}",
        foundingDate=f"{found.founded.start.year:04}" if found.founded and found.founded.precision != "decade" else "",
        parentOrganization=_above(site, page["way"]),
        address=[_address(row, found) for row in page["addresses"]],
        **_reached(page["contacts"]),
        contactPoint=_point(page["contacts"], page["hours"]),
    )


def person(site: str, found: Person, page: dict[str, Any]) -> Thing:
    posts = page["posts"]
    return thing(
        "Person",
        name=text_of(found, "full_name"),
        url=f"{site}{found.get_absolute_url()}",
        image=f"{site}{found.photo.url}" if found.photo else "",
        honorificSuffix=", ".join(page["titles"]),
        knowsLanguage=[code for code in found.languages_spoken.split(",") if code],
        jobTitle=[post.label for post in posts],
        worksFor=[thing("Organization", name=post.department_name) for post in posts],
        **_reached([contact for post in posts for contact in post.contacts]),
    )


def _above(site: str, way: list[tuple[str, str]]) -> Thing | None:
    return next((thing("Organization", name=name, url=f"{site}{url}") for name, url in way[-1:]), None)


def _reached(contacts: Iterable[SimpleNamespace]) -> dict[str, list[str]]:
    values = [(contact.kind, contact.value) for contact in contacts]
    return {
        "telephone": [value for kind, value in values if kind == Contact.Kind.PHONE],
        "email": [value for kind, value in values if kind == Contact.Kind.EMAIL],
        "sameAs": [value for kind, value in values if kind == Contact.Kind.WEB],
    }


def _address(row: SimpleNamespace, found: Department) -> Thing:
    code = found.country or (found.university.country if found.university else "")
    return thing(
        "PostalAddress",
        streetAddress=", ".join(line for line in row.lines if line != row.city),
        addressLocality=row.city,
        addressCountry=country_name(str(code), current()) if code else "",
    )


def _point(contacts: Iterable[SimpleNamespace], hours: SimpleNamespace | None) -> Thing | None:
    """The office at its hours; without hours there is nothing to add to its phones."""
    if hours is None:
        return None
    open_at = [
        thing("OpeningHoursSpecification", dayOfWeek=list(DAYS[first : last + 1]), opens=_at(start), closes=_at(end))
        for first, last, spans in hours.days
        for start, end in spans
    ]
    phones = _reached(contacts)["telephone"]
    return thing("ContactPoint", telephone=phones[:1], hoursAvailable=open_at)


def _at(minute: int) -> str:
    """The midnight after a day is its last minute there."""
    hour, rest = divmod(min(minute, 24 * 60 - 1), 60)
    return f"{hour:02}:{rest:02}"
