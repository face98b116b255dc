"""Narrowing the list of programmes: counts of choices, lengths in addresses."""

import pytest

from residency.finder import Alike, counted, matching, months, years

TABLE = [
    Alike("surgical", 36, "residency", "kaznmu", True, 5),
    Alike("surgical", 24, "residency", "kaznmu", False, 2),
    Alike("dental", 24, "residency", "osh", True, 3),
]


@pytest.mark.parametrize(("length", "text"), [(24, "2"), (36, "3"), (18, "1.5"), (6, "0.5"), (7, "0.583333")])
def test_lengths_stand_in_addresses_as_years(length, text):
    assert years(length) == text
    assert months(text) == length


@pytest.mark.parametrize("length", range(6, 85))
def test_every_length_is_read_back_as_it_was_written(length):
    assert months(years(length)) == length


def test_choices_are_counted_under_all_other_choices():
    assert counted(TABLE, {}, "group") == {"surgical": 7, "dental": 3}
    assert counted(TABLE, {"duration": 24}, "group") == {"surgical": 2, "dental": 3}
    assert counted(TABLE, {"duration": 24, "group": "dental"}, "group") == {"surgical": 2, "dental": 3}
    assert counted(TABLE, {"university": "osh"}, "group") == {"dental": 3}


def test_matching_rows_fit_every_choice():
    assert matching(TABLE, {"children": True, "duration": 24}) == TABLE[2:]
    assert matching(TABLE, {"group": "dental", "duration": 36}) == []
