"""Loading again changes nothing but what the files say anew, and never the work of an editor."""

from io import StringIO

import pytest
from django.core.management import call_command

from cooperation.models import Partner
from departments.models import Appointment, Contact, Department, Person
from publishing.content import load
from publishing.languages import CODES
from publishing.models import TranslationRecord
from tests.publishing.content.samples import DEPARTMENTS, PEOPLE, state_of_the_database

pytestmark = pytest.mark.django_db


def test_loading_again_changes_nothing(hill):
    before = state_of_the_database()
    report = load([hill])
    assert (report.added, report.changed, report.unchanged) == ([], {}, 9)
    assert state_of_the_database() == before


def test_changed_field_is_written_and_nothing_else(hill, write):
    bekov = Person.objects.get(slug="bekov-b")
    write(departments=DEPARTMENTS.replace("Hill Clinic", "Clinic on the Hill"))
    report = load([hill])
    assert report.changed == {"department/hill-clinic": ["name.en"]}
    assert Department.objects.get(slug="hill-clinic").name_en == "Clinic on the Hill"
    bekov.refresh_from_db()
    assert Person.objects.get(slug="bekov-b").updated_at == bekov.updated_at


def test_changed_source_leaves_the_translation_out_of_date(hill, write):
    def source_digest() -> str:
        return TranslationRecord.objects.get(
            object_id=Department.objects.get(slug="hill-clinic").pk, field="name", language="ru"
        ).source_digest

    before = source_digest()
    load([write(departments=DEPARTMENTS.replace("Hill Clinic", "Clinic on the Hill"))])
    assert source_digest() == before


def test_language_that_is_no_longer_machine_made_loses_the_mark(hill, write):
    write(departments=DEPARTMENTS.replace("machine: [ru, ky, kk, uz]", "machine: [ky, kk, uz]"))
    load([hill])
    clinic = Department.objects.get(slug="hill-clinic")
    assert TranslationRecord.objects.get(object_id=clinic.pk, field="name", language="ru").origin == "imported"
    assert not load([hill]).writes


def test_field_that_left_the_file_goes_back_to_its_default(hill, write):
    load([write(departments=DEPARTMENTS.replace("        founded: autumn 2021\n", ""))])
    assert not Department.objects.get(slug="hill-clinic").founded
    assert not load([hill]).writes


def test_record_that_left_its_list_is_removed(hill, write):
    write(departments=DEPARTMENTS.replace('              - {key: email, kind: email, value: ""}\n', ""))
    report = load([hill])
    assert report.removed == ["department/hill-clinic/appointments/asanova/contacts/email"]
    assert Contact.objects.get().kind == "phone"


def test_record_that_left_its_list_stays_if_an_editor_changed_it(hill, write):
    Contact.objects.filter(kind="email").update(value="info@example.org")
    write(departments=DEPARTMENTS.replace('              - {key: email, kind: email, value: ""}\n', ""))
    assert load([hill]).left == ["department/hill-clinic/appointments/asanova/contacts/email"]
    assert Contact.objects.filter(kind="email").exists()


def test_what_an_editor_changed_is_kept(edited, write):
    write(departments=DEPARTMENTS.replace("Клиника на холме", "Новая клиника").replace("Hill Clinic", "New Clinic"))
    report = load([edited])
    clinic = Department.objects.get(slug="hill-clinic")
    assert (clinic.name_en, clinic.name_ru) == ("New Clinic", "Клиника")
    assert report.kept == {"department/hill-clinic": ["name.ru"]}


def test_kept_fields_are_told(edited):
    said = StringIO()
    call_command("load_content", edited, stdout=said)
    assert "kept as edited: department/hill-clinic (name.ru)" in said.getvalue()


def test_what_an_editor_changed_is_written_over_if_asked(edited):
    call_command("load_content", edited, overwrite=True, stdout=StringIO())
    assert Department.objects.get(slug="hill-clinic").name_ru == "Клиника на холме"


def test_what_an_editor_added_to_an_empty_field_is_not_written_over(hill):
    Department.objects.filter(slug="hill-clinic").update(name_ky="Дөбөдөгү клиника")
    load([hill], overwrite=True)
    assert Department.objects.get(slug="hill-clinic").name_ky == "Дөбөдөгү клиника"


def test_lines_ended_by_a_browser_are_no_edit(hill):
    clinic = Department.objects.get(slug="hill-clinic")
    clinic.about_en = clinic.about_en.replace("\n", "\r\n")
    clinic.save()
    assert load([hill]).kept == {}


def test_what_an_editor_deleted_stays_deleted_with_all_that_stood_under_it(hill):
    Appointment.objects.get().delete()
    report = load([hill])
    assert report.deleted == [
        "department/hill-clinic/appointments/asanova",
        "department/hill-clinic/appointments/asanova/contacts/phone",
        "department/hill-clinic/appointments/asanova/contacts/email",
    ]
    assert not Appointment.objects.exists()


def test_what_an_editor_deleted_is_made_again_if_asked(hill):
    Appointment.objects.get().delete()
    load([hill], overwrite=True)
    assert Appointment.objects.get().contacts.count() == 2


def test_new_record_that_needs_a_deleted_one_is_left_out(hill, write):
    Appointment.objects.get().delete()
    Person.objects.get(slug="asanova-aigul").delete()
    added = "          - {key: again, person: asanova-aigul, role: other}\n        statements:"
    report = load([write(departments=DEPARTMENTS.replace("        statements:", added))])
    assert "department/hill-clinic/appointments/again" in report.deleted


def test_page_made_by_hand_under_the_same_address_is_completed_and_not_changed(write):
    Person.objects.create(slug="bekov-b", family_name_en="Bekof", state="draft")
    report = load([write(people=PEOPLE)])
    bekov = Person.objects.get(slug="bekov-b")
    assert (bekov.family_name_en, bekov.family_name_ru, bekov.state) == ("Bekof", "Беков", "draft")
    assert report.kept == {"person/bekov-b": ["family_name.en"]}
    assert not load([write(people=PEOPLE)]).writes


def test_dry_run_says_what_would_be_done_and_does_nothing(write):
    before = state_of_the_database()
    said = StringIO()
    call_command("load_content", write(people=PEOPLE), dry_run=True, stdout=said)
    assert said.getvalue().splitlines() == [
        "  new: person/asanova-aigul",
        "  new: person/bekov-b",
        "Nothing was written. It would be: 2 added, 0 changed, 0 unchanged.",
    ]
    assert state_of_the_database() == before


def test_every_language_of_the_site_can_be_written(write):
    names = ", ".join(f"{code}: Name {code}" for code in CODES)
    load([write(partners=f"partner: [{{slug: abc, kind: company, name: {{{names}}}}}]")])
    partner = Partner.objects.get()
    assert [getattr(partner, f"name_{code}") for code in CODES] == [f"Name {code}" for code in CODES]
