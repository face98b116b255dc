from datetime import UTC, date, datetime

import pytest

from publishing import clock

LATE = datetime(2026, 7, 20, 18, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Asia/Almaty", date(2026, 7, 20)),
        ("Asia/Tashkent", date(2026, 7, 20)),
        ("Asia/Bishkek", date(2026, 7, 21)),
        ("Asia/Tokyo", date(2026, 7, 21)),
    ],
)
def test_the_day_is_that_of_the_zone(zone, day):
    with clock.at(LATE):
        assert clock.today(zone) == day


def test_without_a_zone_the_settings_decide(settings):
    settings.TIME_ZONE = "Asia/Bishkek"
    with clock.at(LATE):
        assert clock.today() == date(2026, 7, 21)


def test_the_present_comes_back_even_after_a_fault():
    def page_with_a_fault():
        with clock.at(LATE):
            assert clock.now() == LATE
            assert clock.pretending()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        page_with_a_fault()
    assert not clock.pretending()
    assert clock.now() != LATE


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"), clock.at(datetime(2026, 7, 20)):  # noqa: DTZ001
        pass
