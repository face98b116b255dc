"""Whom to turn to where a department has no phone, mail or messenger of its own: the nearest office that has one."""

from types import SimpleNamespace

from django.db.models import Q

from departments.contacts import CONTACT_COLUMNS, described_contact
from departments.models import Appointment, Contact, Department
from publishing.bundles import Ask, together

Kind = Department.Kind


def nearest_office(department: Department) -> SimpleNamespace | None:
    """What it is part of, its university, or else the first office beside it, with the ways to reach them; one query.

    An address on the web alone answers nobody. The people of an office count as ways to reach it.
    """
    above = Q(pk__in=[pk for pk in (department.parent_id, department.university_id) if pk])
    beside = Q(kind=Kind.OFFICE, university=department.university_id) if department.university_id else Q(pk__in=[])
    seen = Department.objects.published().filter(above | beside).exclude(pk=department.pk)
    ways = Contact.objects.shown().exclude(kind=Contact.Kind.WEB)
    posts = Appointment.objects.current().filter(department__in=seen)
    lists = together(
        {
            "offices": Ask(seen, {"name": "name"}, ("pk", "slug", "parent", "position")),
            "own": Ask(ways.filter(department__in=seen), {"note": "note"}, (*CONTACT_COLUMNS, "department")),
            "theirs": Ask(
                ways.filter(appointment__in=posts), {"note": "note"}, (*CONTACT_COLUMNS, "appointment__department")
            ),
        }
    )
    for contact in lists["theirs"]:
        contact.department = contact.appointment__department
    found: dict[int, list[SimpleNamespace]] = {}
    for contact in sorted([*lists["own"], *lists["theirs"]], key=lambda row: (row.position, row.pk)):
        found.setdefault(contact.department, []).append(described_contact(contact))

    def distance(office: SimpleNamespace) -> tuple[int, int, int]:
        way = [department.parent_id, department.university_id]
        steps = way.index(office.pk) if office.pk in way else 2 if office.parent == department.parent_id else 3
        return steps, office.position, office.pk

    reached = sorted((office for office in lists["offices"] if office.pk in found), key=distance)
    for office in reached[:1]:
        office.contacts = found[office.pk]
    return reached[0] if reached else None
