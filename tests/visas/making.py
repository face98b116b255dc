"""Makers of procedures and exemptions for tests, in English and Kyrgyz, everything published."""

from datetime import date
from typing import Any

from departments.models import Department, DocumentType
from publishing.indexing import gathered
from publishing.models import State
from tests.factories import make_department
from visas.models import Authority, ExemptionList, Procedure, RegistrationExemption


def make_office() -> Department:
    university = Department.objects.filter(slug="our-university").first() or make_department(country="KG")
    found = Department.objects.filter(slug="visa-office").first()
    return found or make_department("visa-office", parent=university, kind="office", name_ky="Виза бөлүмү")


def make_procedure(slug: str = "registration", **fields: Any) -> Procedure:
    fields.setdefault("department", make_office())
    fields.setdefault("country", "KG")
    fields.setdefault("kind", Procedure.Kind.REGISTRATION)
    fields.setdefault("title_en", slug.replace("-", " ").capitalize())
    fields.setdefault("title_ky", f"{fields['title_en']} (ky)")
    fields.setdefault("state", State.PUBLISHED)
    return Procedure.objects.create(slug=slug, **fields)


@gathered()
def make_full_procedure(slug: str = "registration", size: int = 1) -> Procedure:
    """One with everything that a procedure can have, `size` of each."""
    procedure = make_procedure(slug)
    authority = Authority.objects.create(code=f"police-{slug}", name_en="The police", website="https://police.example/")
    for number in range(size):
        paper = DocumentType.objects.create(code=f"{slug}-{number}", name_en=f"Paper {number}")
        step = procedure.steps.create(text_en=f"Go there {number}", authority=authority, office=procedure.department)
        procedure.steps.create(text_en=f"Or send it {number}", alternative_to=step)
        procedure.documents.create(document_type=paper, quantity=2, format="photocopy", notarised=True)
        procedure.deadlines.create(event="border_crossing", offset_days=5, day_kind="working")
        procedure.visa_rules.create(category=f"S{number}", max_grant=1, max_total_years=5, or_course_duration=True)
        procedure.fees.create(kind="state_fee", amount="110", currency="KGS", note_en="A note")
    return procedure


def make_list(code: str = "kg-list", **fields: Any) -> ExemptionList:
    fields.setdefault("country", "KG")
    fields.setdefault("title_en", "States with more time")
    fields.setdefault("default_days", 5)
    fields.setdefault("covers_stateless", True)
    return ExemptionList.objects.create(code=code, **fields)


def make_exemption(
    of: ExemptionList, country: str, days: int, since: date | None = None, **fields: Any
) -> RegistrationExemption:
    return of.exemptions.create(country=country, days=days, effective_from=since, **fields)


def positions(text: str, *parts: str) -> list[int]:
    """Where each part begins in a text that holds them all."""
    return [text.index(part) for part in parts]
