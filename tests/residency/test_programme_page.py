"""The page of a programme: its facts, its exams and papers, and whom to ask."""

import pytest

from departments.models import DocumentType
from tests.factories import make_department, make_phone
from tests.residency.making import links, make_lead, make_level, make_programme

pytestmark = pytest.mark.django_db


def test_programme_says_its_facts(words):
    programme = make_programme(places=1200, valid_from=2026, about_en="A programme about hearts.")
    programme.specialty.codes.create(scheme="KZ", code="6R110300")
    programme.tuition.create(amount="3000", currency="USD", applicant="foreign", academic_year=2025)
    programme.tuition.create(amount="1000", currency="USD", applicant="foreign", academic_year=2020)
    text = words("/en/residency/cardiology/")
    for fact in ("3 years", "1,200", "from 2026", "KZ 6R110300", "3,000\xa0USD a year", "A programme about hearts."):
        assert " ".join(fact.split()) in text
    assert "1,000" not in text


def test_missing_facts_say_whom_to_ask(page):
    department = make_programme(duration_months=None).level.department
    department.contacts.create(kind="email", value="info@uni.example")
    found = page("/en/residency/cardiology/")
    asking = [link for link in found.all("a") if link.get("href") == "#ask"]
    assert [link.text for link in asking].count("Not published yet: ask") == 6
    assert links(found.one("section", id="ask"))["info@uni.example"] == "mailto:info@uni.example"


def test_where_nobody_is_to_be_reached_nothing_is_promised(page):
    department = make_programme(duration_months=None).level.department
    department.contacts.create(kind="phone", value="")
    department.contacts.create(kind="phone", value="+77271112233", public=False)
    found = page("/en/residency/cardiology/")
    assert "#ask" not in links(found).values()
    assert found.text.count("Not published yet") == 6
    ask = found.one("section", id="ask")
    assert "No contact for admission has been published yet." in ask.text
    assert list(links(ask)) == ["Our University", "Tell the editors what is missing"]


def test_exams_differ_for_citizens_and_foreigners(words):
    level = make_programme().level
    for applicant, kind, languages in (
        ("citizen", "foreign_language", ("en", "fr", "de")),
        ("foreign", "instruction_language", ("kk", "ru")),
    ):
        exam = level.exams.create(applicant=applicant, kind=kind, choose_count=1)
        for position, code in enumerate(languages):
            exam.options.create(language=code, position=position)
    level.exams.create(applicant="any", kind="specialty", form="oral", position=2)
    text = words("/en/residency/cardiology/")
    citizens, foreigners = text.partition("For foreign citizens")[::2]
    assert "Foreign language: one of – English, French, German Specialty (oral)" in citizens
    assert "Language of instruction: one of – Kazakh, Russian Specialty (oral)" in foreigners


def test_papers_are_a_checklist(words):
    level = make_programme().level
    diploma = DocumentType.objects.create(code="diploma", name_en="Diploma", where_to_get_en="The archive")
    level.documents.create(
        document_type=diploma, quantity=2, format="photocopy", notarised=True, condition="foreign_diploma"
    )
    text = words("/en/residency/cardiology/")
    assert "Diploma 2 photocopies · notarised Only with a foreign diploma Where to get it: The archive" in text


def test_level_tells_purpose_award_and_what_one_needs_before(words):
    level = make_level(
        purpose_en="To train.", award_en="A certificate.", award_condition_en="After an exam.", mandatory_since=2014,
        instruction_languages="kk,ru",
    )  # fmt: skip
    level.prerequisites.create(text_en="A medical degree")
    make_programme()
    text = words("/en/residency/cardiology/")
    for fact in ("To train.", "A certificate.", "After an exam.", "2014", "Kazakh, Russian", "A medical degree"):
        assert fact in text


def test_text_of_the_level_in_another_language_says_which(page):
    make_level(purpose_ru="Учить.")
    make_programme()
    assert [block.text for block in page("/ky/residency/cardiology/").all("div", lang="ru")] == ["Учить."]


def test_lead_of_the_group_at_the_same_university_is_whom_to_ask(page):
    programme = make_programme()
    make_phone(make_lead(programme.level.department, slug="imetova-zhazgul", family_name_en="Imetova"))
    make_lead(make_department("elsewhere"), slug="stranger-s", family_name_en="Stranger")
    make_lead(programme.level.department, "dental", slug="dentist-d", family_name_en="Dentist")
    ask = page("/en/residency/cardiology/").one("section", id="ask")
    assert links(ask)["+996 772 006 020"] == "tel:+996772006020"
    assert "Imetova" in ask.text
    assert "Stranger" not in ask.text
    assert "Dentist" not in ask.text


def test_others_of_the_group_are_linked_and_not_the_programme_itself(page):
    make_programme("cardiology")
    make_programme("nephrology")
    make_programme("surgery", group="surgical")
    others = page("/en/residency/cardiology/").one("section", **{"aria-labelledby": "alike"})
    assert links(others) == {"Nephrology": "/en/residency/nephrology/"}
