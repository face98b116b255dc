"""What people say, and what pages say instead: the table is `synonyms.yaml`, edited by whoever runs the site."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

import yaml
from rapidfuzz.distance import Prefix

from .passages import words_in
from .transliteration import key

TABLE = Path(__file__).with_suffix(".yaml")
#: The most words of one thing that people say.
LONGEST = 3
#: Words with the same beginning of so many letters that end otherwise are forms of one.
STEM, ENDING = 5, 2


@cache
def _table() -> dict[str, tuple[str, ...]]:
    meant: dict[str, dict[str, None]] = {}
    for row in yaml.safe_load(TABLE.read_text(encoding="utf-8")):
        used = dict.fromkeys(word for text in row["pages"] for word in words_in(text))
        for said in row["people"]:
            meant.setdefault(key("".join(words_in(said))), {}).update(used)
    return {said: tuple(words) for said, words in meant.items()}


def is_said(its_key: str) -> bool:
    return its_key in _table()


@lru_cache(maxsize=10_000)
def used_for(its_key: str) -> Sequence[str]:
    """The words that pages use for what people say, in whatever form they say it."""
    table = _table()
    return table.get(its_key) or next((table[said] for said in table if _forms_of_one(said, its_key)), ())


def _forms_of_one(one: str, other: str) -> bool:
    shared = Prefix.similarity(one, other)
    return shared >= STEM and max(len(one), len(other)) - shared <= ENDING


def joined(words: Sequence[str]) -> list[str]:
    """The words of a query, those that are a thing of the table together as one."""
    found: list[str] = []
    rest = [*words]
    while rest:
        many = next((n for n in range(LONGEST, 1, -1) if n <= len(rest) and is_said(key("".join(rest[:n])))), 1)
        found.append("".join(rest[:many]))
        del rest[:many]
    return found
