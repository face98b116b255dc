"""The last moment at which a page may have changed by the clocks of several places."""

from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from departments.models import OfficeHours
from publishing.caching import last_time
from tests.factories import make_department

ZONES = ["Asia/Bishkek", "Asia/Tashkent", "Europe/London", "Africa/Cairo", "Australia/Lord_Howe", "America/Havana"]
#: Around the changes of London, Cairo, Lord Howe and Havana, and anywhere.
NIGHTS = [datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 10, 25, tzinfo=UTC), datetime(2026, 4, 23, 22, tzinfo=UTC),
          datetime(2026, 10, 29, 20, tzinfo=UTC), datetime(2026, 4, 4, 15, tzinfo=UTC), datetime(2026, 3, 8, 5, tzinfo=UTC),
          datetime(2026, 11, 1, 4, tzinfo=UTC)]  # fmt: skip
near = st.builds(
    lambda night, minutes: night + timedelta(minutes=minutes), st.sampled_from(NIGHTS), st.integers(-1800, 1800)
)
moments = near | st.integers(-3_000_000, 3_000_000).map(lambda minutes: NIGHTS[0] + timedelta(minutes=minutes))
times_of_day = st.lists(st.integers(0, 1439).map(lambda minute: time(*divmod(minute, 60))), max_size=4).map(
    lambda found: tuple(sorted({time.min, *found}))
)


def shown(zone: ZoneInfo, times: tuple[time, ...], moment: datetime) -> tuple[object, int]:
    """What a page may make of the clock of a zone: its day, and which of the times have passed."""
    local = moment.astimezone(zone)
    return local.date(), bisect_right(times, local.time())


@given(st.sampled_from(ZONES).map(ZoneInfo), times_of_day, moments)
@example(ZoneInfo("Europe/London"), (time.min, time(1, 30)), datetime(2026, 3, 29, 1, 10, tzinfo=UTC))
@example(ZoneInfo("Europe/London"), (time.min, time(1, 30)), datetime(2026, 10, 25, 5, tzinfo=UTC))
@example(ZoneInfo("Europe/London"), (time.min, time(0, 30), time(1, 30)), datetime(2026, 10, 25, 1, 10, tzinfo=UTC))
def test_nothing_has_changed_since_the_last_change(zone, times, now):
    since = last_time(zone, times, now)
    assert since <= now
    step = max((now - since) / 50, timedelta(seconds=1))
    between = [since + step * number for number in range(50)]
    assert {shown(zone, times, moment) for moment in (since, now, *between) if moment <= now} == {
        shown(zone, times, now)
    }


@given(st.sampled_from(ZONES).map(ZoneInfo), times_of_day, moments, st.integers(1, 90_000))
def test_last_change_moves_on_whenever_something_changes_and_never_back(zone, times, now, seconds):
    later = now + timedelta(seconds=seconds)
    before, after = last_time(zone, times, now), last_time(zone, times, later)
    assert before <= after
    if shown(zone, times, now) != shown(zone, times, later):
        assert now < after


@pytest.mark.django_db
@pytest.mark.parametrize("end", ["opens", "closes"])
@pytest.mark.parametrize("zone", ["Asia/Bishkek", "Asia/Tashkent", "Europe/London"])
def test_kept_page_becomes_stale_when_an_office_opens_and_when_it_closes(zone, end):
    department = make_department("office", time_zone=zone)
    OfficeHours.objects.create(department=department, first_day=1, last_day=7, opens=time(9), closes=time(17, 30))
    address, at = "/en/departments/office/", {"opens": time(9), "closes": time(17, 30)}[end]
    flip = datetime.combine(date(2026, 11, 23), at, ZoneInfo(zone))
    with time_machine.travel(flip - timedelta(seconds=1), tick=False) as clock:
        before = Client().get(address)
        assert Client().get(address, headers={"If-None-Match": before["ETag"]}).status_code == 304
        clock.move_to(flip)
        after = Client().get(address, headers={"If-None-Match": before["ETag"]})
        assert after.status_code == 200
        assert ("Open now" in before.text, "Open now" in after.text) == {
            "opens": (False, True),
            "closes": (True, False),
        }[end]
        clock.move_to(flip + timedelta(minutes=20))
        assert Client().get(address, headers={"If-None-Match": after["ETag"]}).status_code == 304
