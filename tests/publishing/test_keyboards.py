"""A query typed while the wrong keyboard was on."""

import pytest

from publishing.keyboards import others


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("rfhlbjkjubz", "кардиология"), ("сфквшщдщпн", "cardiology"), (";fy,ftdf", "жанбаева"), ("DBPF", "виза")],
)
def test_the_same_keys_on_the_other_keyboard(typed, meant):
    assert meant in others(typed)


@pytest.mark.parametrize("query", ["", "2027", "№ 5", "я", "ЭКГ", "bi"])
def test_what_both_keyboards_write_alike_or_is_two_letters_on_the_other_is_no_other_query(query):
    assert list(others(query)) == []
