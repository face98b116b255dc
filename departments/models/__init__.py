"""The university's tree of departments and whatever speaks for one of them."""

from departments.models.contacts import Contact, phone_as_e164
from departments.models.departments import Address, AlsoKnownAs, Department
from departments.models.documents import ChecklistItem, Document, DocumentType
from departments.models.hours import OfficeHours
from departments.models.people import Appointment, Person
from departments.models.statements import KeyFigure, Milestone, Statement

__all__ = [
    "Address",
    "AlsoKnownAs",
    "Appointment",
    "ChecklistItem",
    "Contact",
    "Department",
    "Document",
    "DocumentType",
    "KeyFigure",
    "Milestone",
    "OfficeHours",
    "Person",
    "Statement",
    "phone_as_e164",
]
