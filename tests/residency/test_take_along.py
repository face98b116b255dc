"""Dates of admission to take along: calendar files, the feed, and what search engines read."""

from datetime import UTC, date, datetime, timedelta
from xml.etree import ElementTree

import extruct
import ics
import pytest
import time_machine
import vobject

from residency.structured import iso_duration
from tests.factories import make_department
from tests.residency.making import SUMMER, make_level, make_programme, make_round

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MARCH = datetime(2027, 3, 1, 12, tzinfo=UTC)


def read(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@time_machine.travel(MARCH, tick=False)
def test_two_other_programmes_read_the_calendar_of_a_programme_alike(client):
    make_round(make_programme().level, 2027)
    text = read(client, "/en/residency/cardiology/calendar.ics")
    days = {
        event.summary.value: (event.dtstart.value, event.dtend.value - timedelta(days=1))
        for event in vobject.readOne(text).vevent_list
    }
    assert days == {
        "Applications: Cardiology – Our University": (date(2027, 6, 20), date(2027, 7, 20)),
        "Last day to apply: Cardiology – Our University": (date(2027, 7, 20), date(2027, 7, 20)),
        "Entrance exams: Cardiology – Our University": (date(2027, 8, 1), date(2027, 8, 20)),
        "Enrolment: Cardiology – Our University": (date(2027, 8, 31), date(2027, 8, 31)),
    }
    events = ics.Calendar(text).events
    assert {event.name: (event.begin.date(), event.end.date() - timedelta(days=1)) for event in events} == days
    assert len({event.uid for event in events}) == 4
    (applications,) = [event for event in events if event.name.startswith("Applications")]
    assert "Almaty (UTC+5)" in applications.description
    assert "Confirmed by the university for 2027." in applications.description
    assert applications.url.endswith("/en/residency/cardiology/")


@time_machine.travel(MARCH, tick=False)
def test_an_expected_date_says_so_in_the_calendar(client):
    make_round(make_programme().level)
    (event, *_others) = vobject.readOne(read(client, "/en/residency/calendar/calendar.ics")).vevent_list
    assert "20 June – 20 July 2027 (expected)" in event.description.value


JUST_CLOSED = datetime(2027, 7, 27, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "path", ["residency/cardiology/calendar.ics", "residency/calendar/calendar.ics", "plan/calendar.ics?p=cardiology"]
)
def test_once_applications_are_over_a_calendar_holds_what_is_left_and_the_next_ones(client, path):
    make_round(make_programme().level)
    with time_machine.travel(JUST_CLOSED, tick=False):
        events = vobject.readOne(read(client, f"/en/{path}")).vevent_list
    assert sorted(str(event.dtstart.value) for event in events) == [
        *("2027-08-01", "2027-08-31", "2028-06-20", "2028-07-20", "2028-08-01", "2028-08-31"),
    ]
    assert all(event.status.value == "TENTATIVE" for event in events)
    assert all(event.summary.value.endswith(" (expected)") for event in events)


def uids(client, path: str = "/en/residency/cardiology/calendar.ics") -> dict[str, str]:
    return {event.summary.value: event.uid.value for event in vobject.readOne(read(client, path)).vevent_list}


@time_machine.travel(MARCH, tick=False)
def test_an_entry_keeps_its_name_when_the_content_is_loaded_anew_and_when_it_is_confirmed(client):
    level = make_programme().level
    rule = make_round(level)
    expected = uids(client)
    rule.delete()
    make_round(level)
    assert uids(client) == expected
    make_round(level, 2027, {**SUMMER, "application": ((6, 25), (7, 25))})
    assert {f"{title} (expected)": uid for title, uid in uids(client).items()} == expected
    assert not any(event.contents.get("status") for event in vobject.readOne(
        read(client, "/en/residency/cardiology/calendar.ics")).vevent_list)  # fmt: skip


@time_machine.travel(MARCH, tick=False)
def test_entries_of_several_rounds_and_of_other_calendars_have_names_of_their_own(client):
    level = make_programme().level
    make_round(level)
    make_round(level, windows={"application": ((11, 1), (11, 20)), "exam": ((12, 1), (12, 5))})
    files = [
        uids(client, f"/en/{path}").values()
        for path in (
            "residency/cardiology/calendar.ics",
            "residency/calendar/calendar.ics",
            "plan/calendar.ics?p=cardiology",
        )
    ]
    assert [len(found) for found in files] == [4, 4, 4]  # by their titles, of which some are alike
    texts = read(client, "/en/residency/cardiology/calendar.ics")
    assert len({line for line in texts.splitlines() if line.startswith("UID:")}) == texts.count("BEGIN:VEVENT") == 7
    assert len(set().union(*files)) == 12


@time_machine.travel(MARCH, tick=False)
def test_foreigners_get_the_earlier_day_and_not_the_windows_of_citizens(client):
    made = make_round(make_programme().level, 2027, {"application": ((6, 20), (7, 20))}, visa_lead_days=20)
    made.windows.create(stage="exam", applicant="citizen", end_month=8, end_day=1)
    everyone, foreigner, citizen = (
        {event.name: event.begin.date() for event in ics.Calendar(read(client, path)).events}
        for path in (
            "/en/residency/cardiology/calendar.ics",
            "/en/residency/cardiology/calendar.ics?citizenship=PK",
            "/en/residency/cardiology/calendar.ics?citizenship=KZ",
        )
    )
    visa, exams = (
        "Last day to apply, if you need a visa: Cardiology – Our University",
        "Entrance exams (citizens): Cardiology – Our University",
    )
    assert everyone[visa] == foreigner[visa] == date(2027, 6, 30)
    assert exams in everyone
    assert exams not in foreigner
    assert visa not in citizen
    assert exams in citizen


@time_machine.travel(MARCH, tick=False)
def test_calendar_of_one_department_or_round_has_its_dates_alone(client):
    first = make_round(make_level(make_department("first")))
    make_round(make_level(make_department("second")))
    whole = ics.Calendar(read(client, "/en/residency/calendar/calendar.ics")).events
    of_department = ics.Calendar(read(client, "/en/residency/calendar/calendar.ics?department=first")).events
    of_round = ics.Calendar(read(client, f"/en/residency/calendar/calendar.ics?round={first.pk}")).events
    assert (len(whole), len(of_department), len(of_round)) == (8, 4, 4)
    assert {event.name for event in of_department} == {event.name for event in of_round}


@time_machine.travel(MARCH, tick=False)
@pytest.mark.parametrize("path", ["/en/residency/calendar/", "/en/residency/cardiology/"])
def test_each_date_is_to_be_had_alone(client, page, path):
    level = make_programme().level
    make_round(level)
    make_round(level, windows={"application": ((11, 1), (11, 20))})
    urls = [link.get("href") for link in page(f"{path}?citizenship=PK").all("a") if "window=" in link.get("href")]
    days = [sorted({event.begin.date() for event in ics.Calendar(read(client, url)).events}) for url in urls]
    assert days == [
        [date(2027, 6, 20), date(2027, 7, 20)],
        [date(2027, 8, 1)],
        [date(2027, 8, 31)],
        [date(2027, 11, 1), date(2027, 11, 20)],
    ]
    assert all(url.endswith("&citizenship=PK") for url in urls)


@time_machine.travel(MARCH, tick=False)
def test_one_of_several_rounds_is_to_be_had_alone(client, page):
    level = make_programme().level
    make_round(level)
    other = make_round(level, windows={"application": ((11, 1), (11, 20))}, name_en="Winter")
    urls = [link.get("href") for link in page("/en/residency/calendar/").all("a") if "round=" in link.get("href")]
    assert [len(ics.Calendar(read(client, url)).events) for url in urls] == [4, 2]
    event = next(iter(ics.Calendar(read(client, urls[1])).events))
    assert event.url.endswith(f"/en/residency/calendar/?department=our-university#round-{other.pk}")
    assert page("/en/residency/calendar/").one("h3", id=f"round-{other.pk}").text == "Winter, 2027"


@time_machine.travel(MARCH, tick=False)
def test_what_is_asked_for_alone_has_the_dates_that_it_has_among_the_others(client):
    """A rule whose place a confirmed round has taken gives no dates of its own; an exam follows its applications."""
    level = make_programme().level
    rule = make_round(level, windows={"application": ((11, 1), (12, 20)), "exam": (None, (1, 15))})
    exam = rule.windows.get(stage="exam")
    calendar = "/en/residency/calendar/calendar.ics"
    [event] = ics.Calendar(read(client, f"{calendar}?window={exam.pk}")).events
    assert event.begin.date() == date(2028, 1, 15)
    make_round(level, 2027, {"application": ((11, 5), (12, 5))})
    assert not ics.Calendar(read(client, f"{calendar}?window={exam.pk}")).events


@time_machine.travel(MARCH, tick=False)
def test_the_calendar_of_all_dates_is_made_for_the_reader_in_each_country(client):
    for slug, country in (("almaty", "KZ"), ("bishkek", "KG")):
        made = make_round(make_level(make_department(slug, country=country)), 2027, {})
        made.windows.create(stage="exam", applicant="citizen", end_month=8, end_day=1)
        made.windows.create(stage="exam", applicant="foreign", end_month=8, end_day=2)
    found = ics.Calendar(read(client, "/en/residency/calendar/calendar.ics?citizenship=KZ")).events
    assert {event.name for event in found} == {
        "Entrance exams (citizens) – Almaty",
        "Entrance exams (foreign citizens) – Bishkek",
    }
    assert all("&citizenship=KZ#round-" in event.url for event in found)


@pytest.mark.parametrize(
    "query",
    [
        "window=abc",
        "window=-1",
        "window=" + "9" * 400,
        "window=%D9%A3",
        "department=nowhere",
        "department=%00",
        "department=%D0%B0",
        "round=abc",
        "round=" + "9" * 400,
        "round=-1",
    ],
)
def test_absurd_addresses_of_the_calendar_get_an_answer(client, query):
    make_round(make_level())
    for path in ("/en/residency/calendar/", "/en/residency/calendar/calendar.ics"):
        assert client.get(f"{path}?{query}").status_code == 200


def entries(client, path: str = "/en/residency/feed.xml") -> list[tuple[str, str, str]]:
    found = ElementTree.fromstring(read(client, path)).iter(f"{ATOM}entry")  # noqa: S314 - our own page
    return [tuple(entry.findtext(f"{ATOM}{name}") for name in ("title", "updated", "id")) for entry in found]


def test_feed_tells_what_has_happened_the_newest_first(client):
    make_round(make_programme().level, 2027, checked_on=date(2027, 5, 10))
    with time_machine.travel(datetime(2027, 7, 25, tzinfo=UTC), tick=False):
        found = entries(client)
    assert [(title, updated[:16]) for title, updated, _ in found] == [
        ("Our University: applications have closed", "2027-07-21T00:00"),
        ("Our University: applications close soon; last day: 20 July 2027", "2027-07-06T00:00"),
        ("Our University: one can apply now: 20 June – 20 July 2027", "2027-06-20T00:00"),
        ("Our University: applications open on: 20 June 2027", "2027-05-21T00:00"),
        ("Our University: admission dates of 2027 confirmed", "2027-05-10T00:00"),
    ]


def test_entries_keep_their_ids_and_times(client):
    make_round(make_programme().level, 2027)
    with time_machine.travel(datetime(2027, 6, 25, tzinfo=UTC), tick=False):
        before = entries(client)
    with time_machine.travel(datetime(2027, 7, 25, tzinfo=UTC), tick=False):
        after = entries(client)
        assert entries(client) == after
    assert len(before) == 2
    assert after[-2:] == before
    assert len({key for _, _, key in after}) == len(after)


def test_feed_names_its_author_and_promises_no_more_than_it_says(client):
    text = read(client, "/en/residency/feed.xml")
    assert "<author><name>" in text
    assert "dates that only follow the rule of every year say so" in text


def test_feed_without_news_is_a_feed(client):
    assert entries(client) == []


def test_feed_speaks_the_language_of_its_address_and_marks_what_is_only_expected(client):
    make_round(make_programme().level)
    with time_machine.travel(datetime(2027, 6, 25, tzinfo=UTC), tick=False):
        assert "20 June – 20 July 2027 (by the yearly rule)" in entries(client)[0][0]
        text = read(client, "/ky/residency/feed.xml")
    assert 'xml:lang="ky"' in text


def programme_data(client, path: str = "/en/residency/cardiology/") -> dict:
    found = extruct.extract(read(client, path), syntaxes=["json-ld"])["json-ld"][0]["@graph"]
    return next(one for one in found if one["@type"] == "EducationalOccupationalProgram")


@time_machine.travel(MARCH, tick=False)
def test_structured_data_say_what_the_page_says(client):
    level = make_level(award_en="Certificate of a specialist", instruction_languages="kk,ru")
    level.prerequisites.create(text_en="A medical degree")
    make_programme(level=level, places=12)
    make_round(level, 2027)
    found = programme_data(client)
    assert found["timeToComplete"] == "P3Y"
    assert found["inLanguage"] == ["kk", "ru"]
    assert (found["applicationStartDate"], found["applicationDeadline"]) == ("2027-06-20", "2027-07-20")
    assert found["programPrerequisites"] == ["A medical degree"]
    assert found["educationalCredentialAwarded"] == "Certificate of a specialist"
    assert found["maximumEnrollment"] == 12
    assert found["provider"]["name"] == "Our University"
    assert found["url"].endswith("/en/residency/cardiology/")


@time_machine.travel(MARCH, tick=False)
def test_an_expected_day_is_no_deadline_for_machines(client):
    make_round(make_programme().level)
    found = programme_data(client)
    assert "applicationDeadline" not in found
    assert "applicationStartDate" not in found


@pytest.mark.parametrize(("months", "text"), [(36, "P3Y"), (30, "P2Y6M"), (6, "P6M"), (None, "")])
def test_lengths_are_written_as_iso_8601_has_them(months, text):
    assert iso_duration(months) == text
