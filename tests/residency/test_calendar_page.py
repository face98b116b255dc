"""The dates of admission on the pages: in the calendar, on a programme, in the list and at home."""

from datetime import UTC, datetime

import pytest
import time_machine

from publishing import clock
from publishing.indexing import gathered
from residency import of_home
from tests.factories import make_department
from tests.residency.making import links, make_level, make_programme, make_round

pytestmark = pytest.mark.django_db
MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)


@time_machine.travel(MARCH, tick=False)
def test_rule_of_every_year_gives_expected_dates(page, words):
    make_round(make_programme().level, note_en="Institutes too.")
    text = words("/en/residency/calendar/")
    for fact in ("Admission, 2026", "every year (expected)", "Residency", "Almaty (UTC+5)", "Institutes too."):
        assert fact in text
    assert "20 June – 20 July Applications next in 111 days" in text
    assert "1 August – 20 August Entrance exams" in text
    assert "until: 31 August Enrolment" in text
    days = [day.get("datetime") for day in page("/en/residency/calendar/").all("time")]
    assert days[:2] == ["2026-06-20", "2026-07-20"]


@time_machine.travel(MARCH, tick=False)
def test_confirmed_round_stands_in_for_the_rule(words):
    level = make_programme().level
    make_round(level)
    make_round(level, 2026, {"application": ((6, 22), (7, 22))}, name_en="Admission of the year")
    for path in ("/en/residency/calendar/", "/en/residency/cardiology/"):
        text = words(path)
        assert "Admission of the year, 2026 confirmed" in text
        assert "20 June" not in text
    assert "Applications 22 June – 22 July 2026" in words("/en/residency/")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (
            "2026-06-19T18:59:59+00:00",
            "Applications expected from 20 June Applications: 20 June – 20 July 2026 (expected) · in 1 day",
        ),
        (
            "2026-06-19T19:00:00+00:00",
            "Open now (by the yearly rule) Applications: 20 June – 20 July 2026 (by the yearly rule) · 30 days left",
        ),
        (
            "2026-07-20T18:59:59+00:00",
            "Last day: today, until 24:00 (by the yearly rule) Applications: 20 June – 20 July 2026",
        ),
        ("2026-07-20T19:00:00+00:00", "Applications closed Entrance exams: 1–20 August 2026 (expected) · in 11 days"),
        (
            "2026-08-25T12:00:00+00:00",
            "Enrolment is on (by the yearly rule) Enrolment: until: 31 August 2026 (by the yearly rule) · 6 days left",
        ),
        (
            "2026-08-31T19:00:00+00:00",
            "Applications expected from 20 June 2027 Applications: 20 June – 20 July 2027 (expected)",
        ),
    ],
)
def test_status_turns_at_midnight_of_the_university(words, moment, expected):
    make_round(make_programme().level)
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert expected in words("/en/residency/cardiology/")


@time_machine.travel(datetime(2026, 7, 1, tzinfo=UTC), tick=False)
def test_open_applications_are_said_in_the_list_and_at_home(words):
    make_round(make_programme().level)
    assert "Applications 20 June – 20 July 2026 (by the yearly rule) Open now" in words("/en/residency/")
    assert "Applications 20 June – 20 July 2026 (by the yearly rule) Open now" in words("/en/")


@time_machine.travel(MARCH, tick=False)
def test_admission_that_is_over_says_so_when_nothing_follows(words):
    make_round(make_programme().level, 2025)
    text = words("/en/residency/cardiology/")
    assert "Admission is over" in text
    assert "Admission, 2025 over" in text


@time_machine.travel(MARCH, tick=False)
def test_dates_over_the_turn_of_the_year_carry_the_other_year(words):
    windows = {"application": ((11, 20), (1, 10)), "exam": ((1, 15), (1, 20))}
    make_round(make_programme().level, windows=windows)
    text = words("/en/residency/calendar/")
    assert "Admission, 2026–2027" in text
    assert "20 November – 10 January 2027" in text
    assert "15 January 2027 – 20 January 2027" in text


def test_admission_names_all_levels_that_share_it(words):
    residency = make_level()
    made = make_round(residency)
    made.levels.add(make_level(residency.department, "master"))
    assert "Residency, master’s degree" in words("/en/residency/calendar/")


