"""Windows of admission of any kind, for properties."""

from calendar import monthrange

from hypothesis import strategies as st

from residency.editions import STAGES, Window

month_days = st.integers(1, 12).flatmap(
    lambda month: st.tuples(st.just(month), st.integers(1, monthrange(2024, month)[1]))
)
windows_of_any_kind = st.lists(
    st.builds(Window, st.sampled_from(STAGES), month_days, st.none() | month_days), min_size=1, max_size=6
)
