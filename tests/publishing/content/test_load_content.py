"""Content files become objects with typed fields, whatever the order they are written in."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from PIL import Image

from cooperation.models import Agreement, Partner
from departments.models import Appointment, Contact, Department, Milestone
from publishing.content import load
from publishing.models import LoadedRecord, TranslationRecord
from publishing.search import find, results
from publishing.spans import parse_span
from residency.models import AdmissionRound, SpecialtyGroup, TrainingLevel
from tests.publishing.content.samples import DEPARTMENTS, PEOPLE
from visas.models import Step

pytestmark = pytest.mark.django_db


def test_load_makes_objects_with_typed_fields(hill):
    clinic = Department.objects.get(slug="hill-clinic")
    assert (clinic.kind, clinic.parent.slug, clinic.university.slug) == ("clinic", "hill-university", "hill-university")
    assert (clinic.name_en, clinic.name_ru, clinic.name_ky) == ("Hill Clinic", "Клиника на холме", None)
    assert clinic.about_en == "First paragraph.\n\nSecond paragraph."
    assert clinic.founded == parse_span("autumn 2021")
    assert sorted(country.code for country in clinic.graduates_from) == ["NP", "PK"]
    assert clinic.graduates_from_others is True
    assert clinic.is_published()
    assert clinic.sort_key_ru


def test_load_makes_records_that_stand_under_others(hill):
    appointment = Appointment.objects.get(department__slug="hill-clinic")
    assert appointment.person.slug == "asanova-aigul"
    phone, email = appointment.contacts.all()
    assert (phone.value, phone.position) == ("+996779004243", 1)
    assert (email.value, email.position) == ("", 2)


def test_load_remembers_each_record_by_its_key(hill):
    keys = set(LoadedRecord.objects.values_list("key", flat=True))
    assert {
        "department/hill-clinic",
        "department/hill-clinic/appointments/asanova/contacts/phone",
        "department/hill-clinic/statements/2",
        "person/bekov-b",
    } <= keys


def test_load_marks_texts_of_machine_languages_as_machine_made(hill):
    clinic = Department.objects.get(slug="hill-clinic")
    records = {
        record.language: record for record in TranslationRecord.objects.filter(object_id=clinic.pk, field="name")
    }
    assert {code: record.origin for code, record in records.items()} == {"en": "imported", "ru": "machine"}
    assert (records["ru"].source_language, len(records["ru"].source_digest)) == ("en", 64)
    assert records["en"].source_language == ""


def test_load_fills_the_search(hill):
    assert results(find("клиника на холме").hits, "ru")[0].path == "/departments/hill-clinic/"


def test_load_says_what_it_did(hill):
    said = StringIO()
    call_command("load_content", hill, stdout=said)
    assert said.getvalue() == "0 added, 0 changed, 9 unchanged.\n"


def test_load_takes_the_content_folder_unless_told(settings, hill):
    settings.BASE_DIR = hill.parent
    hill.rename(hill.parent / "content")
    said = StringIO()
    call_command("load_content", stdout=said)
    assert "9 unchanged" in said.getvalue()


def test_every_scalar_is_text_for_the_field_to_understand(write):
    milestone = "{key: first, department: hill-university, when: 1830s, title: {en: No}, act_number: 007, scope: world}"
    load([write(m=f"milestone: [{milestone}]", departments=DEPARTMENTS, people=PEOPLE)])
    milestone = Milestone.objects.get()
    assert (milestone.title_en, milestone.act_number) == ("No", "007")


def test_phone_written_as_at_home_gets_the_code_of_the_university_s_country(write):
    at_home = DEPARTMENTS.replace("country: KG", "country: UZ").replace('"+996 779 004 243"', '"66 233 08 41"')
    load([write(people=PEOPLE, departments=at_home)])
    assert Contact.objects.get(kind="phone").value == "+998662330841"


def test_load_follows_references_whatever_the_order_of_files(write):
    load(
        [
            write(
                a="""
                agreement:
                  - {slug: old, department: hill-university, kind: contract, partners: [abc], successor: new}
                  - {slug: new, department: hill-university, kind: contract, partners: [abc]}
                """,
                b="partner: [{slug: abc, kind: company, name: {en: ABC}}]",
                c=DEPARTMENTS,
                d=PEOPLE,
            )
        ]
    )
    old = Agreement.objects.get(slug="old")
    assert (old.successor.slug, [partner.slug for partner in old.partners.all()]) == ("new", ["abc"])
    assert Agreement.objects.get(slug="new").sort_key_en


def test_load_follows_references_to_what_was_loaded_before_or_made_by_hand(hill, write, tmp_path):
    Partner.objects.create(slug="by-hand", kind="company", name_en="By hand")
    more = tmp_path / "more"
    more.mkdir()
    (more / "agreements.yaml").write_text(
        "agreement: [{slug: new, department: hill-clinic, kind: contract, partners: [by-hand]}]"
    )
    load([more])
    agreement = Agreement.objects.get()
    assert (agreement.department.slug, agreement.partners.get().slug) == ("hill-clinic", "by-hand")


def test_reference_to_a_nested_record_is_its_key_without_the_model(hill, write):
    groups = "specialty_group: [{code: surgical, name: {en: Surgery}, leads: [hill-clinic/appointments/asanova]}]"
    load([write(groups=groups)])
    assert SpecialtyGroup.objects.get().leads.get().person.slug == "asanova-aigul"


def test_another_file_may_add_to_the_lists_of_a_record(write):
    folder = write(
        a="specialty_group: [{code: surgical, leads: [hill-clinic/appointments/asanova]}]",
        b="specialty_group: [{code: surgical, name: {en: Surgery}}]",
        departments=DEPARTMENTS,
        people=PEOPLE,
    )
    load([folder])
    assert SpecialtyGroup.objects.get().leads.count() == 1
    assert not load([folder]).writes


def test_step_may_name_its_alternative_by_the_key_within_its_list(hill, write):
    load(
        [
            write(
                visas="""
                procedure:
                  - slug: registration
                    department: hill-clinic
                    country: KG
                    kind: registration
                    title: {en: Registration}
                    steps:
                      - {key: online, text: {en: Online.}, alternative_to: office}
                      - {key: office, text: {en: At the office.}}
                """
            )
        ]
    )
    assert Step.objects.get(text_en="Online.").alternative_to.text_en == "At the office."


def test_level_of_training_needs_no_key_of_its_own(hill, write):
    folder = write(
        residency="""
            training_level:
              - {department: hill-clinic, level: residency, summary: {en: Three years.}}
            admission_round:
              - {key: yearly, department: hill-clinic, levels: [hill-clinic/residency], name: {en: Every year}}
            """
    )
    load([folder])
    assert LoadedRecord.objects.filter(key="training_level/hill-clinic/residency").exists()
    assert AdmissionRound.objects.get().levels.get() == TrainingLevel.objects.get()


def test_picture_is_copied_once(hill, write, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    (hill / "images").mkdir()
    picture = BytesIO()
    Image.new("RGB", (4, 4)).save(picture, "PNG")
    (hill / "images" / "hill.png").write_bytes(picture.getvalue())
    write(departments=DEPARTMENTS + "        cover: images/hill.png\n")
    load([hill])
    cover = Department.objects.get(slug="hill-university").cover
    with Image.open(cover.path) as stored:
        assert (stored.format, stored.size) == ("WEBP", (4, 4))
    assert not load([hill]).writes
    assert [path.name for path in (tmp_path / "media").rglob("*.*")] == [Path(cover.name).name]