def test_department_without_dates_says_whom_to_ask(page):
    department = make_level().department
    department.contacts.create(kind="phone", value="+996772006020")
    found = page("/en/residency/calendar/")
    assert "No admission dates are published here yet" in found.text
    assert links(found)["+996 772 006 020"] == "tel:+996772006020"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-06-19T18:59:59+00:00", "Applications expected from 20 June"),
        ("2026-06-19T19:00:00+00:00", "Open now (by the yearly rule)"),
    ],
)
def test_rounds_of_a_department_are_read_by_the_clock_of_its_university(words, moment, expected):
    university = make_department("uni", time_zone="Asia/Almaty")
    office = make_department("office", parent=university, time_zone="Pacific/Kiritimati")
    make_round(make_programme(level=make_level(office)).level)
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert expected in words("/en/residency/cardiology/")
        assert "Almaty (UTC+5)" in words("/en/residency/cardiology/")
        assert "Almaty (UTC+5)" in words("/en/residency/calendar/")
        assert expected in words("/en/residency/")


def test_dates_are_those_of_the_moment_a_page_is_made_for(words):
    make_round(make_programme().level)
    with clock.at(datetime(2026, 7, 1, tzinfo=UTC)):
        assert "Open now (by the yearly rule) Applications" in words("/en/residency/cardiology/")


@time_machine.travel(datetime(2026, 12, 10, tzinfo=UTC), tick=False)
def test_home_finds_what_is_open_and_what_comes_next_among_any_number_of_departments(words):
    with gathered():
        for number in range(of_home.MOST_DEPARTMENTS + 2):
            later = {"application": ((3, 1 + number % 28), (4, 1))}
            make_round(make_level(make_department(f"later-{number}")), windows=later)
    past = make_level(make_department("past"))
    make_round(past, 2024, {"application": ((12, 1), (12, 11))})
    make_round(make_level(make_department("soon")), windows={"application": ((12, 15), (1, 10))})
    make_round(make_level(make_department("open")), windows={"application": ((11, 20), (12, 31))})
    text = words("/en/")
    shown = [text.find(name) for name in ("Open Admission", "Soon Admission", "Later 0 Admission")]
    assert "Past Admission" not in text
    assert -1 < shown[0] < shown[1] < shown[2]


@time_machine.travel(MARCH, tick=False)
def test_calendar_shows_what_concerns_the_reader_and_keeps_them_on_its_links(page, words):
    made = make_round(make_level(make_department("almaty", country="KZ")), windows={})
    made.windows.create(stage="exam", applicant="citizen", end_month=8, end_day=1)
    made.windows.create(stage="exam", applicant="foreign", end_month=8, end_day=2)
    only = make_round(make_level(make_department("osh", country="KG")), windows={})
    only.windows.create(stage="exam", applicant="foreign", end_month=8, end_day=3)

    everyone, citizen = words("/en/residency/calendar/"), words("/en/residency/calendar/?citizenship=KG")
    assert [day in everyone for day in ("1 August", "2 August", "3 August")] == [True, True, True]
    assert [day in citizen for day in ("1 August", "2 August", "3 August")] == [False, True, False]
    assert "No admission dates for your citizenship are published here." in citizen
    assert "No admission dates for your citizenship" not in everyone

    found = links(page("/en/residency/calendar/?citizenship=KG&degree=md"))
    assert found["All dates as a calendar file"].endswith("/calendar.ics?citizenship=KG&degree=md")
    assert found["Add the dates to your calendar"].endswith("?department=almaty&citizenship=KG&degree=md")
    assert found["Programmes"] == "/en/residency/?university=almaty&citizenship=KG&degree=md"
    assert found["All programmes"] == "/en/residency/?citizenship=KG&degree=md"


@time_machine.travel(MARCH, tick=False)
def test_one_department_of_the_calendar_leads_to_all_of_them_for_the_same_reader(page):
    make_round(make_level())
    found = links(page("/en/residency/calendar/?department=our-university&citizenship=PK"))
    assert found["All universities and centres"] == "/en/residency/calendar/?citizenship=PK"
    assert found["Show everything"] == "?department=our-university"
