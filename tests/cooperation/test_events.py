"""What readers find in the list of events and on the page of one."""

import pytest

from tests.cooperation.making import make_agreement, make_event, make_partner
from tests.factories import make_person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


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
    make_event("same-day", when="2025-05")
    assert listed("/en/cooperation/events/") == ["New", "Same day", "By academic year", "Old", "Undated"]


def test_events_are_narrowed_by_year_and_direction(listed):
    make_event("long", when="2020/2023", direction="mutual")
    make_event("academic", academic_year=2021, direction="in")
    make_event("old", when="2009", direction="in")
    assert listed("/en/cooperation/events/?year=2021") == ["Academic", "Long"]
    assert listed("/en/cooperation/events/?direction=in") == ["Academic", "Old"]
