"""What is taken along: days for a calendar, the changes as a feed, the facts for machines."""

import json
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
import time_machine
import vobject
from extruct.jsonld import JsonLdExtractor

from publishing.languages import CODES
from tests.visas.making import make_exemption, make_full_procedure, make_list, make_procedure
from tests.visas.test_check import STUDENT, _first_of_september, path, rules  # noqa: F401 - fixtures
from visas.models import DeadlineRule, Holiday

pytestmark = pytest.mark.django_db


def calendar(client, address):
    response = client.get(address)
    assert response["Content-Type"].startswith("text/calendar")
    return {event.uid.value: event for event in vobject.readOne(response.content.decode()).vevent_list}


def alarm(event):
    """When the phone speaks up, by the clock of the place: from the midnight with which the day begins."""
    days, seconds = event.valarm.trigger.value.days, event.valarm.trigger.value.seconds
    return f"{event.dtstart.value + timedelta(days=days)} {seconds // 3600:02}:{seconds % 3600 // 60:02}"


def names(client, language="en", **answers):
    """The entries by what they are."""
    found = calendar(client, path(language, "check/calendar.ics", **answers))
    return {key.partition("-kg")[0]: key for key in found}


@pytest.mark.usefixtures("_first_of_september", "rules")
def test_the_days_of_an_outcome_get_into_a_calendar(client):
    found = calendar(client, path(name="check/calendar.ics", **STUDENT))
    found = {key.rpartition("-")[0]: event for key, event in found.items()}
    assert {key: (event.dtstart.value, alarm(event)) for key, event in found.items()} == {
        "register-kg": (date(2026, 9, 7), "2026-09-05 09:00"),
        "extend-kg": (date(2027, 1, 11), "2026-12-28 09:00"),
        "visa-end-kg": (date(2027, 2, 10), "2027-02-03 09:00"),
        "limit-kg": (date(2030, 2, 10), "2029-08-14 09:00"),
    }
    register = found["register-kg"]
    assert register.summary.value == "Register by Monday, 7 September 2026"
    assert "Within 5 working days after crossing the border." in register.description.value
    assert "by the clock of the place: Bishkek (UTC+6)." in register.description.value
    assert "left" not in register.description.value  # it would be wrong on the morrow
    assert client.get(register.url.value).status_code == 200
    limit = found["limit-kg"]
    assert limit.summary.value == "Study visa: Limit in all (5 years)"
    assert "Counted to the day from 11 February 2025" in limit.description.value
    assert "Which limit counts?" in limit.description.value


@pytest.mark.usefixtures("_first_of_september", "rules")
@pytest.mark.parametrize(
    ("changed", "others"),
    [
        ({"crossing": "2026-08-27"}, {"register"}),
        ({"living": "hostel"}, set()),
        ({"visa": "2027-02-11"}, {"extend", "visa-end", "limit"}),
        ({"course": "5"}, {"limit"}),
        ({"first": "2025-02-10"}, {"limit"}),
        ({"citizenship": "IN"}, {"register", "extend", "visa-end", "limit"}),
        ({"purpose": "residency"}, {"register", "extend", "visa-end", "limit"}),
    ],
)
def test_a_day_is_another_entry_for_other_answers_on_which_it_hangs(client, changed, others):
    before = names(client, **STUDENT)
    assert names(client, "ky", **STUDENT) == before  # the same day in whatever language it is taken
    after = names(client, **STUDENT | changed)
    assert {name for name in before if before[name] != after[name]} == others


@pytest.mark.usefixtures("_first_of_september", "rules")
def test_a_day_that_a_new_rule_moves_is_still_the_same_entry(client):
    before = calendar(client, path(name="check/calendar.ics", **STUDENT, day="register"))
    DeadlineRule.objects.filter(event="border_crossing").update(offset_days=3)
    after = calendar(client, path(name="check/calendar.ics", **STUDENT, day="register"))
    assert before.keys() == after.keys()
    assert [event.dtstart.value for event in (*before.values(), *after.values())] == [
        date(2026, 9, 7),
        date(2026, 9, 3),
    ]


@pytest.mark.usefixtures("_first_of_september", "rules")
def test_days_are_whole_days_of_no_zone(client):
    """A date is the office's own wherever the phone is: no time, no zone, and the end is the day after (RFC 5545)."""
    answer = client.get(path(name="check/calendar.ics", **STUDENT)).content.decode()
    assert "VTIMEZONE" not in answer
    assert "TZID" not in answer
    for event in vobject.readOne(answer).vevent_list:
        for property_ in (event.dtstart, event.dtend):
            assert property_.params == {"VALUE": ["DATE"]}
            assert type(property_.value) is date
        assert event.dtend.value - event.dtstart.value == timedelta(days=1)
        assert event.transp.value == "TRANSPARENT"
        assert event.dtstamp.value.utcoffset() == timedelta(0)


@pytest.mark.usefixtures("_first_of_september", "rules")
@pytest.mark.parametrize("name", ["register", "extend", "visa-end", "limit"])
def test_one_day_can_be_taken_alone(client, name):
    response = client.get(path(name="check/calendar.ics", **STUDENT, day=name))
    assert f'filename="{name}.ics"' in response["Content-Disposition"]
    [event] = vobject.readOne(response.content.decode()).vevent_list
    assert event.uid.value.startswith(f"{name}-kg-")


