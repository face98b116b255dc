"""The passage of a text that shows why it was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishing.folding import folded
from publishing.passages import CUT, LENGTH, passage, words_in
from publishing.transliteration import key


def marked(text: str, *words: str) -> list[str]:
    return [piece for piece, is_match in passage(text, {key(folded(word)) for word in words}) if is_match]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Общая  хирургия", ["общая", "хирургия"]),
        ("SANAT-TV, № 1", ["sanat", "tv", "1"]),
        ("Oʻquv, o'quv, o‘quv", ["oquv", "oquv", "oquv"]),
        ("«Истеъдод» 'isteʼdod'", ["истеъдод", "istedod"]),
        ("Пётр и\u0306од кар\u00adдио", ["петр", "йод", "кардио"]),
        ("6R110300; 2021–2022", ["6r110300", "2021", "2022"]),
        ("a_b", ["a", "b"]),
        (" ' – ", []),
        ("", []),
    ],
)
def test_a_text_falls_into_words(text, words):
    assert words_in(text) == words


def test_words_are_marked_in_whatever_letters_they_stand():
    text = "Жанбаева (Zhanbayeva) учит 'oʻquv', не жаба."
    assert marked(text, "janbaeva") == ["Жанбаева", "Zhanbayeva"]
    assert marked(text, "o'quv") == ["oʻquv"]
    assert "".join(piece for piece, _is_match in passage(text, {key("учит")})) == text


def test_a_long_text_is_cut_around_the_place_with_most_of_the_words():
    text = "кардиология " + "слово " * 100 + "детская кардиология и хирургия " + "слово " * 100
    pieces = passage(text, {key("кардиология"), key("хирургия")})
    assert [piece for piece, is_match in pieces if is_match] == ["кардиология", "хирургия"]
    assert pieces[0] == pieces[-1] == (CUT, False)


def test_a_text_without_the_words_is_shown_from_its_beginning():
    pieces = passage("слово " * 100, {"none"})
    assert pieces[0][0].startswith("слово")
    assert pieces[-1] == (CUT, False)


@given(st.lists(st.sampled_from(["кардиология", "Oʻquv", "и", "слово", "x" * 200, "«а»,", "—", "'"]), max_size=80))
def test_a_passage_is_part_of_the_text_and_not_longer_than_asked(words):
    text = " ".join(words)
    pieces = passage(text, {key("кардиология"), key("oquv")})
    whole = "".join(piece for piece, _is_match in pieces if piece != CUT)
    assert whole in text
    assert len(whole) <= LENGTH
    assert all(piece for piece, _is_match in pieces)
    if "кардиология" in words or "Oʻquv" in words:
        assert any(is_match for _piece, is_match in pieces)
