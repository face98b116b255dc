"""Texts as editors might type them."""

from hypothesis import strategies as st

#: One line: letters of every script, marks and signs, but nothing that controls.
LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]), min_size=1, max_size=120
).map(lambda text: text.strip() or "x")
