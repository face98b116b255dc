"""What readers find in the list of partners and on the page of one."""

from datetime import date

import pytest

from publishing.models import State
from publishing.search import reindex_all
from tests.cooperation.making import make_agreement, make_event, make_partner
from tests.factories import make_department, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_partners_stand_in_the_alphabet_of_the_reader(listed):
    for slug, english, kyrgyz in (("one", "Alpha", "Өзөн"), ("two", "Beta", "Ата"), ("three", "Gamma", "Ош")):
        make_partner(slug, name_en=english, name_ky=kyrgyz)
    assert listed("/en/cooperation/partners/") == ["Alpha", "Beta", "Gamma"]
    assert listed("/ky/cooperation/partners/") == ["Ата", "Ош", "Өзөн"]


def test_partners_are_narrowed_by_kind_and_country(listed):
    make_partner("alpha", kind="clinic", country="PL")
    make_partner("beta", kind="clinic", country="KG")
    make_partner("gamma", kind="media", country="PL")
    assert listed("/en/cooperation/partners/?kind=clinic&country=PL") == ["Alpha"]
    assert listed("/en/cooperation/partners/?country=PL") == ["Alpha", "Gamma"]


def test_partners_of_one_university_are_those_it_has_agreements_or_events_with(listed):
    second = make_department("second")
    make_agreement("one", make_partner("alpha"))
    make_agreement("two", make_partner("beta"), department=second)
    make_event("visit", make_partner("gamma"), department=second)
    make_event("hidden", make_partner("delta"), department=second, state=State.DRAFT)
    assert listed("/en/cooperation/partners/?university=second") == ["Beta", "Gamma"]


def test_partner_carries_the_liveliest_status_of_its_agreements(client):
    partner = make_partner("alpha")
    make_agreement("old", partner, signed="2001", valid_until=date(2002, 1, 1))
    make_agreement("coming", partner, signing_state="being_signed")
    row = client.get("/en/cooperation/partners/").context["page_obj"].object_list[0]
    assert (row.tag_text, row.facts) == ("being signed", [("Agreements", "2")])


def test_partner_page_tells_who_and_where(show):
    own = make_department("alpha-university", name_en="Alpha University")
    partner = make_partner(
        "alpha", country="UZ", city_en="Samarkand", city_ky="Самарканд", original_name="Alfa universiteti",
        subunit_en="Chair of surgery", website="https://alpha.example/", own_page=own,
    )  # fmt: skip
    partner.former_names.create(name_en="Alpha Institute", until_year=2022)
    text = show("/en/cooperation/partners/alpha/")
    for part in ("University", "Uzbekistan", "Samarkand", "Alfa universiteti", "Chair of surgery", "Alpha University"):
        assert part in text
    assert "Alpha Institute until 2022" in text
    assert "Өзбекстан" in show("/ky/cooperation/partners/alpha/")


def test_partner_page_leads_to_its_own_page_only_if_readers_may_see_it(client):
    own = make_department("alpha-university", state=State.DRAFT)
    make_partner("alpha", own_page=own)
    assert own.get_absolute_url() not in client.get("/en/cooperation/partners/alpha/").content.decode()


def test_partner_page_names_the_years_without_an_agreement(show):
    partner = make_partner("alpha")
    make_agreement("first", partner, signed="2020", valid_until=date(2022, 12, 31))
    make_agreement("second", partner, signed="2024", valid_until=date(2026, 12, 31))
    assert "Years without an agreement in between: 2023" in show("/en/cooperation/partners/alpha/")
    assert "Years without an agreement in between: 2023" in show("/en/cooperation/agreements/second/")


def test_partner_page_sums_up_visits_hours_and_people(client):
    partner = make_partner("alpha")
    visit = make_event("visit", partner, when="2023-06-05/2023-06-10", direction="out", students=9)
    for number in range(4):
        visit.participations.create(person=make_person(f"person-{number}"))
    make_event("course", partner, academic_year=2021, direction="in", hours=18)
    make_event("hidden", partner, academic_year=2021, direction="in", hours=99, state=State.DRAFT)
    context = client.get("/en/cooperation/partners/alpha/").context
    found = [(row.year, row.inward, row.outward, row.hours, row.people) for row in context["years"]]
    assert found == [(2023, 0, 1, 0, 13), (2021, 1, 0, 18, 0)]
    assert (context["total"].hours, context["total"].people) == (18, 13)


def test_partner_page_says_the_sums_of_each_year_without_what_is_always_zero(show):
    partner = make_partner("alpha")
    make_event("visit", partner, when="2023", direction="out", students=9)
    make_event("course", partner, direction="in", students=1300)
    text = show("/en/cooperation/partners/alpha/").partition("Totals by the year in which an event began ")[2]
    assert text.startswith("2023 To us 0 From us 1 Participants 9 not known To us 1 From us 0 Participants 1,300 ")
    assert "Together To us 1 From us 1 Participants 1,309" in text
    assert "Hours" not in text


def test_partner_is_found_by_its_former_name(client):
    partner = make_partner("alpha", name_en="Alpha University")
    partner.former_names.create(name_ru="Альфа институт", until_year=2022)
    reindex_all()
    assert "/en/cooperation/partners/alpha/" in client.get("/en/search/?q=альфа институт").content.decode()
