"""The banner of the season, and what a reader of a closed programme can still do."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError

from residency.models import AdmissionRound
from tests.factories import make_department
from tests.residency.making import links, make_level, make_programme, make_round

pytestmark = pytest.mark.django_db


def travel(text: str):
    return time_machine.travel(datetime.fromisoformat(text).replace(tzinfo=UTC), tick=False)


@pytest.mark.parametrize("path", ["/en/", "/en/residency/"])
@pytest.mark.parametrize(
    ("day", "year", "expected"),
    [
        ("2027-06-01", 2027, "2027–2028 academic year: applications open soon From: 20 June 2027, Almaty (UTC+5); in 19 days"),
        (
            "2027-07-18", 2027,
            "2027–2028 academic year: one can apply now Last day: 20 July 2027, until 24:00, Almaty (UTC+5); 2 days left",
        ),
        (
            "2027-07-18", None,
            "2027–2028 academic year: one can apply now (by the yearly rule) Last day: 20 July 2027 (by the yearly rule), until 24:00",
        ),
        (
            "2027-10-01", None,
            "applications have closed Closed on: 20 July 2027 (by the yearly rule); open again from: 20 June 2028 (expected), Almaty",
        ),
        ("2027-10-01", 2027, "2027–2028 academic year: applications have closed Applications closed on: 20 July 2027"),
        ("2027-02-01", 2027, "2027–2028 academic year: applications are not open yet From: 20 June 2027"),
    ],
)  # fmt: skip
def test_banner_says_what_time_of_the_year_it_is(words, path, day, year, expected):
    make_round(make_programme().level, year)
    with travel(day):
        assert expected in words(path)


def test_banner_names_those_who_are_open_and_counts_the_rest(words):
    for number in range(5):
        make_round(make_level(make_department(f"university-{number}")), 2027)
    make_round(make_level(make_department("late")), 2027, {"application": ((9, 1), (9, 10))})
    with travel("2027-07-01"):
        text = words("/en/")
    assert "University 0: last day: 20 July 2027" in text
    assert "and 2 more universities and centres" in text
    assert "Late: last day" not in text


def test_without_any_date_there_is_no_banner(page):
    make_programme()
    assert page("/en/residency/").all("section", **{"aria-label": "Admission"}) == []


def test_banner_of_the_list_is_that_of_the_university_chosen(words):
    first, second = (make_level(make_department(slug)) for slug in ("first", "second"))
    make_programme("cardiology", level=first)
    make_programme("surgery", level=second)
    make_round(first, 2027)
    make_round(second, 2027, {"application": ((9, 1), (9, 10))})
    with travel("2027-07-01"):
        assert "one can apply now" in words("/en/residency/?university=first")
        assert "one can apply now" not in words("/en/residency/?university=second")


@pytest.fixture
def closed():
    """A programme whose last year of entry is over, with the same specialty elsewhere and others of its group."""
    here, there = make_level(make_department("here")), make_level(make_department("there"))
    programme = make_programme("cardiology", level=here, valid_until=2026)
    make_programme("nephrology", level=here)
    make_programme("cardiology-there", level=there, specialty=programme.specialty)
    make_programme("surgery", level=there, group="surgical")
    make_round(here)
    make_round(there)
    return programme


def test_a_programme_that_is_over_stays_readable_and_leads_to_open_ones(page, closed):
    with travel("2027-07-01"):
        found = page("/en/residency/cardiology/")
    assert "The last year of entry was 2026: one can no longer apply to this programme" in found.text
    assert "3 years" in found.text
    assert "calendar.ics" not in str(links(found).values())
    assert "apply early" not in found.text
    elsewhere = found.one("section", **{"aria-labelledby": "elsewhere"})
    programmes = ["/en/residency/cardiology-there/", "/en/residency/nephrology/"]
    assert list(links(elsewhere).values()) == [*programmes, "/en/residency/"]


def test_out_of_season_nothing_open_is_promised(page, closed):
    with travel("2027-10-01"):
        assert page("/en/residency/cardiology/").all("section", **{"aria-labelledby": "elsewhere"}) == []


def test_open_programmes_do_not_send_their_readers_away(page, closed):
    with travel("2027-07-01"):
        assert page("/en/residency/nephrology/").all("section", **{"aria-labelledby": "elsewhere"}) == []


def test_programmes_of_several_years_say_for_which_year_they_are(words):
    level = make_level()
    programme = make_programme("cardiology", level=level, valid_from=2026, valid_until=2026)
    make_programme("cardiology-2027", level=level, specialty=programme.specialty, valid_from=2027, valid_until=2027)
    assert "Cardiology (entry: 2027)" in words("/en/residency/cardiology/")
    text = words("/en/departments/our-university/")
    assert "Entry 2026" in text
    assert "Entry 2027" in text


@pytest.mark.parametrize(
    ("query", "lead", "expected", "absent"),
    [
        ("", 20, "If you need a visa, apply by: 30 June · 5 days left", ""),
        ("", None, "the university names no earlier last day for you here", "apply by:"),
        ("?citizenship=PK", 20, "wants these papers 20 days before the last day", "no earlier last day"),
        ("?citizenship=KZ", 20, "3 years", "If you need a visa"),
    ],
)
def test_who_needs_a_visa_is_told_the_earlier_day_or_that_none_is_known(words, query, lead, expected, absent):
    make_round(make_programme().level, 2027, visa_lead_days=lead)
    with travel("2027-06-25"):
        text = words(f"/en/residency/cardiology/{query}")
    assert expected in text
    assert not absent or absent not in text


def test_dates_name_their_source_and_when_they_were_checked(page):
    make_round(make_programme().level, 2027, source="https://uni.example/dates", checked_on="2027-05-01")
    with travel("2027-06-25"):
        found = page("/en/residency/cardiology/")
    assert "Confirmed by the university for 2027. Checked on: 1 May 2027." in " ".join(found.text.split())
    assert "https://uni.example/dates" in links(found).values()


def test_years_and_lead_times_are_sane():
    level = make_level()
    for fields in ({"year": 30_000}, {"year": 0}, {"visa_lead_days": 4_000}):
        made = AdmissionRound(department=level.department, name_en="Admission", **fields)
        with pytest.raises(ValidationError, match=r"1990|year earlier|366"):
            made.full_clean()


def test_where_one_cannot_apply_now_the_page_says_what_one_can_do(page):
    level = make_programme().level
    make_programme("nephrology", level=level)
    make_round(level)
    level.department.contacts.create(kind="phone", value="+77271112233")
    with travel("2027-07-27"):
        now = page("/en/residency/cardiology/?citizenship=PK").one("section", **{"aria-labelledby": "now"})
    assert "Next applications from: 20 June 2028 (expected)." in now.text
    assert links(now) == {
        "Add the dates to your calendar": "/en/residency/cardiology/calendar.ics?citizenship=PK",
        "Others of this group": "#alike",
        "Add to my plan": "/en/plan/?p=cardiology&citizenship=PK",
        "Whom to ask": "#ask",
    }


def test_open_programmes_and_those_that_ended_promise_nothing_beside_the_point(page, closed):
    with travel("2027-07-01"):
        assert page("/en/residency/nephrology/").all("section", **{"aria-labelledby": "now"}) == []
        now = page("/en/residency/cardiology/").one("section", **{"aria-labelledby": "now"})
    assert list(links(now).values()) == ["#elsewhere"]


def test_where_nobody_is_named_to_ask_the_page_leads_on(page):
    make_programme()
    ask = page("/en/residency/cardiology/").one("section", id="ask")
    assert "No contact for admission has been published yet." in ask.text
    assert links(ask)["Our University"] == "/en/departments/our-university/"
    assert links(ask)["Tell the editors what is missing"].endswith("?page=%2Fen%2Fresidency%2Fcardiology%2F")
