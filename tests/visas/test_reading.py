"""Answers as they stand in an address: what counts, and what is wrong with the rest."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.reading import Fault, Read, read_choice, read_country, read_date, read_number

TODAY = date(2026, 9, 1)
TEN = (10, 10)


def of_fields(day: str, month: str, year: str) -> Read:
    return read_date({"d_day": day, "d_month": month, "d_year": year}, "d", TODAY, TEN)


@pytest.mark.parametrize(
    ("day", "month", "year", "found"),
    [
        ("28", "8", "2026", date(2026, 8, 28)),
        (" 07 ", "08", "2026", date(2026, 8, 7)),
        ("29", "2", "2028", date(2028, 2, 29)),
        ("29", "2", "2027", Fault.NO_SUCH_DATE),
        ("31", "2", "2026", Fault.NO_SUCH_DATE),
        ("31", "4", "2026", Fault.NO_SUCH_DATE),
        ("0", "1", "2026", Fault.NO_SUCH_DATE),
        ("1", "13", "2026", Fault.NO_SUCH_DATE),
        ("1", "1", "26", Fault.SHORT_YEAR),
        ("1", "1", "0", Fault.SHORT_YEAR),
        ("1", "1", "1926", Fault.TOO_FAR),
        ("1", "1", "2037", Fault.TOO_FAR),
        ("1", "1", "9" * 6, Fault.TOO_FAR),
        ("1", "1", "9" * 400, Fault.NOT_IN_FIGURES),
        ("28", "", "2026", Fault.INCOMPLETE_DATE),
        ("", "", "2026", Fault.INCOMPLETE_DATE),
        ("28", "August", "2026", Fault.NOT_IN_FIGURES),
        ("-1", "1", "2026", Fault.NOT_IN_FIGURES),
        ("1.5", "1", "2026", Fault.NOT_IN_FIGURES),
        ("٣", "1", "2026", Fault.NOT_IN_FIGURES),
        ("", "", "", None),
    ],
)
def test_a_date_of_three_fields(day, month, year, found):
    read = of_fields(day, month, year)
    assert (read.value or read.fault) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-08-28", date(2026, 8, 28)),
        ("2026-8-28", date(2026, 8, 28)),
        ("2026-02-31", Fault.NO_SUCH_DATE),
        ("2026-08", Fault.INCOMPLETE_DATE),
        ("28.08.2026", Fault.INCOMPLETE_DATE),
        ("2026-08-28-1", Fault.NOT_IN_FIGURES),
        ("tomorrow", Fault.INCOMPLETE_DATE),
        ("\x00", None),
    ],
)
def test_a_date_in_one_piece(text, found):
    read = read_date({"d": text}, "d", TODAY, TEN)
    assert (read.value or read.fault) == found


@given(st.dates(date(2016, 1, 1), date(2036, 12, 31)))
def test_every_day_near_enough_is_read_in_both_forms(day):
    assert of_fields(str(day.day), str(day.month), str(day.year)).value == day
    assert read_date({"d": day.isoformat()}, "d", TODAY, TEN).value == day


@given(st.text(), st.text(), st.text())
def test_what_was_typed_comes_back_unless_it_is_a_date(day, month, year):
    read = of_fields(day, month, year)
    assert (read.value is None) or (read.fault is None)
    assert all(len(text) <= 40 for text in read.typed.values())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("6", 6),
        ("06", 6),
        ("1", 1),
        ("0", Fault.OUT_OF_RANGE),
        ("13", Fault.OUT_OF_RANGE),
        ("-1", Fault.NO_NUMBER),
        ("6.5", Fault.NO_NUMBER),
        ("six", Fault.NO_NUMBER),
        ("9" * 400, Fault.NO_NUMBER),
        ("", None),
    ],
)
def test_a_number(text, found):
    read = read_number({"n": text}, "n", (1, 12))
    assert (read.value or read.fault) == found


def test_a_choice_and_a_country_are_of_those_there_are():
    assert read_choice({"c": "flat"}, "c", ("flat",)).value == "flat"
    assert read_choice({"c": "castle"}, "c", ("flat",)).fault == Fault.NO_SUCH_CHOICE
    assert read_country({"c": "in"}, "c", {"IN"}).value == "IN"
    assert read_country({"c": "ZZ"}, "c", {"IN"}).fault == Fault.NO_SUCH_COUNTRY
