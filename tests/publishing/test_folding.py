"""Texts as the search compares them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.folding import caseless, folded

TRICKY = st.text(alphabet="еЁё\u0308\u0300\u0323иЙŒßİıΣς'ʻ’` \u00a0\0\u00adoO\u0301\u0345ᾳ", max_size=8)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("КАРДИОЛОГИЯ", "кардиология"),
        ("Ёлка", "елка"),
        ("е\u0308лка", "елка"),
        ("Йод", "йод"),
        ("и\u0306од", "йод"),
        ("ӨҢҮР", "өңүр"),
        ("ҚҰҺІ", "құһі"),
        ("Oʻquv", "oquv"),
        ("O'QUV", "oquv"),
        ("o‘quv", "oquv"),
        ("o’quv", "oquv"),
        ("o`quv", "oquv"),
        ("oʼquv", "oquv"),
        ("maʼno", "mano"),
        ("Straße", "strasse"),
        ("  Общая \n\u00a0 хирургия ", "общая хирургия"),
        ("ка\0рдио", "кардио"),
        ("кар\u00adдио\u200b", "кардио"),
        (" ' ", ""),
        ("", ""),
    ],
)
def test_a_text_is_folded_for_the_search(text, found):
    assert folded(text) == found


def test_marked_letters_stay_letters_of_their_own():
    assert folded("й") != folded("и")
    assert folded("ў") != folded("у")
    assert folded("ү") != folded("у")


def test_caseless_text_keeps_its_letters_and_one_kind_of_apostrophe():
    assert caseless("  Oʻquv  ЁЛКА ") == "oʼquv ёлка"
    assert {caseless(f"o{sign}q") for sign in "ʻʼ'’‘`´′"} == {"oʼq"}


@given(st.text() | TRICKY)
def test_folding_again_changes_nothing(text):
    assert folded(folded(text)) == folded(text)
    assert caseless(caseless(text)) == caseless(text)


@given(st.text() | TRICKY)
def test_a_folded_text_is_composed_and_has_single_spaces(text):
    found = folded(text)
    assert unicodedata.is_normalized("NFC", found)
    assert found == " ".join(found.split())
    assert "\0" not in found


@given(st.text(alphabet="abcßéŁяёйўөүңқғұһіәЄї 'ʻ"))
def test_case_makes_no_difference(text):
    assert folded(text.upper()) == folded(text)


@given(st.text() | TRICKY)
def test_composition_makes_no_difference(text):
    assert folded(unicodedata.normalize("NFD", text)) == folded(text)
