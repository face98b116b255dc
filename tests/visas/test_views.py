"""What readers find on the pages of procedures and exemptions."""

from datetime import date, time

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing.models import State
from tests.documents import parse
from tests.factories import make_department, make_person, make_phone, make_post
from tests.visas.making import make_exemption, make_full_procedure, make_list, make_office, make_procedure, positions
from visas.models import Holiday

pytestmark = pytest.mark.django_db


def test_procedures_stand_by_country_in_the_order_of_need(show):
    for kind in ("passport", "registration", "invitation"):
        make_procedure(f"the-{kind}", kind=kind)
    make_procedure("elsewhere", country="AM")
    listed = show("/en/visas/").partition("4 procedures")[2]
    found = positions(
        listed, "Armenia", "Elsewhere", "Kyrgyzstan", "The invitation", "The registration", "The passport"
    )
    assert found == sorted(found)


def test_a_list_says_by_when(show):
    make_full_procedure()
    assert "Within 5 working days after crossing the border" in show("/en/visas/")


def test_a_list_can_be_narrowed_and_ignores_what_it_does_not_know(show):
    make_procedure("here")
    make_procedure("elsewhere", country="AM", kind="extension")
    assert "Elsewhere" not in show("/en/visas/?country=KG")
    assert "Here" not in show("/en/visas/?kind=extension")
    for nonsense in ("country=XX", "kind=%00", "university=nobody", "page=x"):
        text = show(f"/en/visas/?{nonsense}")
        assert "Here" in text
        assert "Elsewhere" in text


def test_drafts_are_on_no_page(show, client):
    make_procedure("secret", state=State.DRAFT)
    make_procedure()
    assert "Secret" not in show("/en/visas/") + show("/en/visas/registration/")
    assert client.get("/en/visas/secret/").status_code == 404


def test_an_unpublished_office_of_a_step_is_neither_named_nor_linked(show):
    office = make_department("police-office", parent=make_office().university, state=State.DRAFT)
    make_procedure().steps.create(text_en="Go there", office=office)
    text = show("/en/visas/registration/")
    assert "Go there" in text
    assert "Police Office" not in text


def test_a_procedure_shows_steps_papers_limits_and_fees(show):
    make_full_procedure()
    text = show("/en/visas/registration/")
    for part in (
        "Within 5 working days after crossing the border",
        "Go there 0",
        "or Student Or send it 0",
        "The police",
        "Paper 0 2 photocopies · notarised",
        "In all, at most 5 years",
        "Limit by the course the length of your course",
        "State fee A note",
        "110\N{NO-BREAK SPACE}KGS",
        "one good source",
    ):
        assert " ".join(part.split()) in text


def test_a_procedure_speaks_the_language_of_its_page_and_marks_what_does_not(client):
    make_full_procedure()
    page = client.get("/ky/visas/registration/").content.decode()
    assert "Registration (ky)" in page
    assert '<span lang="en">Go there 0</span>' in page


def test_an_unknown_term_or_fee_says_whom_to_ask(show):
    make_procedure()
    assert show("/en/visas/registration/").count("Not known yet. Ask here: Visa Office") == 2


def test_a_procedure_names_the_people_to_ask(show):
    make_procedure()
    make_phone(make_post(make_office(), make_person(), role="head"), "+996772006020")
    assert "+996 772 006 020" in show("/en/visas/registration/")


@time_machine.travel("2026-09-01 12:00+06:00")
def test_a_coming_procedure_is_announced_and_takes_over(show):
    make_procedure("old-way")
    make_procedure("new-way", effective_from=date(2026, 9, 5))
    listed = show("/en/visas/")
    assert positions(listed, "Old way", "Rules that are coming", "New way", "from 5 September 2026")
    assert "From 5 September 2026 a new rule counts: New way" in show("/en/visas/old-way/")
    assert "In force from 5 September 2026 Until then this counts: Old way" in show("/en/visas/new-way/")


@time_machine.travel("2026-09-05 00:00+06:00")
def test_a_procedure_that_has_ended_leads_to_the_one_in_force(show):
    make_procedure("old-way", effective_until=date(2026, 9, 4))
    make_procedure("new-way", effective_from=date(2026, 9, 5))
    assert "Old way" not in show("/en/visas/")
    old = show("/en/visas/old-way/")
    assert "No longer in force: it ended on 4 September 2026 Now this counts: New way" in old


