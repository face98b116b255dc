"""What the pages of departments and people, the home page and the search say of residency."""

import pytest

from tests.factories import make_department, make_phone
from tests.residency.making import links, make_lead, make_level, make_programme
from tests.searching import found

pytestmark = pytest.mark.django_db


def test_page_of_a_department_shows_levels_programmes_and_leads(page, words):
    department = make_department("osh")
    make_level(department, summary_en="Doctors specialise.", award_en="A certificate.")
    lead = make_lead(department, slug="imetova-zhazgul", family_name_en="Imetova")
    make_phone(lead)
    for number in range(14):
        make_programme(f"specialty-{number:02}", level=make_level(department))
    text, found = words("/en/departments/osh/"), page("/en/departments/osh/")
    assert "Doctors specialise." in text
    assert "A certificate." in text
    shown = found.one("section", **{"aria-labelledby": "programmes"})
    assert len(shown.all("li")) == 12
    assert links(shown)["All programmes"] == "/en/residency/?university=osh"
    assert links(found)["Imetova"] == "/en/people/imetova-zhazgul/"


def test_university_speaks_for_all_its_departments(words):
    university = make_department()
    make_programme(level=make_level(make_department("clinic", parent=university), summary_en="At the clinic."))
    assert "At the clinic." in words("/en/departments/our-university/")
    assert "Cardiology" in words("/en/departments/our-university/")


def test_page_of_a_person_names_the_groups_they_lead(page):
    make_lead(make_level().department, slug="imetova-zhazgul")
    found = page("/en/people/imetova-zhazgul/")
    assert links(found)["Therapeutic specialties"] == "/en/residency/?group=therapeutic&university=our-university"


def test_home_counts_programmes(words):
    make_programme("cardiology")
    make_programme("surgery", group="surgical")
    text = words("/en/")
    assert "programmes 2" in text
    assert "groups of specialties 2" in text


def test_programme_is_found_by_other_names_and_codes():
    programme = make_programme()
    programme.specialty.also_known_as_en = "heart medicine, matters of the heart"
    programme.specialty.codes.create(scheme="KZ", code="6R110300")
    programme.specialty.save()
    for query in ("heart", "matters", "6R110300", "therapeutic cardiology", "residency cardiology"):
        assert [entry.path for entry in found(query, "en")] == ["/residency/cardiology/"]
