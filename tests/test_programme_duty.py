"""The page of a programme tells whoever comes from abroad by when to register, and leads to the plan."""

import pytest
from django.test import Client

from tests.documents import parse
from tests.factories import make_department
from tests.residency.making import links, make_programme
from tests.visas.making import make_exemption, make_list, make_procedure

pytestmark = pytest.mark.django_db


def page(query):
    return parse(Client().get(f"/en/residency/cardiology/{query}").content.decode())[0]


@pytest.fixture
def rules():
    level = make_programme().level
    procedure = make_procedure(country="KZ", department=level.department)
    procedure.deadlines.create(event="border_crossing", offset_days=5, day_kind="working")
    make_exemption(make_list(country="KZ"), "IN", 60, scope="private", day_kind="working")


@pytest.mark.parametrize(
    ("citizenship", "said"),
    [
        ("PK", "Register within 5 working days after crossing the border."),
        ("stateless", "Register within 5 working days after crossing the border."),
        ("IN", "The longer term of 60 working days is for private stays only, not for study."),
    ],
)
def test_foreigner_is_told_the_duty_of_their_citizenship(rules, citizenship, said):
    assert said in page(f"?citizenship={citizenship}").text


def test_another_university_of_the_country_decides_nothing(rules):
    other = make_department("other-university", kind="university", country="KZ")
    hasty = make_procedure("hasty", country="KZ", department=other)
    hasty.deadlines.create(event="border_crossing", offset_days=1, day_kind="working")
    assert "Register within 5 working days" in page("?citizenship=PK").text


@pytest.mark.parametrize("query", ["", "?citizenship=KZ", "?citizenship=ZZ"])
def test_others_are_told_no_duty(rules, query):
    assert "Register within" not in page(query).text


def test_page_leads_to_a_plan_for_the_same_reader():
    make_programme()
    found = page("?citizenship=PK&degree=md")
    assert links(found)["Add to my plan"] == "/en/plan/?p=cardiology&citizenship=PK&degree=md"
