"""The spelling of everything people read: the five catalogues of the interface and the demonstration content."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pytest
import yaml
from babel.messages.pofile import read_po
from django.conf import settings

from publishing.languages import CODES

#: Letters of their script that a language does not have.
NOT_ITS_OWN = {"en": "", "ru": "әғқңөұүһіўҳ", "ky": "әғқұһіўҳ", "kk": "ўҳ", "uz": ""}
QUOTES = {"en": "“”", "ru": "«»", "ky": "«»", "kk": "«»", "uz": "“”"}
ALL_QUOTES = '“”„«»"'
#: Ends of a sentence that a translation must keep.
ENDS = ".:?!…"
#: What stands in a text for something else, and marks of HTML.
STAND_INS = re.compile(r"%\(\w+\)[srd]|%[srd]\b|\{\w*\}|<[^<>]+>|&\w+;|https?://\S+")

#: Abbreviations end with a point in some languages only; Django's English has its full stop inside the quotes.
MAY_END_OTHERWISE = {"ext.", "6 a.m.", "6 p.m.", "Deleted “%(object)s.”"}


@cache
def texts(language: str) -> list[tuple[str, str]]:
    """What is written in a language, each with the English it stands for."""
    return [*_messages(language), *_content(language)]


def _messages(language: str) -> Iterator[tuple[str, str]]:
    """The messages of the interface; in English without those of Django, which has signs of its own."""
    for path in sorted((settings.BASE_DIR / "locale" / language / "LC_MESSAGES").glob("*.po")):
        with path.open("rb") as file:
            catalogue = read_po(file)
        for message in filter(lambda message: message.id, catalogue):
            english = [message.id] if isinstance(message.id, str) else list(message.id)
            own = [message.string] if isinstance(message.string, str) else list(message.string)
            if language == "en" and not any("framework_messages" in name for name, _ in message.locations):
                own = english
            yield from ((english[min(number, len(english) - 1)], text) for number, text in enumerate(own) if text)


def _content(language: str) -> Iterator[tuple[str, str]]:
    for path in sorted((settings.BASE_DIR / "content").glob("*/*.yaml")):
        yield from _in_language(yaml.safe_load(path.read_text()), language)


def _in_language(value: Any, language: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for part in value:
            yield from _in_language(part, language)
    elif isinstance(value, dict) and value and set(value) <= set(CODES):
        yield from [(str(value.get("en", "")), str(value[language]))] if language in value else []
    elif isinstance(value, dict):
        yield from _in_language(list(value.values()), language)


def bare(text: str) -> str:
    return STAND_INS.sub("0", text)


def scripts(word: str) -> set[str]:
    return {unicodedata.name(letter).partition(" ")[0] for letter in word} & {"LATIN", "CYRILLIC"}


def those(faulty: Iterable[str]) -> list[str]:
    return sorted(set(faulty))


every_language = pytest.mark.parametrize("language", CODES)


@every_language
def test_no_word_mixes_two_scripts(language):
    words = (word for _, text in texts(language) for word in re.findall(r"[^\W\d_]+", bare(text)))
    assert those(word for word in words if len(scripts(word)) > 1) == []


@every_language
def test_no_letter_is_of_a_neighbours_alphabet(language):
    assert those(text for _, text in texts(language) if set(NOT_ITS_OWN[language]) & set(text.casefold())) == []


def test_uzbek_writes_its_two_signs_each_in_its_place():
    # The first belongs to o and g alone, the second to any other letter and between words none.
    wrong = re.compile(r"(?<![og])ʻ|[a-z][’‘'`´][a-z]|[og][’‘'`´]|\bʼ|ʼ\b(?!\w)|[а-я]", re.IGNORECASE)
    assert those(text for _, text in texts("uz") if wrong.search(bare(text))) == []


@every_language
def test_quotation_marks_are_those_of_the_language(language):
    wrong = set(ALL_QUOTES) - set(QUOTES[language])
    assert those(text for _, text in texts(language) if wrong & set(bare(text))) == []


@every_language
def test_spaces_and_dashes_stand_as_they_should(language):
    wrong = re.compile(r"[^\S\n]{2}|[^\S\n][,.;:!?](?!\w)|\s[-—]\s|—|\.\.\.|\w'\w")
    assert those(text for _, text in texts(language) if wrong.search(bare(text))) == []


@every_language
def test_translation_begins_and_ends_like_the_english(language):
    def end(text: str) -> str:
        return text.strip()[-1:] if text.strip()[-1:] in ENDS else ""

    faulty = [
        own
        for english, own in texts(language)
        if english not in MAY_END_OTHERWISE
        and english
        and (end(english) != end(own) or own[:1].isspace() != english[:1].isspace())
    ]
    assert those(faulty) == []


def _left_out() -> dict[str, list[str]]:
    """The words that the glossary tells translators not to use."""
    rows = re.findall(
        r"^\| (ru|ky|kk|uz) \| (.+) \|$", (settings.BASE_DIR / "docs" / "glossary.md").read_text(), re.MULTILINE
    )
    return {language: words.split(", ") for language, words in rows}


@pytest.mark.parametrize("language", ["ru", "ky", "kk", "uz"])
def test_one_word_for_one_thing(language):
    words = _left_out()[language]
    found = [
        f"{word}: {text}"
        for _, text in texts(language)
        for word in words
        if re.search(rf"\b{word}", text, re.IGNORECASE)
    ]
    assert those(found) == []
