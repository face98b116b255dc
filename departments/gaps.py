"""What is still to be found out about departments and their people."""

from collections.abc import Iterable

from django.utils.translation import gettext

from departments.models import Contact, Department, Document, Person, Statement
from publishing.gaps import Gap, register
from publishing.languages import columns


@register
def missing_contacts() -> Iterable[Gap]:
    found = Contact.objects.missing().select_related("department", "appointment__department", "appointment__person")
    for contact in found:
        owner = contact.department or contact.appointment.department
        whose = contact.appointment.person if contact.appointment else owner
        yield Gap(gettext("%(kind)s of %(whose)s") % {"kind": contact.get_kind_display(), "whose": whose}, owner)


@register
def missing_statements() -> Iterable[Gap]:
    for statement in Statement.objects.select_related("department"):
        if not any(getattr(statement, column) for column in columns("text")):
            yield Gap(gettext("Text: %(kind)s") % {"kind": statement.get_kind_display()}, statement.department)


@register
def missing_files() -> Iterable[Gap]:
    for document in Document.objects.filter(file="", is_basis=False).select_related("department"):
        yield Gap(gettext("File: %(title)s") % {"title": document}, document.department)


@register
def missing_given_names() -> Iterable[Gap]:
    for person in Person.objects.all():
        if not any(getattr(person, column) for column in columns("given_name")):
            yield Gap(gettext("Full given name"), person)


@register
def missing_addresses() -> Iterable[Gap]:
    for department in Department.objects.filter(addresses__isnull=True):
        yield Gap(gettext("Address"), department)
