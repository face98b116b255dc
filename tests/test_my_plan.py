"""The plan and the check of visas are found from every page, and what is chosen is not lost on the way."""

import pytest
from django.test import Client

from tests.documents import parse
from tests.residency.making import links, make_programme

pytestmark = pytest.mark.django_db

CHOSEN = "?p=cardiology&p=nephrology&citizenship=PK"


def get(address):
    response = Client().get(address)
    assert not response.cookies
    return parse(response.content.decode())[0]


@pytest.mark.parametrize("path", ["/en/", "/en/people/", "/en/privacy/", "/en/nowhere/"])
def test_menu_and_footer_of_every_page_lead_to_the_plan_and_to_the_check(path):
    tree = get(path)
    assert links(tree.all("header")[0])["My plan"] == "/en/plan/"
    footer = links(tree.all("footer")[0])
    assert footer["My plan"] == "/en/plan/"
    assert footer["Visa and registration: my to-do list"] == "/en/visas/check/"


def test_home_leads_to_both_at_once():
    found = links(get("/en/").one("main"))
    assert found["My plan"] == "/en/plan/"
    assert found["Visa and registration: my to-do list"] == "/en/visas/check/"


def test_empty_plan_says_how_to_begin_and_how_to_get_back():
    text = get("/en/plan/").text
    assert "How to fill the plan" in text
    assert "Have you made a plan already?" in text
    assert "Open the address that you saved" in text


@pytest.mark.parametrize("path", ["residency/", "residency/cardiology/", "residency/surgery/"])
def test_pages_that_add_to_a_plan_say_how_many_are_in_it_and_lead_back(path):
    for slug in ("cardiology", "nephrology", "surgery"):
        make_programme(slug)
    tree = get(f"/en/{path}{CHOSEN}")
    assert links(tree)["My plan (2)"] == f"/en/plan/{CHOSEN}"
    assert links(tree.one("main"))["2 programmes are in your plan"] == f"/en/plan/{CHOSEN}"
    assert "in your plan" not in get(f"/en/{path}?citizenship=PK").text


def test_programme_is_added_to_those_chosen_before_and_only_once():
    for slug in ("cardiology", "nephrology", "surgery"):
        make_programme(slug)
    added = links(get(f"/en/residency/surgery/{CHOSEN}"))["Add to my plan"]
    assert added == "/en/plan/?p=cardiology&p=nephrology&p=surgery&citizenship=PK"
    assert "Add to my plan" not in links(get(f"/en/residency/cardiology/{CHOSEN}"))


def test_what_is_chosen_stays_on_the_way_from_the_plan_to_a_programme_and_to_the_list():
    for slug in ("cardiology", "nephrology"):
        make_programme(slug)
    programme = f"/en/residency/cardiology/{CHOSEN}"
    for page in (f"/en/plan/{CHOSEN}", f"/en/residency/{CHOSEN}", f"/en/residency/compare/{CHOSEN}"):
        assert links(get(page).one("main"))["Cardiology"] == programme
    tree = get(programme)
    assert links(tree.one("main"))["All programmes"] == f"/en/residency/{CHOSEN}"
    questions = [url for url in links(tree.one("main")).values() if "/residency/for-you/" in url]
    assert all("p=cardiology&p=nephrology" in url for url in questions)
    assert questions
    assert links(tree)["Show everything"] == "?p=cardiology&p=nephrology"


def test_address_with_absurdly_many_parts_breaks_no_page_that_reads_none():
    many = "&".join(f"a{number}=1" for number in range(2_000))
    assert Client().get(f"/en/nowhere/?{many}").status_code == 404
    assert Client().get(f"/en/privacy/?{many}").status_code == 200
