"""Calendar files, read back by another library than the one that writes them."""

from datetime import date, timedelta

import pytest
import vobject
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from publishing.calendar_files import Entry, calendar_file
from tests.plain_text import LINES

pytestmark = pytest.mark.django_db


def read(entries, name="Admission"):
    response = calendar_file(RequestFactory().get("/en/residency/calendar.ics"), name, entries, "admission")
    return response, vobject.readOne(response.content.decode())


def test_file_carries_name_days_and_address():
    entry = Entry(
        "round-3-application", "Applications: last day", date(2026, 7, 20), date(2026, 7, 20), "Almaty; UTC+5", "/en/x/"
    )
    response, calendar = read([entry])
    assert response["Content-Type"].startswith("text/calendar")
    assert 'filename="admission.ics"' in response["Content-Disposition"]
    assert calendar.x_wr_calname.value == "Admission"
    [event] = calendar.vevent_list
    assert event.uid.value == "round-3-application@testserver"
    assert event.dtstart.value == date(2026, 7, 20)
    assert event.dtend.value == date(2026, 7, 21)  # the day after the last one
    assert event.description.value == "Almaty; UTC+5"
    assert event.url.value == "http://testserver/en/x/"
    assert event.dtstamp.value.tzinfo


def test_calendar_speaks_up_in_time_where_asked():
    with_reminder = Entry("a", "Last day", date(2026, 7, 20), date(2026, 7, 20), remind=3)
    without = Entry("b", "Enrolment", date(2026, 8, 31), date(2026, 8, 31))
    _, calendar = read([with_reminder, without])
    first, second = calendar.vevent_list
    assert first.valarm.trigger.value == timedelta(days=-3, hours=9)
    assert not hasattr(second, "valarm")


def test_file_without_entries_is_a_calendar_still():
    _, calendar = read([])
    assert calendar.name == "VCALENDAR"


@given(LINES, st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_and_day_come_back(text, day):
    with override("kk"):
        _, calendar = read([Entry("key", text, day, day, text)])
    [event] = calendar.vevent_list
    assert (event.summary.value, event.description.value, event.dtstart.value) == (text, text, day)


def test_lines_are_folded_to_75_bytes():
    response, _ = read([Entry("key", "қабылдау " * 40, date(2026, 1, 1), date(2026, 1, 1))])
    assert max(len(line) for line in response.content.split(b"\r\n")) <= 75