@pytest.mark.usefixtures("_first_of_september", "rules")
def test_a_limit_that_is_only_about_right_says_so_in_the_calendar(client):
    rough = STUDENT | {"first": "unknown", "done": "2"}
    [limit] = calendar(client, path(name="check/calendar.ics", **rough, day="limit")).values()
    assert limit.summary.value == "Study visa: Limit in all (5 years), about"
    assert "Only whole years are known" in limit.description.value


@pytest.mark.usefixtures("_first_of_september", "rules")
def test_an_outcome_that_is_not_there_yet_leads_to_its_question(client):
    answers = {key: value for key, value in STUDENT.items() if key != "living"}
    response = client.get(path(name="check/calendar.ics", **answers))
    assert response.status_code == 302
    assert "Where do you live there?" in client.get(response["Location"]).content.decode()


@time_machine.travel("2026-08-27 12:00+06:00")
def test_the_example_of_a_procedure_gets_into_a_calendar(client):
    procedure = make_procedure()
    procedure.deadlines.create(event="border_crossing", offset_days=5, day_kind="working")
    Holiday.objects.create(country="KG", date=date(2026, 8, 31), name_en="Independence Day")
    for query, last in {
        "": date(2026, 9, 4),
        "?on=2026-08-28": date(2026, 9, 7),
        "?on=2026-02-31": date(2026, 9, 4),
        "?on=x%00": date(2026, 9, 4),
        "?on=9999-12-31": date(2026, 9, 4),
    }.items():
        [event] = calendar(client, f"/en/visas/registration/calendar.ics{query}").values()
        assert event.dtstart.value == last
    assert "calendar.ics?on=2026-08-27" in client.get("/en/visas/registration/").content.decode()


def test_a_procedure_tells_machines_what_its_page_says(client):
    make_full_procedure(size=2)
    graph = JsonLdExtractor().extract(client.get("/en/visas/registration/").content.decode())[0]["@graph"]
    things = {thing["@type"]: thing for thing in graph}
    service, way = things["GovernmentService"], things["HowTo"]
    assert (service["name"], service["jurisdiction"]["identifier"]) == ("Registration", "KG")
    assert {provider["name"] for provider in service["provider"]} == {"The police"}
    assert [step["text"] for step in way["step"]] == ["Go there 0", "Go there 1"]
    assert [one["text"] for one in way["step"][0]["itemListElement"]] == ["Go there 0", "Or send it 0"]
    assert json.dumps(graph)


@time_machine.travel("2026-09-01 12:00+06:00")
def test_changes_are_told_by_the_dates_of_the_rules(show):
    procedure = make_procedure(act_date=date(2016, 12, 19), act_number="689", legal_act_en="Resolution")
    procedure.deadlines.create(event="border_crossing", offset_days=5, effective_until=date(2026, 9, 4))
    procedure.deadlines.create(event="border_crossing", offset_days=3, effective_from=date(2026, 9, 5))
    found = make_list(effective_from=date(2017, 1, 1))
    for country in ("RU", "KZ"):
        make_exemption(found, country, 30, date(2024, 9, 5), act_number="437")
    make_procedure("secret", state="draft", effective_from=date(2026, 1, 1))
    text = show("/en/visas/changes/")
    parts = [
        "5 September 2026 to come Registration · Kyrgyzstan New term: within 3 working days",
        "4 September 2026 to come Registration · Kyrgyzstan The last day of this term: within 5 working days",
        "5 September 2024 States with more time · Kyrgyzstan Time to register, 30 calendar days (private stay): ",
        "Kazakhstan, Russia. No. 437",
        "1 January 2017 States with more time · Kyrgyzstan The list counts from this day.",
        "19 December 2016 Registration · Kyrgyzstan The legal act on which it stands is of this day. Resolution, No. 689",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "Secret" not in text


def test_no_changes_are_admitted(show):
    assert "No change has been entered yet." in show("/en/visas/changes/")


@pytest.mark.parametrize("language", CODES)
def test_the_feed_has_the_changes_in_the_language_of_its_address(client, language):
    make_procedure(effective_from=date(2024, 9, 5))
    response = client.get(f"/{language}/visas/changes/feed.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    assert "Our University" in feed.findtext(f"{atom}author/{atom}name")
    [entry] = feed.findall(f"{atom}entry")
    assert entry.find(f"{atom}id").text.endswith("-begins")
    assert entry.find(f"{atom}updated").text == "2024-09-05T00:00:00+06:00"
    assert f"/{language}/visas/registration/" in entry.find(f"{atom}link").get("href")


def told(client):
    """When the feed and its entries were last changed, by their ids."""
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ElementTree.fromstring(client.get("/en/visas/changes/feed.xml").content)  # noqa: S314 - our own
    return {
        part.find(f"{atom}id").text.rpartition("/")[2]: datetime.fromisoformat(part.find(f"{atom}updated").text)
        for part in (feed, *feed.findall(f"{atom}entry"))
    }


def test_no_entry_of_the_feed_is_of_a_day_to_come(client):
    """What is to come is as old as the look somebody had at it; on its day it is new, under the same id."""
    checked = date(2026, 8, 20)
    make_procedure().deadlines.create(
        event="border_crossing", offset_days=3, effective_from=date(2026, 9, 5), checked_on=checked
    )
    make_procedure("unchecked", effective_from=date(2026, 9, 5))
    with time_machine.travel("2026-09-01 12:00+06:00"):
        before = told(client)
    with time_machine.travel("2026-09-06 12:00+06:00"):
        after = told(client)
    assert before.keys() == after.keys()
    assert sorted(f"{moment:%d.%m}" for moment in before.values()) == ["01.09", "01.09", "20.08"]
    assert {f"{moment:%d.%m}" for moment in after.values()} == {"05.09"}
