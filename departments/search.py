"""How departments and people are found."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from departments.models import Contact, Department, Person
from departments.people import in_office
from publishing import clock
from publishing.languages import in_all_languages, text_of
from publishing.search import Place, Source, register, register_place
from publishing.spans import span_label


def department_texts(department: Department, language: str) -> Iterable[str]:
    yield text_of(department, "summary", language)
    yield text_of(department, "about", language)
    for statement in department.statements.all():
        yield text_of(statement, "text", language)
    for milestone in department.milestones.all():
        if milestone.when:
            yield span_label(milestone.when, language)
        yield text_of(milestone, "title", language)
        yield text_of(milestone, "text", language)
    for document in department.documents.all():
        yield text_of(document, "title", language)
    for figure in department.key_figures.all():
        yield text_of(figure, "label", language)
    for address in department.addresses.all():
        where = [text_of(address, field, language) for field in ("building", "campus", "street", "city")]
        yield from where
        yield f"{where[2]} {address.house}"
    for contact in department.contacts.all():
        yield from contact_texts(contact)


def contact_texts(contact: Contact) -> Iterable[str]:
    if contact.public and contact.value:
        yield f"{contact.get_kind_display()}: {contact.readable}"


def department_names(department: Department) -> Iterable[str]:
    yield from in_all_languages(department, "short_name")
    yield from (alias.name for alias in department.also_known_as.all())
    for address in department.addresses.all():
        yield from in_all_languages(address, "city")


def person_texts(person: Person, language: str) -> Iterable[str]:
    """Their posts in departments that readers may see; the others must not be guessed from what the search finds."""
    for appointment in person.appointments.all():
        if appointment.department.is_published():
            yield appointment.post_in(language)
            yield text_of(appointment.department, "name", language)
            if in_office(appointment, clock.today(appointment.department.time_zone)):
                for contact in appointment.contacts.all():
                    yield from contact_texts(contact)


def turns_of_office(person: Person) -> Iterable[datetime]:
    """When a post of theirs begins and when it has ended: its contacts come and go with it."""
    for appointment in person.appointments.all():
        zone = ZoneInfo(appointment.department.time_zone)
        if appointment.since_from:
            yield datetime.combine(appointment.since_from, time.min, zone)
        if appointment.until_to:
            yield datetime.combine(appointment.until_to + timedelta(days=1), time.min, zone)


register(
    Source(
        Department,
        "departments",
        follows=(
            "also_known_as",
            "statements",
            "milestones",
            "documents",
            "key_figures",
            "addresses",
            "contacts",
        ),
        texts=department_texts,
        names=department_names,
        weight=3,
    )
)
register(
    Source(
        Person,
        "people",
        follows=("appointments__department", "appointments__contacts"),
        texts=person_texts,
        turns=turns_of_office,
        names=lambda person: [person.also_known_as],
        weight=2,
    )
)
register_place(
    Place(
        "departments:index",
        "departments",
        _("Departments"),
        about=(
            _("Who teaches, advises and decides: each university with its centres, departments, offices and clinics."),
        ),
        also_known_as=_("universities, structure, list of departments, clinics"),
    )
)
register_place(
    Place(
        "departments:people",
        "people",
        _("People"),
        also_known_as=_("staff, teachers, professors, list of staff"),
    )
)
