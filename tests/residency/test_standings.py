"""How the programmes of a list stand: those one can apply to, and what closes first."""

from datetime import UTC, datetime

import pytest
import time_machine

from residency.models import Programme
from tests.factories import make_department
from tests.residency.making import make_level, make_programme, make_round

pytestmark = pytest.mark.django_db

JULY = {"application": ((6, 20), (7, 20))}
AUGUST = {"application": ((7, 1), (8, 20))}
AUTUMN = {"application": ((9, 1), (9, 30))}


def at(month: int, day: int, hour: int = 6) -> time_machine.travel:
    return time_machine.travel(datetime(2027, month, day, hour, tzinfo=UTC), tick=False)


@pytest.fixture
def programmes():
    for name, windows in (("july", JULY), ("august", AUGUST), ("autumn", AUTUMN), ("never", None)):
        level = make_level(make_department(name, country="KZ", time_zone="Asia/Almaty"))
        make_programme(f"{name}-programme", level=level)
        if windows:
            make_round(level, windows=windows)


def listed(page, query: str) -> list[str]:
    found = page(f"/en/residency/?{query}").all("h2", **{"class": "row-title"})
    return [title.text.lower().split()[0] for title in found]


@pytest.mark.parametrize(
    ("month", "day", "open_then"),
    [
        (6, 19, []),
        (6, 20, ["july"]),
        (7, 1, ["august", "july"]),
        (7, 20, ["august", "july"]),
        (7, 21, ["august"]),
        (9, 30, ["autumn"]),
        (10, 1, []),
    ],
)
def test_only_what_is_open_on_the_day_is_listed_and_counted(page, programmes, month, day, open_then):
    with at(month, day):
        found = page("/en/residency/?open=1")
        assert sorted(listed(page, "open=1")) == open_then
        ticks = [label.text for label in found.all("label") if label.text.strip().startswith("Open now")]
        assert [" ".join(text.split()) for text in ticks] == [f"Open now {len(open_then)}"]


def test_the_last_day_ends_at_midnight_of_the_university(page, programmes):
    with time_machine.travel(datetime(2027, 7, 20, 18, 59, 59, tzinfo=UTC), tick=False):
        assert "july" in listed(page, "open=1")
    with time_machine.travel(datetime(2027, 7, 20, 19, 0, 0, tzinfo=UTC), tick=False):
        assert "july" not in listed(page, "open=1")


def test_what_closes_first_comes_first_then_what_opens_next_then_what_has_no_dates(page, programmes):
    with at(7, 10):
        assert listed(page, "sort=closing") == ["july", "august", "autumn", "never"]
    with at(8, 1):
        assert listed(page, "sort=closing") == ["august", "autumn", "july", "never"]


def test_a_programme_of_other_years_is_not_open(page):
    make_round(make_level(), windows=JULY)
    make_programme("over", valid_until=2026)
    make_programme("running")
    with at(7, 1):
        assert listed(page, "open=1") == ["running"]
        assert listed(page, "sort=closing") == ["running", "over"]


def test_windows_of_others_do_not_count_for_a_reader(page):
    made = make_round(make_level(), windows=JULY)
    made.windows.update(applicant="citizen")
    make_programme("cardiology")
    with at(7, 1):
        assert listed(page, "open=1&citizenship=KZ") == ["cardiology"]
        assert listed(page, "open=1&citizenship=PK") == []
        assert Programme.objects.count() == 1
