"""The sums over exchanges."""

from hypothesis import given
from hypothesis import strategies as st

from cooperation.totals import Group, Sums, by_year, together

GROUPS = st.lists(
    st.builds(
        Group,
        st.none() | st.integers(2015, 2026),
        st.sampled_from(["in", "out", "mutual", "unknown"]),
        st.integers(1, 9),
        st.integers(0, 99),
        st.integers(0, 99),
    )
)


def test_years_stand_latest_first_and_the_unknown_one_last():
    groups = [Group(None, "out", 1), Group(2021, "in", 2, hours=18, students=3), Group(2023, "out", 1, students=9)]
    named = {2021: 2, 2023: 4}
    assert by_year(groups, named) == [
        Sums(2023, outward=1, people=13),
        Sums(2021, inward=2, hours=18, people=5),
        Sums(None, outward=1),
    ]


def test_directions_of_one_year_stand_in_one_row():
    groups = [Group(2021, "in", 2, hours=8), Group(2021, "mutual", 1, hours=4), Group(2021, "unknown", 3)]
    assert by_year(groups, {}) == [Sums(2021, inward=2, mutual=1, unstated=3, hours=12)]


@given(GROUPS)
def test_nothing_is_lost_in_the_sum(groups):
    whole = together(by_year(groups, {}))
    assert whole.events == sum(group.events for group in groups)
    assert whole.hours == sum(group.hours for group in groups)
    assert whole.people == sum(group.students for group in groups)
