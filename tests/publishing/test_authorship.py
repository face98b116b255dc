"""What a machine has written is said to be so, on every page that shows it, until a person has read it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from departments.models import DocumentType, Statement
from publishing.authorship import Share, machine_share
from publishing.models import Origin, State, TranslationRecord
from residency.models import Programme, Specialty, SpecialtyGroup, TrainingLevel
from tests.factories import make_department, make_person, make_phone, make_post
from visas.models import Authority, Procedure, RequiredDocument, Step

pytestmark = pytest.mark.django_db


def by_machine(thing, field: str, language: str = "ky") -> TranslationRecord:
    return TranslationRecord.objects.create(object=thing, field=field, language=language, origin=Origin.MACHINE)


@pytest.fixture
def department():
    return make_department("centre")


@pytest.fixture
def procedure(department):
    return Procedure.objects.create(
        slug="v1", department=department, country="KG", kind="registration", title_en="Papers", state=State.PUBLISHED
    )


def test_texts_of_parts_count(department):
    assert not machine_share([department], "ky")
    by_machine(Statement.objects.create(department=department, kind="task", text_ky="Иш"), "text")
    assert machine_share([department], "ky") == Share.PARTS
    assert not machine_share([department], "kk")
    assert not machine_share([make_department("other")], "ky")


def test_texts_of_parts_of_parts_count(department):
    phone = make_phone(make_post(department, make_person()), note_ky="Кабылдама")
    by_machine(phone, "note")
    assert machine_share([department], "ky")


def test_texts_of_what_a_page_follows_count(procedure):
    authority = Authority.objects.create(code="mid", name_ky="Министрлик")
    paper = DocumentType.objects.create(code="passport", name_ky="Паспорт")
    Step.objects.create(procedure=procedure, authority=authority, position=1)
    RequiredDocument.objects.create(procedure=procedure, document_type=paper)
    for thing in (authority, paper):
        record = by_machine(thing, "name")
        assert machine_share([procedure], "ky")
        record.delete()
    assert not machine_share([procedure], "ky")


def test_texts_of_a_specialty_count_on_the_page_of_its_programme(department):
    group = SpecialtyGroup.objects.create(code="inner", name_en="Therapeutic")
    specialty = Specialty.objects.create(slug="cardiology", group=group, name_ky="Кардиология")
    level = TrainingLevel.objects.create(department=department, level="residency")
    programme = Programme.objects.create(slug="p1", level=level, specialty=specialty, state=State.PUBLISHED)
    by_machine(specialty, "name")
    assert machine_share([programme], "ky")
    assert machine_share([Specialty], "ky") == Share.ITSELF


def test_text_that_somebody_has_read_counts_no_longer(department):
    record = by_machine(department, "name")
    assert machine_share([department], "ky") == Share.ITSELF
    record.reviewed_at = timezone.now()
    record.save()
    assert not machine_share([department], "ky")


def test_it_is_one_question_whatever_a_page_is_made_of(department, procedure):
    with CaptureQueriesContext(connection) as queries:
        machine_share([department, procedure, Statement], "ky")
    assert len(queries) == 1


def has_note(language: str) -> bool:
    return "machine-note" in Client().get(f"/{language}/visas/v1/").content.decode()


def test_page_says_so_in_that_language_only_and_no_longer_than_it_is_true(procedure):
    record = by_machine(Step.objects.create(procedure=procedure, text_ky="Барыңыз", position=1), "text")
    assert (has_note("ky"), has_note("ru")) == (True, False)
    record.delete()
    assert not has_note("ky")


# What is gone


def test_records_go_with_the_thing_and_with_its_parts(department):
    part = Statement.objects.create(department=department, kind="task", text_ky="Иш")
    other = make_department("other")
    for thing, field in ((department, "name"), (part, "text"), (other, "name")):
        by_machine(thing, field)
    part.delete()
    assert TranslationRecord.objects.count() == 2
    department.delete()
    assert [record.object for record in TranslationRecord.objects.all()] == [other]


def test_records_go_with_things_deleted_in_bulk(department):
    for number in range(3):
        by_machine(Statement.objects.create(department=department, kind="task", text_ky=f"Иш {number}"), "text")
    Statement.objects.all().delete()
    assert not TranslationRecord.objects.exists()
