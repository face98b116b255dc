"""What pages of other subjects tell of cooperation."""

from datetime import date

import pytest

from cooperation.models import Goal, Reach
from cooperation.of_department import MOST_ROWS
from publishing.models import State
from tests.cooperation.making import make_agreement, make_event, make_office, make_outcome, make_partner
from tests.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


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


def test_person_page_leaves_nothing_out(show):
    person = make_person()
    for number in range(MOST_ROWS + 1):
        make_event(f"visit-{number}").participations.create(person=person)
        make_outcome(f"Article {number}.", author=person)
    text = show("/en/people/momunova-a-a/")
    for number in range(MOST_ROWS + 1):
        assert f"Visit {number}" in text
        assert f"Article {number}." in text


def test_home_counts_partners_countries_and_agreements(show):
    make_agreement("one", make_partner("alpha", country="KG"), signed="2021")
    text = show("/en/")
    for part in ("partner 1", "country 1", "agreement in force 1"):
        assert part in text
