"""Tag, box, filter, count, banner, feed, calendar file and structured data say the same at any moment."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

import extruct
import pytest
import time_machine
import vobject
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing.indexing import gathered
from residency.calendar import begins_at
from tests.documents import Element, parse
from tests.factories import make_department
from tests.residency.making import make_level, make_programme, make_round

pytestmark = pytest.mark.django_db
ZONES = ["Asia/Bishkek", "Asia/Almaty", "Asia/Tashkent"]
SECOND = timedelta(seconds=1)


def said_at(moment: datetime, zone: str) -> dict[str, bool]:
    """Whether one can apply, as each part of the site says it."""
    with time_machine.travel(moment, tick=False):
        page, lists, home, calendar = (Page(path) for path in ("cardiology/", "", "../", "calendar/"))
        feed = re.findall("<entry><title>([^<]*)", Page("feed.xml").text)
        return {
            "box": is_open(page.words("status-title")),
            "card": is_open(lists.words("row-tag")),
            "filter": "Cardiology" in Page("?open=1").words("rows"),
            "home": is_open(home.words("row-tag")),
            "banner at home": "one can apply now" in home.words("notice-title"),
            "banner of the list": "one can apply now" in lists.words("notice-title"),
            "calendar": "Applications open now" in calendar.words("is-open"),
            "feed": bool(feed) and any(word in feed[0] for word in ("one can apply now", "close soon")),
            "structured data": in_structured_data(page.text, moment, zone),
            "calendar file": in_calendar_file(Page("cardiology/calendar.ics").text, moment, zone),
        }


class Page:
    def __init__(self, path: str) -> None:
        response = Client().get("/en/" if path == "../" else f"/en/residency/{path}")
        assert response.status_code == 200, f"{path}: {response.status_code}"
        self.text = response.content.decode()

    @cached_property
    def main(self) -> Element:
        return parse(self.text)[0].one("main")

    def words(self, css: str) -> str:
        """The words of the first element of a class."""
        found = [element for element in self.main.walk() if css in element.get("class").split()]
        return " ".join(found[0].text.split()) if found else ""

    def rows(self) -> list[Element]:
        return [element for element in self.main.all("li") if "row" in element.get("class").split()]


def is_open(label: str) -> bool:
    return label.startswith(("Open now", "Closes in", "Last day"))


def in_structured_data(text: str, moment: datetime, zone: str) -> bool:
    """Whether the day lies between those that stand there."""
    found = extruct.extract(text, syntaxes=["json-ld"])["json-ld"][0]["@graph"]
    (programme,) = [one for one in found if one["@type"] == "EducationalOccupationalProgram"]
    days = [programme.get(name) for name in ("applicationStartDate", "applicationDeadline")]
    return all(days) and within(moment, zone, *map(date.fromisoformat, days))


def in_calendar_file(text: str, moment: datetime, zone: str) -> bool:
    events = vobject.readOne(text).contents.get("vevent", [])
    days = [
        (event.dtstart.value, event.dtend.value - timedelta(days=1))
        for event in events
        if event.summary.value.startswith("Applications")
    ]
    return any(within(moment, zone, *pair) for pair in days)


def within(moment: datetime, zone: str, first: date, last: date) -> bool:
    return first <= moment.astimezone(ZoneInfo(zone)).date() <= last


@gathered()
def make_site(zone: str) -> None:
    level = make_level(make_department("our-university", country="KZ", time_zone=zone))
    make_programme(level=level)
    make_round(level, 2027)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(("turn", "opens"), [(date(2027, 6, 20), True), (date(2027, 7, 21), False)])
def test_all_turn_together_at_midnight_of_the_university(zone, turn, opens):
    make_site(zone)
    midnight = begins_at(turn, zone)
    for moment, expected in ((midnight - SECOND, not opens), (midnight + SECOND, opens)):
        said = said_at(moment, zone)
        assert set(said.values()) == {expected}, {name: value for name, value in said.items() if value != expected}


def test_all_agree_at_any_moment():
    make_site("Asia/Tashkent")

    @settings(max_examples=8)
    @given(st.integers(0, 200 * 24 * 3600))
    def agree(seconds):
        said = said_at(datetime(2027, 4, 1, tzinfo=UTC) + timedelta(seconds=seconds), "Asia/Tashkent")
        assert len(set(said.values())) == 1, said

    agree()


def test_the_filter_counts_what_the_cards_call_open():
    make_site("Asia/Almaty")
    level = make_level()
    make_programme("nephrology", valid_until=2026)
    make_programme("pulmonology", valid_from=2027)
    make_programme("surgery", level=make_level(level.department, "phd"))
    with time_machine.travel(datetime(2027, 7, 1, tzinfo=UTC), tick=False):
        called = sorted(row.all("h2")[0].text.strip() for row in Page("").rows() if "Open now" in row.text)
        listed = sorted(row.all("h2")[0].text.strip() for row in Page("?open=1").rows())
        assert called == listed == ["Cardiology", "Pulmonology"]
