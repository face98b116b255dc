"""Narrowing the list of programmes: counts of choices, lengths in addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from residency.finder import picked
from residency.standings import Offer
from residency.tally import Alike, Counted, matching, months, numbers, table, total, years


def alike(group: str, length: str, number: int, **more: tuple[str, ...]) -> Alike:
    fields = {"level": ("residency",), "language": ("kk", "ru"), "university": ("kaznmu",), "children": (), "open": ()}
    return Alike(group=(group,), duration=(length,), number=number, **(fields | more))


TABLE = [
    alike("surgical", "3", 5, children=("1",)),
    alike("surgical", "2", 2, open=("1",)),
    alike("dental", "2", 3, children=("1",), language=("en",)),
]


@pytest.mark.parametrize(("length", "text"), [(24, "2"), (36, "3"), (18, "1.5"), (6, "0.5"), (7, "0.583333")])
def test_lengths_stand_in_addresses_as_years(length, text):
    assert years(length) == text
    assert months(text) == length


@pytest.mark.parametrize("length", range(6, 85))
def test_every_length_is_read_back_as_it_was_written(length):
    assert months(years(length)) == length


def test_choices_are_counted_under_all_other_choices():
    assert numbers(TABLE, {}, "group") == {"surgical": 7, "dental": 3}
    assert numbers(TABLE, {"duration": ("2",)}, "group") == {"surgical": 2, "dental": 3}
    assert numbers(TABLE, {"duration": ("2",), "group": ("dental",)}, "group") == {"surgical": 2, "dental": 3}
    assert numbers(TABLE, {"group": ("surgical",)}, "open") == {"1": 2}
    assert numbers(TABLE, {}, "language") == {"kk": 7, "ru": 7, "en": 3}


def test_a_row_fits_one_value_of_each_choice():
    assert matching(TABLE, {"children": ("1",), "duration": ("2",)}) == TABLE[2:]
    assert matching(TABLE, {"duration": ("2", "3"), "group": ("surgical",)}) == TABLE[:2]
    assert matching(TABLE, {"group": ("dental",), "duration": ("3",)}) == []
    assert matching(TABLE, {"group": ("dental",), "duration": ("3",)}, without="duration") == TABLE[2:]


CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "group": st.sets(st.sampled_from(["surgical", "dental"]), min_size=1).map(tuple),
        "duration": st.sets(st.sampled_from(["2", "3"]), min_size=1).map(tuple),
        "language": st.sets(st.sampled_from(["kk", "en"]), min_size=1).map(tuple),
        "open": st.just(("1",)),
    },
)


@given(CHOICES, st.sampled_from(["group", "duration", "children", "open"]))
def test_the_number_beside_a_value_is_that_of_the_list_with_this_value_alone(chosen, name):
    for value, number in numbers(TABLE, chosen, name).items():
        assert total(matching(TABLE, chosen | {name: (value,)})) == number


def test_programmes_are_counted_together_unless_a_choice_parts_them():
    def counted(level: int, number: int, languages: str = "kk,ru") -> Counted:
        return Counted("dental", 24, False, "residency", languages, "kaznmu", "KZ", Offer(level), number)

    rows = [counted(1, 3), counted(2, 4), counted(3, 5), counted(4, 6, "")]
    found = {(row.open, row.language): row.number for row in table(rows, {Offer(2)})}
    assert found == {((), ("kk", "ru")): 8, (("1",), ("kk", "ru")): 4, ((), ()): 6}


def test_only_what_can_be_an_address_is_picked_and_each_once():
    assert picked(["cardiology", "", "a b", "ok-1", "cardiology", "x" * 101, "ü", "\x00"]) == ["cardiology", "ok-1"]