@time_machine.travel("2026-09-04 12:00+06:00")
def test_a_coming_term_is_announced_beside_the_one_that_counts(show):
    rules = make_procedure().deadlines
    rules.create(event="border_crossing", offset_days=5, day_kind="working")
    rules.create(event="border_crossing", offset_days=3, day_kind="calendar", effective_from=date(2026, 9, 5))
    text = show("/en/visas/registration/")
    assert "Within 5 working days" in text
    assert "From 5 September 2026: within 3 calendar days after crossing the border" in text


@time_machine.travel("2026-08-28 12:00+06:00")
def test_the_last_day_passes_over_holidays(show):
    make_procedure().deadlines.create(event="border_crossing", offset_days=5, day_kind="working")
    Holiday.objects.create(country="KG", date=date(2026, 8, 31), name_en="Independence Day")
    Holiday.objects.create(country="KZ", date=date(2026, 9, 1), name_en="A day of the neighbours")
    text = show("/en/visas/registration/")
    assert "If you count from today, the last day is Monday, 7 September 2026." in text
    assert "31 August 2026 : Independence Day" in text
    assert "A day of the neighbours" not in text


@time_machine.travel("2026-08-28 12:00+06:00")
def test_all_holidays_of_a_year_and_all_coming_rules_are_named(show):
    make_procedure().deadlines.create(event="border_crossing", offset_days=5, day_kind="working")
    for day in range(1, 15):
        Holiday.objects.create(country="KG", date=date(2026, 12, day), name_en=f"Feast {day}.")
        make_procedure(f"coming-{day}", effective_from=date(2027, 1, day), kind="extension")
    text, listed = show("/en/visas/registration/"), show("/en/visas/")
    assert [day for day in range(1, 15) if f"Feast {day}." not in text] == []
    assert [day for day in range(1, 15) if f"Coming {day} " not in listed] == []


def test_pages_without_content_say_so(show):
    assert "No procedure has been published yet." in show("/en/visas/")
    assert "No list has been entered yet." in show("/en/visas/exemptions/")


def test_departments_and_the_home_page_name_procedures_with_their_terms(show):
    make_full_procedure()
    for path in ("/en/departments/visa-office/", "/en/departments/our-university/", "/en/"):
        text = show(path)
        assert "Registration" in text
        assert "ithin 5 working days after crossing the border" in text


def test_a_procedure_is_found_by_its_papers(show):
    make_full_procedure().save()
    assert "Registration" in show("/en/search/?q=Paper")


@pytest.mark.parametrize("path", ["/en/visas/", "/en/visas/registration/", "/en/visas/exemptions/?citizen=DE"])
def test_pages_cost_as_many_queries_for_many_rows_as_for_one(client, path):
    university = make_department("university-of-others")
    found = make_list()

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    make_full_procedure()
    make_exemption(found, "DE", 60)
    client.get(path)
    few = cost()
    for number in range(3):
        make_full_procedure(f"another-{number}", 3)
        make_exemption(found, ["FR", "JP", "GB"][number], 30)
    make_procedure("of-others", department=university, country="KZ")
    client.get(path)
    assert cost() == few <= 10


def test_choice_without_procedures_says_what_to_drop(client, show):
    make_procedure("here")
    make_procedure("elsewhere", country="AM", kind="extension")
    page = parse(client.get("/en/visas/?country=KG&kind=extension").text)[0]
    assert page.one("title").text.startswith("Visas and registration: Kyrgyzstan, Extension · ")
    assert {link.text: link.get("href") for link in page.one("div", **{"class": "empty"}).all("a")} == {
        "without “Kyrgyzstan”: 1": "?kind=extension",
        "without “Extension”: 1": "?country=KG",
        "Show all": "?",
    }
    assert "it was left out: Country." in show("/en/visas/?country=XX&kind=extension")


@time_machine.travel("2026-09-01 10:00+06:00")
def test_the_office_comes_with_messengers_and_with_hours(show, client):
    office = make_procedure().department
    office.contacts.create(kind="messenger", value="https://t.me/visa_office")
    office.regular_hours.create(opens=time(9), closes=time(17))
    post = make_post(office, make_person())
    make_phone(post)
    post.regular_hours.create(opens=time(14), closes=time(16))
    text = show("/en/visas/registration/")
    assert "Telegram" in text
    assert "Open now, until 17:00" in text
    assert "Closed now, opens today at 14:00" in text
    taken = client.get("/en/visas/registration/take-away.html").content.decode()
    assert "Monday–Friday 9:00–17:00 (Bishkek (UTC+6))" in taken
    assert "Open now" not in taken  # nobody knows when the file is read
