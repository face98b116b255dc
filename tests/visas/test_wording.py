"""Terms and lengths in words."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from publishing.languages import Text
from visas.models import DayKind, DeadlineRule
from visas.wording import act_label, days_of_kind, deadline_label, length_label, money


@pytest.mark.parametrize(
    ("event", "offset", "kind", "label"),
    [
        ("border_crossing", 5, "working", "within 5 working days after crossing the border"),
        ("border_crossing", 1, "calendar", "within 1 calendar day after crossing the border"),
        ("visa_expiry", -30, "working", "at least 30 working days before the end of the visa"),
        ("visa_granted", 0, "calendar", "on the day itself: grant of the visa"),
    ],
)
def test_a_deadline_in_words(event, offset, kind, label):
    assert deadline_label(event, offset, kind) == label


@pytest.mark.parametrize("event", DeadlineRule.Event.values)
@pytest.mark.parametrize("kind", DayKind.values)
@pytest.mark.parametrize("offset", [-3, 3])
def test_every_deadline_has_words_with_its_number(event, kind, offset):
    assert "3" in deadline_label(event, offset, kind)


@pytest.mark.parametrize(
    ("number", "unit", "label"),
    [(1, "academic_year", "1 academic year"), (5, "year", "5 years"), (6, "month", "6 months"), (90, "day", "90 days")],
)
def test_a_length_in_words(number, unit, label):
    assert length_label(number, unit) == label


def test_days_name_their_kind():
    assert days_of_kind(1, "working") == "1 working day"
    assert days_of_kind(60, "calendar") == "60 calendar days"


def test_nothing_to_pay_is_said_in_words():
    assert money(Decimal(0), "KGS") == "free of charge"
    assert money(Decimal("0.5"), "MCI") == "0.5\N{NO-BREAK SPACE}MCI"
    with override("ru"):
        assert money(Decimal("0.5"), "MCI") == "0,5\N{NO-BREAK SPACE}МРП"


def test_an_act_keeps_the_language_of_its_name():
    parts = act_label(Text("Постановление", "ru"), "689", date(2016, 12, 19))
    assert [(part, part.lang) for part in parts] == [
        ("Постановление", "ru"),
        ("No. 689", "en"),
        ("19 December 2016", "en"),
    ]
