"""Whom to ask where a lead or an office has published no phone and no mail of its own."""

from datetime import date, time

import pytest
import time_machine

from publishing.models import State
from tests.factories import make_department, make_person, make_phone, make_post
from tests.residency.making import links, make_lead, make_level, make_programme, make_round

pytestmark = pytest.mark.django_db
SAID = "No phone or e-mail of this person has been published yet. You can ask:"
NOBODY = "No contact for admission has been published yet."


def make_center():
    university = make_department("uni", name_en="University")
    return make_department("center", parent=university, name_en="Center", kind="center")


@pytest.fixture
def ask(page):
    """The words and links of the panel that tells whom to ask on the page of a programme."""

    def found():
        panel = page("/en/residency/cardiology/").one("section", id="ask")
        return " ".join(panel.text.split()), links(panel)

    return found


def test_without_a_lead_the_department_is_asked_and_else_its_university(ask):
    center = make_center()
    make_programme(level=make_level(center))
    text, urls = ask()
    assert text == f"Whom to ask {NOBODY} Center Tell the editors what is missing"
    assert urls["Center"] == "/en/departments/center/"
    assert "/feedback/?page=" in urls["Tell the editors what is missing"]
    center.university.contacts.create(kind="email", value="info@uni.example")
    assert ask()[1] == {"University": "/en/departments/uni/", "info@uni.example": "mailto:info@uni.example"}
    center.contacts.create(kind="email", value="info@center.example")
    assert ask()[1] == {"Center": "/en/departments/center/", "info@center.example": "mailto:info@center.example"}


def test_an_office_without_contacts_is_asked_through_who_heads_it(ask):
    center = make_center()
    make_programme(level=make_level(make_department("clinic", parent=center)))
    director = make_person("zhanbaeva-anara", family_name_en="Zhanbaeva")
    make_phone(make_post(center, director, role="director", post_en="Director of the Center"))
    words, found = ask()
    assert words == "Whom to ask Center Director of the Center: Zhanbaeva +996 772 006 020"
    assert found["Zhanbaeva"] == "/en/people/zhanbaeva-anara/"


def test_a_head_whose_time_is_over_or_who_is_a_draft_is_not_asked(ask):
    center = make_center()
    make_programme(level=make_level(center))
    ended = {"until_from": date(2020, 1, 1), "until_to": date(2020, 1, 1), "until_precision": "day"}
    former = make_post(center, make_person("former-f"), role="head", **ended)
    draft = make_post(center, make_person("draft-d", state=State.DRAFT), role="director")
    for post in (former, draft):
        make_phone(post)
    assert ask()[0] == f"Whom to ask {NOBODY} Center Tell the editors what is missing"


def test_a_web_address_alone_gives_way_to_a_phone_above(ask):
    center = make_center()
    make_programme(level=make_level(center))
    center.contacts.create(kind="web", value="https://center.example/")
    assert "https://center.example/" in ask()[1]
    center.university.contacts.create(kind="phone", value="+996772006020")
    assert list(ask()[1]) == ["University", "+996 772 006 020"]


@pytest.mark.parametrize("path", ["/en/residency/", "/en/residency/cardiology/"])
def test_lead_who_is_not_to_be_reached_is_named_with_the_office_that_is(words, path):
    center = make_center()
    make_programme(level=make_level(center))
    lead = make_lead(center, slug="belekov-zhanek", family_name_en="Belekov")
    assert f"Belekov Head of programmes Center , University {NOBODY}" in words(path)
    center.contacts.create(kind="email", value="info@center.example")
    assert f"Belekov Head of programmes Center , University {SAID} info@center.example" in words(path)
    make_phone(lead)
    assert SAID not in words(path)
    assert "info@center.example" not in words(path)


def test_calendar_names_who_answers_for_a_department_without_dates(page):
    center = make_center()
    make_level(make_department("clinic", parent=center))
    text = " ".join(page("/en/residency/calendar/").text.split())
    assert f"No admission dates are published here yet. {NOBODY}" in text
    make_phone(make_post(center, make_person(), role="director"))
    found = page("/en/residency/calendar/")
    assert "No admission dates are published here yet; please ask: Center" in " ".join(found.text.split())
    assert links(found)["+996 772 006 020"] == "tel:+996772006020"


def test_calendar_asks_nobody_where_dates_are_known(words):
    level = make_level()
    level.department.contacts.create(kind="email", value="info@uni.example")
    make_round(level)
    assert "info@uni.example" not in words("/en/residency/calendar/")


@time_machine.travel("2026-09-01 10:00+06:00")
def test_whom_to_ask_comes_with_messengers_and_with_hours(ask):
    center = make_center()
    make_programme(level=make_level(center))
    center.contacts.create(kind="messenger", value="https://wa.me/996772006020")
    center.regular_hours.create(opens=time(9), closes=time(17))
    words, _ = ask()
    assert "WhatsApp" in words
    assert "Open now, until 17:00 Monday–Friday 9:00–17:00" in words
    lead = make_lead(center)
    make_phone(lead)
    lead.regular_hours.create(first_day=1, last_day=7, opens=time(14), closes=time(16))
    assert "Closed now, opens today at 14:00" in ask()[0]
