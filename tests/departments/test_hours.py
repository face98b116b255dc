"""Office hours: the week they make, and the state at every minute of it, by the clock on the office's wall."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from departments import hours
from departments.models import OfficeHours
from publishing import clock
from tests.crawl import visit
from tests.factories import make_department, make_person, make_post

ZONES = ["Asia/Bishkek", "Asia/Almaty", "Asia/Tashkent", "Europe/London", "Africa/Cairo", "Australia/Lord_Howe"]


def row(days: str, span: str) -> SimpleNamespace:
    """ "1-5", "9:00-17:30"."""
    first, _, last = days.partition("-")
    opens, closes = (time(*map(int, at.split(":"))) for at in span.split("-"))
    return SimpleNamespace(first_day=int(first), last_day=int(last or first), opens=opens, closes=closes)


def at(day: int, clock_time: str) -> int:
    return (day - 1) * hours.DAY + hours.minutes(time(*map(int, clock_time.split(":"))))


OFFICE = [row("1-5", "9:00-12:00"), row("1-5", "13:00-17:00"), row("6", "9:00-12:00")]
NIGHT_CLINIC = [row("1-7", "20:00-0:00"), row("1-7", "0:00-6:00")]
WEEKEND = [row("7", "22:00-0:00"), row("1", "0:00-6:00")]


@pytest.mark.parametrize(
    ("rows", "day", "moment", "said"),
    [
        (OFFICE, 1, "8:59", "Closed now, opens today at 9:00"),
        (OFFICE, 1, "9:00", "Open now, until 12:00"),
        (OFFICE, 1, "11:59", "Open now, until 12:00"),
        (OFFICE, 1, "12:00", "Closed now, opens today at 13:00"),
        (OFFICE, 5, "17:00", "Closed now, opens tomorrow at 9:00"),
        (OFFICE, 6, "12:00", "Closed now, opens on Monday at 9:00"),
        (OFFICE, 7, "0:00", "Closed now, opens tomorrow at 9:00"),
        (NIGHT_CLINIC, 7, "23:59", "Open now, until 6:00"),
        (NIGHT_CLINIC, 1, "0:00", "Open now, until 6:00"),
        (NIGHT_CLINIC, 1, "6:00", "Closed now, opens today at 20:00"),
        (WEEKEND, 7, "23:00", "Open now, until 6:00"),
        (WEEKEND, 1, "6:00", "Closed now, opens on Sunday at 22:00"),
        ([row("3", "9:00-10:00")], 3, "10:00", "Closed now, opens on Wednesday at 9:00"),
        ([row("1-7", "0:00-0:00")], 4, "12:00", "Open day and night"),
        ([row("1-5", "0:00-0:00")], 1, "12:00", "Open now"),
        ([row("1-5", "0:00-0:00")], 5, "12:00", "Open now, until 24:00"),
        ([], 1, "12:00", ""),
    ],
)
def test_state_says_until_or_from_when(rows, day, moment, said):
    assert hours.state_label(hours.week_of(rows), at(day, moment)) == said


def test_days_with_the_same_hours_stand_in_one_line():
    assert hours.lines(hours.week_of(OFFICE), "en") == [
        ("Monday–Friday", "9:00–12:00, 13:00–17:00"),
        ("Saturday", "9:00–12:00"),
    ]
    assert hours.lines(hours.week_of([row("1", "9:00-17:00"), row("3", "9:00-17:00")]), "ru") == [
        ("Понедельник", "9:00–17:00"),
        ("Среда", "9:00–17:00"),
    ]
    assert hours.lines(hours.week_of(WEEKEND), "en") == [("Monday", "0:00–6:00"), ("Sunday", "22:00–24:00")]


@st.composite
def rows_of_a_week(draw):
    found = []
    for _ in range(draw(st.integers(0, 4))):
        first, last = sorted([draw(st.integers(1, 7)), draw(st.integers(1, 7))])
        start, end = sorted(draw(st.lists(st.integers(0, hours.DAY), min_size=2, max_size=2, unique=True)))
        closes = time(*divmod(end % hours.DAY, 60))
        found.append(SimpleNamespace(first_day=first, last_day=last, opens=time(*divmod(start, 60)), closes=closes))
    return found


def is_open(rows, minute: int) -> bool:
    """The same as the rows themselves say it."""
    day, rest = divmod(minute, hours.DAY)
    return any(
        entry.first_day <= day + 1 <= entry.last_day
        and hours.minutes(entry.opens) <= rest < (hours.minutes(entry.closes) or hours.DAY)
        for entry in rows
    )


@given(rows_of_a_week(), st.integers(0, hours.WEEK - 1))
def test_state_is_that_of_the_rows_and_lasts_just_until_it_changes(rows, minute):
    state = hours.state_at(hours.week_of(rows), minute)
    assert state.is_open == is_open(rows, minute)
    if state.changes is None:
        assert all(is_open(rows, other) == state.is_open for other in range(0, hours.WEEK, 60))
    else:
        ahead = (state.changes - minute) % hours.WEEK
        assert all(is_open(rows, (minute + step) % hours.WEEK) == state.is_open for step in range(ahead))
        assert is_open(rows, state.changes) != state.is_open


@given(rows_of_a_week())
def test_lines_tell_the_same_week(rows):
    said = [
        (day, start, end)
        for first, last, found in hours.by_days(hours.week_of(rows))
        for day in range(first, last + 1)
        for start, end in found
    ]
    for minute in range(0, hours.WEEK, 7):
        day, rest = divmod(minute, hours.DAY)
        assert any(day == one and start <= rest < end for one, start, end in said) == is_open(rows, minute)


@given(
    rows_of_a_week(),
    st.sampled_from(ZONES),
    st.integers(0, 2_000_000).map(lambda minutes: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)),
)
def test_clock_on_the_wall_decides_in_every_zone(rows, zone, moment):
    local = moment.astimezone(ZoneInfo(zone))
    minute = local.weekday() * hours.DAY + local.hour * 60 + local.minute
    assert hours.minute_of(moment, zone) == minute
    with clock.at(moment):
        shown = hours.shown(rows, zone)
    assert (shown.is_open if shown else False) == is_open(rows, minute)


@pytest.mark.parametrize("language", ["ru", "ky", "kk", "uz"])
def test_states_differ_in_every_language(language):
    with override(language):
        said = {hours.state_label(hours.week_of(OFFICE), minute) for minute in range(0, hours.WEEK, 30)}
    assert len(said) == len({hours.state_label(hours.week_of(OFFICE), minute) for minute in range(0, hours.WEEK, 30)})
    assert not any("None" in text or "%" in text for text in said)


# What is stored, and what readers see


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"first_day": 5, "last_day": 1},
        {"first_day": 0},
        {"last_day": 8},
        {"opens": time(17), "closes": time(9)},
        {"opens": time(9), "closes": time(9)},
        {"department": None},
        {"opens": time(9, 0, 30)},
    ],
)
def test_hours_that_make_no_sense_are_refused(wrong):
    fields = {"department": make_department(), "opens": time(9), "closes": time(17)} | wrong
    with pytest.raises(ValidationError):
        OfficeHours(**fields).full_clean()
    if "opens" not in wrong or not wrong["opens"].second:
        with pytest.raises(IntegrityError), transaction.atomic():
            OfficeHours.objects.create(**fields)


def seen(path: str) -> str:
    page = visit(Client(), path)
    assert page.response.status_code == 200
    return page.tree.one("main").text


BISHKEK = ZoneInfo("Asia/Bishkek")
MONDAY = datetime(2026, 11, 23, 9, tzinfo=BISHKEK)


@pytest.mark.django_db
def test_page_of_a_department_says_whether_it_is_open_by_its_own_clock():
    department = make_department(time_zone="Asia/Almaty")
    OfficeHours.objects.create(department=department, opens=time(9), closes=time(17, 30))
    for moment, said in (
        (MONDAY + timedelta(hours=1, seconds=-1), "Closed now, opens today at 9:00"),
        (MONDAY + timedelta(hours=1), "Open now, until 17:30"),
    ):
        with time_machine.travel(moment, tick=False):
            text = seen("/en/departments/our-university/")
        assert said in text
        assert "Monday–Friday 9:00–17:30" in text
        assert "Almaty (UTC+5)" in text


@pytest.mark.django_db
def test_hours_of_a_post_stand_with_the_person_and_those_of_a_former_post_nowhere():
    department = make_department()
    post = make_post(department, make_person("asanova"), office_hours_en="by appointment")
    post.regular_hours.create(first_day=2, last_day=2, opens=time(14), closes=time(16))
    with time_machine.travel(MONDAY, tick=False):
        pages = [seen(path) for path in ("/en/departments/our-university/", "/en/people/asanova/")]
    for text in pages:
        assert "Closed now, opens tomorrow at 14:00" in text
        assert "Tuesday 14:00–16:00" in text
        assert "by appointment" in text
    post.until_from = post.until_to = date(2020, 1, 1)
    post.until_precision = "day"
    post.save()
    assert "Tuesday" not in seen("/en/people/asanova/")
