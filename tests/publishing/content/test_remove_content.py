"""The loaded content can be taken away again, without what editors made."""

from io import StringIO

import pytest
from django.core.management import call_command

from cooperation.models import Agreement
from departments.models import Appointment, Contact, Department, Person
from publishing.content import load, remove
from publishing.models import LoadedRecord, TranslationRecord

pytestmark = pytest.mark.django_db


def test_remove_takes_away_all_that_was_loaded(hill):
    own = Person.objects.create(slug="own", family_name_en="Own")
    remove()
    assert [*Person.objects.all()] == [own]
    assert not Department.objects.exists()
    assert not LoadedRecord.objects.exists()
    assert not TranslationRecord.objects.exists()


def test_remove_keeps_what_editors_changed_and_what_that_needs(edited):
    said = StringIO()
    call_command("remove_content", stdout=said)
    assert {department.slug for department in Department.objects.all()} == {"hill-clinic", "hill-university"}
    assert not Appointment.objects.exists()
    assert "kept: department/hill-clinic (changed by an editor)" in said.getvalue()
    assert "kept: department/hill-university (needed by department/hill-clinic)" in said.getvalue()


def test_remove_keeps_what_editors_added_and_what_that_needs(hill):
    clinic = Department.objects.get(slug="hill-clinic")
    Contact.objects.create(department=clinic, kind="web", value="https://example.org/")
    remove()
    assert Contact.objects.get().department == clinic


def test_remove_takes_editors_changes_too_if_asked(edited):
    clinic = Department.objects.get(slug="hill-clinic")
    Contact.objects.create(department=clinic, kind="web", value="https://example.org/")
    call_command("remove_content", "--all", stdout=StringIO())
    assert not Department.objects.exists()
    assert not Contact.objects.exists()


def test_remove_keeps_what_a_page_of_an_editor_needs_even_if_all_is_to_go(hill):
    clinic = Department.objects.get(slug="hill-clinic")
    own = Agreement.objects.create(slug="own", department=clinic, kind="contract")
    remove(everything=True)
    own.refresh_from_db()
    assert own.department == clinic


def test_content_can_be_loaded_again_after_it_was_removed(hill):
    remove()
    assert len(load([hill]).added) == 9
