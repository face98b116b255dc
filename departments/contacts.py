"""Phones, mails and addresses as pages show them."""

from types import SimpleNamespace
from typing import Any

from departments.models import Address, Contact, Department
from publishing.bundles import Ask
from publishing.languages import Text

CONTACT_COLUMNS = ("pk", "kind", "value", "extension", "position")


def described_contact(row: Any) -> SimpleNamespace:
    """A contact with what a tap opens and what the eye reads."""
    contact = Contact(kind=row.kind, value=row.value, extension=row.extension)
    return SimpleNamespace(
        kind=row.kind,
        value=row.value,
        href=contact.link,
        text=contact.readable,
        service=contact.service,
        extension=row.extension,
        note=row.note,
    )


def of_department(department: Department) -> dict[str, Ask]:
    place = {name: name for name in ("campus", "city", "street", "building")}
    return {
        "contacts": Ask(
            Contact.objects.shown().filter(department=department),
            {"note": "note"},
            CONTACT_COLUMNS,
            order=lambda contact: (contact.position, contact.pk),
        ),
        "addresses": Ask(
            department.addresses.all(),
            place,
            ("pk", "kind", "house", "floor", "position"),
            order=lambda address: (address.position, address.pk),
        ),
    }


def addresses(rows: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """Each address as the lines of a letter; one without any line is not shown."""
    found = []
    for row in rows:
        lines = address_lines(row)
        if lines:
            found.append(
                SimpleNamespace(kind_name=Address.Kind(row.kind).label, lines=lines, floor=row.floor, city=row.city)
            )
    return found


def address_lines(row: Any) -> list[Text]:
    """Street and house, building, campus, city: those that are known."""
    street = row.street
    if row.house and street:
        street = Text(f"{street} {row.house}", street.lang)
    return [line for line in (street, row.building, row.campus, row.city) if line]
