"""Events in calendars, feeds and search engines, read back by other libraries than those that write them."""

from datetime import date
from xml.etree import ElementTree

import ics
import pytest
import vobject
from extruct.jsonld import JsonLdExtractor

from publishing.models import State
from tests.cooperation.making import make_event, make_partner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("2027-02-05/2027-02-10", date(2027, 2, 5), date(2027, 2, 10)),
        ("2028-02-29", date(2028, 2, 29), date(2028, 2, 29)),
        ("2026-12-31/2027-01-01", date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_event_goes_into_a_calendar_with_its_days(client, when, first, last):
    make_event("visit", make_partner("alpha"), when=when, text_ky="Көрүп; үйрөнүү, өң")
    page = client.get("/ky/cooperation/events/visit/").text
    assert 'href="/ky/cooperation/events/visit/calendar.ics"' in page
    response = client.get("/ky/cooperation/events/visit/calendar.ics")
    [event] = vobject.readOne(response.text).vevent_list
    assert (event.summary.value, event.dtstart.value) == ("Visit (ky)", first)
    assert event.dtend.value.toordinal() == last.toordinal() + 1
    assert event.description.value.startswith("Көрүп; үйрөнүү, өң\nБиздин бөлүм")
    assert event.url.value == "http://testserver/ky/cooperation/events/visit/"
    [again] = ics.Calendar(response.text).events
    assert (again.begin.date(), again.name) == (first, "Visit (ky)")


@pytest.mark.parametrize("when", ["", "2027", "2027-02", "autumn 2027"])
def test_event_without_days_has_no_calendar_file(client, when):
    make_event("visit", when=when)
    assert "calendar.ics" not in client.get("/en/cooperation/events/visit/").text
    assert client.get("/en/cooperation/events/visit/calendar.ics").status_code == 404


def test_calendar_and_feed_of_a_hidden_event_are_not_there(client):
    make_event("visit", when="2027-02-05", state=State.DRAFT)
    assert client.get("/en/cooperation/events/visit/calendar.ics").status_code == 404
    assert "visit" not in client.get("/en/cooperation/events/feed.xml").text


def feed(client, language: str) -> ElementTree.Element:
    response = client.get(f"/{language}/cooperation/events/feed.xml")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    assert not response.cookies
    return ElementTree.fromstring(response.content)  # noqa: S314  (our own)


def test_feed_tells_the_latest_news_first_in_the_reader_s_language(client):
    make_event("older", when="2027-02-05", text_en="A <b>lecture</b> & more")
    make_event("newer", when="2009")
    root = feed(client, "ky")
    assert root.get(LANG) == "ky"
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Newer (ky)", "Older (ky)"]
    assert entries[1].find(f"{ATOM}link").get("href") == "http://testserver/ky/cooperation/events/older/"
    english = feed(client, "en").findall(f"{ATOM}entry")[1]
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    assert english.findtext(f"{ATOM}summary") == "5 February 2027\nA <b>lecture</b> & more"


def test_an_entry_of_an_event_without_a_date_says_so(client):
    make_event("undated", text_en="A lecture")
    assert feed(client, "en").findtext(f"{ATOM}entry/{ATOM}summary") == "Date not known\nA lecture"


def test_entry_in_another_language_says_so(client):
    make_event("only-kyrgyz", title_en="", title_ky="Көрүшүү")
    [entry] = feed(client, "uz").findall(f"{ATOM}entry")
    assert (entry.findtext(f"{ATOM}title"), entry.get(LANG)) == ("Көрүшүү", "ky")


def test_feed_without_events_is_a_feed_still(client):
    assert feed(client, "kk").findall(f"{ATOM}entry") == []


def test_list_leads_to_the_feed(client):
    page = client.get("/ru/cooperation/events/").text
    assert page.count('href="/ru/cooperation/events/feed.xml"') == 2


def test_search_engines_read_what_the_page_says(client):
    make_event("visit", make_partner("alpha"), when="2027-02-05/2027-02-10", mode="hybrid", text_en="They saw it.")
    found = JsonLdExtractor().extract(client.get("/en/cooperation/events/visit/").text)
    [event] = [item for item in found[0]["@graph"] if item["@type"] == "EducationEvent"]
    assert event["name"] == "Visit"
    assert (event["startDate"], event["endDate"]) == ("2027-02-05", "2027-02-10")
    assert event["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert event["organizer"]["name"] == "Our Office"
    assert event["contributor"][0]["url"] == "http://testserver/en/cooperation/partners/alpha/"


@pytest.mark.parametrize(("when", "said"), [("", None), ("2027", "2027"), ("2027-02", "2027-02"), ("1990s", None)])
def test_search_engines_are_told_no_day_that_is_not_known(client, when, said):
    make_event("visit", when=when)
    found = JsonLdExtractor().extract(client.get("/en/cooperation/events/visit/").text)
    [event] = [item for item in found[0]["@graph"] if item["@type"] == "EducationEvent"]
    assert event.get("startDate") == said
