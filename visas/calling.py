"""With whom to speak: for each office of an outcome the number that is called first, and its hours."""

from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet

from departments import hours
from departments.contacts import CONTACT_COLUMNS, described_contact
from departments.models import Appointment, Contact, Department
from departments.people import of_published_people
from publishing.bundles import Ask

Kind = Contact.Kind
#: A call answers at once; an address on the web alone answers nobody.
FIRST = [Kind.PHONE, Kind.MESSENGER, Kind.EMAIL]


def asks(offices: QuerySet[Department]) -> dict[str, Ask]:
    """The ways to reach offices: their own, and those of the people in them."""
    ways = Contact.objects.shown().filter(kind__in=FIRST)
    posts = of_published_people(Appointment.objects.current().filter(department__in=offices))
    return {
        "ways": Ask(ways.filter(department__in=offices), {"note": "note"}, (*CONTACT_COLUMNS, "department")),
        "ways_of_people": Ask(
            ways.filter(appointment__in=posts), {"note": "note"}, (*CONTACT_COLUMNS, "appointment__department")
        ),
        "hours": hours.of_departments(offices),
    }


def call(lists: dict[str, list[SimpleNamespace]], offices: list[Any], zone: str) -> SimpleNamespace | None:
    """The first of the offices with a number, or else with another way to reach it; None if nobody can be reached."""
    ways = [(office, way) for office in offices for way in ways_of(lists, office.pk)]
    if not ways:
        return None
    office, way = min(ways, key=lambda one: FIRST.index(one[1].kind))
    at = hours.shown([row for row in lists["hours"] if row.department == office.pk], zone)
    return SimpleNamespace(office=office, contact=described_contact(way), hours=at)


def ways_of(lists: dict[str, list[SimpleNamespace]], office: int) -> list[SimpleNamespace]:
    own = [row for row in lists["ways"] if row.department == office]
    theirs = [row for row in lists["ways_of_people"] if row.appointment__department == office]
    return [*sorted(own, key=in_order), *sorted(theirs, key=in_order)]


def in_order(row: SimpleNamespace) -> tuple[int, int, int]:
    return FIRST.index(row.kind), row.position, row.pk
