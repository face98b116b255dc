"""What readers find on the pages of cooperation."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.urls import reverse

from cooperation.models import Agreement, Field, Goal, Partner, Reach
from publishing.models import State
from publishing.search import reindex_all
from tests.cooperation.making import make_agreement, make_event, make_office, make_outcome, make_partner
from tests.documents import parse
from tests.editing import make_editor
from tests.factories import make_department, make_person

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 22)
PDF = b"%PDF-1.7 a scan"


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY):
        yield


@pytest.fixture
def show(client):
    """The words of a page, with single spaces."""

    def shown(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        main = parse(response.content.decode())[0].one("main")
        return " ".join(main.text.split())

    return shown


@pytest.fixture
def listed(client):
    """The titles of the lines of a list."""

    def titles(path: str) -> list[str]:
        return [str(row.title) for row in client.get(path).context["page_obj"].object_list]

    return titles


# Overview


def test_overview_counts_what_readers_may_see(show):
    make_agreement("one", make_partner("alpha", country="KG"), make_partner("beta", country="KG"))
    make_agreement("two", make_partner("gamma", country="PL", state=State.DRAFT), signing_state="planned")
    make_event()
    text = show("/en/cooperation/")
    assert "partners 2" in text
    assert "country 1" in text
    assert "agreement in force 1" in text
    assert "event 1" in text


def test_overview_names_countries_in_the_language_of_the_reader(show):
    make_partner("alpha", country="KG")
    make_partner("beta", country="TR")
    assert "Kyrgyzstan 1 Türkiye 1" in show("/en/cooperation/")
    assert "Кыргызстан 1 Түркия 1" in show("/ky/cooperation/")


def test_overview_tells_goals_and_regions_of_each_department(show):
    office = make_office()
    Goal.objects.create(department=office, text_en="More guests", text_ky="Көбүрөөк конок")
    Reach.objects.create(department=office, region="asia")
    hidden = make_department("hidden", parent=office, state=State.DRAFT)
    Goal.objects.create(department=hidden, text_en="A secret")
    text = show("/en/cooperation/")
    assert "Our Office" in text
    assert "More guests" in text
    assert "Asia" in text
    assert "A secret" not in text
    assert "Көбүрөөк конок" in show("/ky/cooperation/")


# Partners


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


def test_site_of_one_university_does_not_ask_which(client):
    make_agreement("one", make_partner("alpha"))
    assert 'name="university"' not in client.get("/en/cooperation/partners/").content.decode()
    make_department("second")
    assert 'name="university"' in client.get("/en/cooperation/partners/").content.decode()


@pytest.mark.parametrize("name", ["partners", "agreements", "events", "outcomes"])
def test_unknown_choice_is_left_out_and_named(client, show, name):
    make_event("visit", make_partner("alpha"), agreement=make_agreement("one"))
    make_outcome()
    path = f"/en/cooperation/{name}/"
    whole = [row.url for row in client.get(path).context["page_obj"].object_list]
    assert len(whole) == 1
    for query in (
        "kind=%00",
        "status=soon&country=Atlantis",
        "direction=up&year=x",
        "partner=%27&department=a b",
        "page=-9",
    ):
        context = client.get(f"{path}?{query}").context
        assert [row.url for row in context["page_obj"].object_list] == whole
        for label in context["filter"].refused:
            assert label in show(f"{path}?{query}").partition("it was left out:")[2]


def test_refused_choice_is_said(show):
    make_partner("alpha")
    assert "it was left out: Kind." in show("/en/cooperation/partners/?kind=palace")
    assert "it was left out" not in show("/en/cooperation/partners/?kind=university&elsewhere=1")


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


def test_partner_is_found_by_its_former_name(client):
    partner = make_partner("alpha", name_en="Alpha University")
    partner.former_names.create(name_ru="Альфа институт", until_year=2022)
    reindex_all()
    assert "Alpha University" in client.get("/en/search/?q=альфа институт").content.decode()


# Agreements


def test_agreement_page_tells_its_terms(show):
    field = Field.objects.create(code="cardiology", name_en="Cardiology", name_ky="Кардиология")
    agreement = make_agreement(
        "one", make_partner("alpha"), signed="2021-03", valid_until=TODAY + timedelta(days=30), subject_en="Joint work"
    )
    agreement.fields_of_work.add(field)
    text = show("/en/cooperation/agreements/one/")
    for part in ("Memorandum of cooperation: Alpha", "expiring", "March 2021", "22 December 2026", "Joint work"):
        assert part in text
    assert "Cardiology" in text
    assert "Our Office" in text
    assert "Кардиология" in show("/ky/cooperation/agreements/one/")


def test_undated_agreement_is_in_force_and_says_that_the_date_is_not_known(show):
    make_agreement("one", make_partner("alpha"))
    text = show("/en/cooperation/agreements/one/")
    assert "in force" in text
    assert "signing date not known" in text


def test_unsigned_agreement_says_nothing_of_a_date(show):
    make_agreement("one", make_partner("alpha"), signing_state="negotiating")
    text = show("/en/cooperation/agreements/one/")
    assert "negotiating" in text
    assert "Signed" not in text


def test_status_changes_by_itself_at_midnight(client, show):
    make_agreement("one", make_partner("alpha"), signed="2021-03", valid_until=TODAY)
    assert "expiring" in show("/en/cooperation/agreements/one/")
    with time_machine.travel(TODAY + timedelta(days=1, hours=1)):
        assert "lapsed" in show("/en/cooperation/agreements/one/")


def test_renewed_agreement_and_its_successor_lead_to_each_other(client):
    heir = make_agreement("heir", make_partner("alpha"), signed="2026-01")
    make_agreement("old", make_partner("beta"), signed="2020", valid_until=TODAY, successor=heir)
    old = client.get("/en/cooperation/agreements/old/").content.decode()
    assert "renewed" in old
    assert heir.get_absolute_url() in old
    assert "/en/cooperation/agreements/old/" in client.get("/en/cooperation/agreements/heir/").content.decode()


def test_register_lists_what_is_over_apart(listed, show):
    make_agreement("now", make_partner("alpha"))
    make_agreement("then", make_partner("beta"), signed="2001", valid_until=date(2002, 1, 1))
    make_agreement("soon", make_partner("gamma"), signing_state="planned")
    assert listed("/en/cooperation/agreements/") == [
        "Memorandum of cooperation: Alpha",
        "Memorandum of cooperation: Gamma",
    ]
    assert "1 agreement that has ended" in show("/en/cooperation/agreements/")
    assert listed("/en/cooperation/agreements/?status=over") == ["Memorandum of cooperation: Beta"]
    assert listed("/en/cooperation/agreements/?status=planned") == ["Memorandum of cooperation: Gamma"]


def test_register_is_narrowed_by_field_partner_and_department(listed):
    alpha = make_partner("alpha")
    first = make_agreement("one", alpha)
    first.fields_of_work.add(Field.objects.create(code="cardiology", name_en="Cardiology"))
    make_agreement("two", make_partner("beta"), department=make_department("second"))
    for query in ("field=cardiology", "partner=alpha", "department=our-office", "university=our-university"):
        assert listed(f"/en/cooperation/agreements/?{query}") == ["Memorandum of cooperation: Alpha"]


def test_title_of_an_agreement_is_in_the_language_of_the_reader(show):
    make_agreement("one", make_partner("alpha", name_ky="Алфа"))
    assert "Алфа" in show("/ky/cooperation/agreements/")
    assert "Memorandum" not in show("/ky/cooperation/agreements/one/")


def test_draft_partners_and_departments_are_neither_named_nor_linked(client):
    hidden = make_department("hidden", parent=make_department("second"), name_en="Hidden Office", state=State.DRAFT)
    secret = make_partner("secret", state=State.DRAFT)
    agreement = make_agreement("one", secret, department=hidden)
    event = make_event("visit", secret, department=hidden, agreement=agreement)
    event.participations.create(person=make_person("secretive", state=State.DRAFT))
    agreement.state = State.PUBLISHED
    for path in ("agreements/", "agreements/one/", "events/", "events/visit/", "partners/"):
        html = client.get(f"/en/cooperation/{path}").content.decode()
        assert "Secret" not in html
        assert "Hidden Office" not in html
    assert client.get("/en/cooperation/partners/secret/").status_code == 404


# Scans


@pytest.fixture
def scanned():
    agreement = make_agreement("one", make_partner("alpha"))
    agreement.scan.save("scan.pdf", ContentFile(PDF))
    return agreement


def test_scan_that_is_not_public_is_out_of_reach(client, scanned):
    address, file = reverse("cooperation:scan", args=["one"]), scanned.scan.url
    assert address not in client.get(scanned.get_absolute_url()).content.decode()
    for path in (address, file, file.replace("agreements/", "people/../agreements/"), file.replace("agre", "Agre")):
        assert client.get(path).status_code == 404, path


def test_public_scan_is_offered_and_served(client, scanned):
    scanned.scan_public = True
    scanned.save()
    address = reverse("cooperation:scan", args=["one"])
    assert address in client.get(scanned.get_absolute_url()).content.decode()
    response = client.get(address)
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="one.pdf"'
    assert not response.cookies


def test_public_scan_of_a_draft_is_out_of_reach(client, scanned):
    scanned.scan_public, scanned.state = True, State.DRAFT
    scanned.save()
    assert client.get(reverse("cooperation:scan", args=["one"])).status_code == 404


def test_staff_may_open_every_scan(client, scanned):
    client.force_login(make_editor())
    for path in (reverse("cooperation:scan", args=["one"]), scanned.scan.url):
        response = client.get(path)
        assert b"".join(response.streaming_content) == PDF
        assert "no-store" in response["Cache-Control"]


def test_staff_of_another_subject_may_not_open_a_scan(client, scanned):
    client.force_login(make_editor("colleague", is_superuser=False))
    for path in (reverse("cooperation:scan", args=["one"]), scanned.scan.url):
        assert client.get(path).status_code == 404


# Events and outcomes


def test_event_page_tells_when_how_and_who(show):
    event = make_event(
        "visit", make_partner("alpha"), when="2023-06-05/2023-06-10", direction="out", mode="onsite", students=9,
        hours=36, platform="Zoom", recurrence="annual", text_en="They saw it.", agreement=make_agreement("one"),
    )  # fmt: skip
    event.activities.create(kind="lecture", text_en="on surgery")
    event.participations.create(person=make_person(), role="lecturer", role_at_the_time_en="assistant")
    event.participations.create(guest_name_en="Jane Roe", guest_name_ky="Жейн Роу", side="guest")
    text = show("/en/cooperation/events/visit/")
    for part in ("5–10 June 2023", "from us", "on site", "every year", "Lectures: on surgery", "They saw it.", "Zoom"):
        assert part in text
    for part in ("Momunova then: assistant lecturer", "Guests Jane Roe", "Hours 36", "Students 9"):
        assert part in text
    assert "Memorandum of cooperation" in text
    assert "Жейн Роу" in show("/ky/cooperation/events/visit/")


def test_event_without_a_date_says_so(show):
    make_event()
    assert "When date not known" in show("/en/cooperation/events/visit/")


def test_events_stand_latest_first(listed):
    make_event("undated")
    make_event("by-academic-year", academic_year=2022)
    make_event("old", when="2009")
    make_event("new", when="2025-05")
    assert listed("/en/cooperation/events/") == ["New", "Old", "By academic year", "Undated"]


def test_events_are_narrowed_by_year_and_direction(listed):
    make_event("long", when="2020/2023", direction="mutual")
    make_event("academic", academic_year=2021, direction="in")
    make_event("old", when="2009", direction="in")
    assert listed("/en/cooperation/events/?year=2021") == ["Long", "Academic"]
    assert listed("/en/cooperation/events/?direction=in") == ["Old", "Academic"]


def test_outcome_tells_author_outlet_and_when_its_status_was_checked(show):
    make_outcome(
        "An article", kind="publication", author=make_person(), outlet_en="The Journal", outlet_country="RU",
        status="postponed", status_checked_on=date(2026, 9, 1), when_from=date(2020, 12, 1), when_to=date(2020, 12, 31),
        when_precision="month", agreement=make_agreement("one", make_partner("alpha")),
    )  # fmt: skip
    text = show("/en/cooperation/outcomes/")
    for part in ("An article", "Publication · The Journal · Russia", "Momunova", "December 2020", "postponed"):
        assert part in text
    assert "Status checked on 1 September 2026" in text
    assert "Memorandum of cooperation: Alpha" in text
    assert "An article (ky)" in show("/ky/cooperation/outcomes/")


def test_outcome_is_found_and_shown_alone(client, show):
    make_outcome("Another thing")
    outcome = make_outcome("World medicine")
    reindex_all()
    assert f"?show={outcome.pk}" in client.get("/en/search/?q=world medicine").content.decode()
    text = show(f"/en/cooperation/outcomes/?show={outcome.pk}")
    assert "World medicine" in text
    assert "Another thing" not in text


# Other subjects' pages


def test_department_page_tells_its_cooperation(show):
    office = make_office()
    Goal.objects.create(department=office, text_en="More guests")
    Reach.objects.create(department=office, region="asia")
    make_event("visit", agreement=make_agreement("one", make_partner("alpha")))
    make_agreement("over", make_partner("beta"), signed="2001", valid_until=date(2002, 1, 1))
    make_outcome()
    text = show("/en/departments/our-office/")
    for part in ("More guests", "Asia", "Memorandum of cooperation: Alpha", "Visit", "Joint journal"):
        assert part in text
    assert "Memorandum of cooperation: Beta" not in text
    assert "Memorandum of cooperation: Alpha" in show("/en/departments/our-university/")


def test_person_page_tells_participations_and_outcomes(show):
    person = make_person()
    make_event(when="2023").participations.create(person=person, role_at_the_time_en="assistant")
    make_event("secret", state=State.DRAFT).participations.create(person=person)
    make_outcome("An article", author=person)
    text = show("/en/people/momunova-a-a/")
    assert "Visit" in text
    assert "assistant" in text
    assert "An article" in text
    assert "Secret" not in text


def test_home_counts_partners_countries_and_agreements(show):
    make_agreement("one", make_partner("alpha", country="KG"))
    text = show("/en/")
    for part in ("partner 1", "country 1", "agreement in force 1"):
        assert part in text


def fill(number: int) -> None:
    for index in range(number):
        partner = make_partner(f"partner-{index}", country=["KG", "PL", "TR"][index])
        agreement = make_agreement(f"agreement-{index}", partner)
        event = make_event(f"event-{index}", partner, agreement=agreement, when="2023")
        event.participations.create(person=make_person(f"person-{index}"))
        make_outcome(f"Outcome {index}", agreement=agreement, author=make_person(f"author-{index}"))
        Goal.objects.create(department=make_office(), text_en=f"Goal {index}")


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("", 4),
        ("partners/", 5),
        ("partners/partner-0/", 6),
        ("agreements/", 5),
        ("agreements/agreement-0/", 5),
        ("events/", 5),
        ("events/event-0/", 4),
        ("outcomes/", 5),
    ],
)
def test_pages_cost_the_same_whatever_the_number_of_things(client, django_assert_max_num_queries, path, most):
    fill(1)
    client.get(f"/en/cooperation/{path}")
    with django_assert_max_num_queries(most) as few:
        client.get(f"/en/cooperation/{path}")
    fill_more()
    client.get(f"/en/cooperation/{path}")
    with django_assert_max_num_queries(most) as many:
        client.get(f"/en/cooperation/{path}")
    assert len(many) == len(few)


def fill_more() -> None:
    """Two more of everything, under the first agreement and with the first partner."""
    partner, agreement = Partner.objects.get(), Agreement.objects.get()
    for index in (1, 2):
        make_partner(f"partner-{index}")
        make_agreement(f"agreement-{index}", partner)
        event = make_event(f"event-{index}", partner, agreement=agreement, academic_year=2021 + index)
        event.participations.create(person=make_person(f"person-{index}"))
        make_outcome(f"Outcome {index}", agreement=agreement, author=make_person(f"author-{index}"))
