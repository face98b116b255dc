"""Whom to ask where a person or an office is not to be reached: the office itself, who heads it, or those above it."""

from collections.abc import Callable
from types import SimpleNamespace

from django.db.models import Q, QuerySet

from departments import hours, people
from departments.contacts import CONTACT_COLUMNS, described_contact
from departments.models import Appointment, Contact, Department
from publishing.bundles import Ask, limited

#: A department and those above it, the nearest first; its university is the last.
Line = tuple[int | None, ...]

HEADS = (Appointment.Role.HEAD, Appointment.Role.DIRECTOR)
MOST_HEADS = 60


def line_of(department: Department) -> Line:
    return (department.pk, department.parent_id, department.university_id)


def of_lines(*lines: Line) -> Q:
    return Q(pk__in={pk for line in lines for pk in line if pk})


def of_posts(found: QuerySet[Appointment]) -> Q:
    """The lines of the departments of these posts."""
    return (
        Q(pk__in=found.values("department"))
        | Q(pk__in=found.values("department__parent"))
        | Q(pk__in=found.values("department__university"))
    )


def asks(wanted: Q) -> dict[str, Ask]:
    """Asks for the published departments among those wanted, with contacts and hours: their own and their heads'."""
    seen = Department.objects.published().filter(wanted)
    heads = limited(
        Appointment.objects.current().filter(role__in=HEADS, department__in=seen).order_by("position", "pk"), MOST_HEADS
    )
    return {
        "offices": Ask(seen, {"name": "name"}, ("pk", "slug", "time_zone")),
        "office_contacts": Ask(
            Contact.objects.shown().filter(department__in=seen),
            {"note": "note"},
            (*CONTACT_COLUMNS, "department"),
            order=lambda contact: (contact.position, contact.pk),
        ),
        "regular_hours": hours.of_departments(seen),
        "heads": people.posts(heads),
        "head_contacts": people.contacts_of(heads),
        "head_hours": hours.of_posts(heads),
    }


def reachable(contacts: list[SimpleNamespace]) -> bool:
    """Whether one can call or write; an address on the web alone answers nobody."""
    return any(contact.kind != Contact.Kind.WEB for contact in contacts)


class Offices:
    """What `asks` found."""

    def __init__(self, lists: dict[str, list[SimpleNamespace]]) -> None:
        self.by_key = {office.pk: office for office in lists["offices"]}
        heads = [people.described(post, lists["head_contacts"], lists["head_hours"]) for post in lists["heads"]]
        for office in lists["offices"]:
            own = [described_contact(row) for row in lists["office_contacts"] if row.department == office.pk]
            theirs = [(head, head.contacts) for head in heads if head.department__slug == office.slug]
            office.ways = [(None, own), *theirs]
            regular = (row for row in lists["regular_hours"] if row.department == office.pk)
            office.hours = hours.shown(regular, office.time_zone)

    def hours_of(self, department: int) -> SimpleNamespace | None:
        """When a department is open, as its own page tells."""
        return self.by_key[department].hours if department in self.by_key else None

    def to_ask(self, line: Line) -> SimpleNamespace | None:
        """The nearest office of the line that answers, with its contacts or else those of its head, and the hours."""
        return self._first(line, reachable) or self._first(line, bool)

    def _first(self, line: Line, answers: Callable[[list[SimpleNamespace]], bool]) -> SimpleNamespace | None:
        for office in (self.by_key[pk] for pk in line if pk in self.by_key):
            for head, contacts in office.ways:
                if answers(contacts):
                    open_at = (head and head.hours) or office.hours
                    return SimpleNamespace(
                        name=office.name, slug=office.slug, head=head, contacts=contacts, hours=open_at
                    )
        return None
