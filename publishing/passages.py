"""Words in a text, and the passage of it that shows why it was found."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from .folding import APOSTROPHES, INVISIBLE, folded
from .telephones import INTERNATIONAL, digits
from .transliteration import key

#: How long a passage is, in letters, and how much of it stands before the first word found.
LENGTH, BEFORE = 160, 50
CUT = "…"

_JOINS = re.escape(APOSTROPHES + INVISIBLE) + "\u0300-\u036f"
_WORD = re.compile(rf"{INTERNATIONAL}|[^\W_][^\W_{_JOINS}]*(?:[{_JOINS}]+[^\W_{_JOINS}]*)*")

#: A piece of a text, and whether it is what was found.
Piece = tuple[str, bool]


def words_in(text: str) -> list[str]:
    """The words of `text` as the search compares them, in their order."""
    return [word for match in _WORD.finditer(text) if (word := _word(match.group()))]


def keys_in(text: str) -> set[str]:
    """The keys of all words of `text`."""
    return set(map(_key, set(_WORD.findall(text))))


def spellings(text: str) -> dict[str, str]:
    """How `text` writes each of its words."""
    return {_word(match.group()): match.group().rstrip(APOSTROPHES) for match in _WORD.finditer(text)}


def rewritten(text: str, instead: Mapping[str, str]) -> str:
    """`text` with other words in the place of some."""
    return _WORD.sub(lambda match: instead.get(_word(match.group()), match.group()), text)


def marked(text: str, keys: Collection[str]) -> list[Piece]:
    """The whole of `text`, the words of these `keys` told from the rest."""
    return _pieces(text, [*_places(text, keys)], 0, len(text))


def passage(text: str, keys: Collection[str]) -> list[Piece]:
    """The part of `text` with most of the words of these `keys`; one with none of them is shown from its beginning."""
    text = " ".join(text.split())
    found = [*_places(text, keys)]
    start, end = _window(text, found)
    return [
        *([(CUT, False)] if start else ()),
        *_pieces(text, found, start, end),
        *([(CUT, False)] if end < len(text) else ()),
    ]


@lru_cache(maxsize=50_000)
def _word(written: str) -> str:
    return digits(written) if written[0] == "+" else folded(written).replace(" ", "")


@lru_cache(maxsize=50_000)
def _key(written: str) -> str:
    return key(_word(written))


def _places(text: str, keys: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Where each word of these keys starts and ends, without the apostrophes that enclose it."""
    for match in _WORD.finditer(text):
        its_key = _key(match.group())
        if its_key and its_key in keys:
            end = match.end()
            while text[end - 1] in APOSTROPHES and end > match.start() + 1:
                end -= 1
            yield match.start(), end, its_key


def _pieces(text: str, found: list[tuple[int, int, str]], start: int, end: int) -> list[Piece]:
    """Words that follow each other are one piece."""
    runs: list[tuple[int, int]] = []
    for word_start, word_end, _key in found:
        if start <= word_start and word_end <= end:
            follows = runs and text[runs[-1][1] : word_start].isspace()
            runs.append((runs.pop()[0] if follows else word_start, word_end))
    pieces, here = [], start
    for run_start, run_end in runs:
        pieces += [(text[here:run_start], False), (text[run_start:run_end], True)]
        here = run_end
    return [piece for piece in (*pieces, (text[here:end], False)) if piece[0]]


def _window(text: str, found: list[tuple[int, int, str]]) -> tuple[int, int]:
    """Where the passage starts and ends: whole words, around the place where most different words stand together."""
    if len(text) <= LENGTH:
        return 0, len(text)
    best, first = 0, 0
    for start, _end, _key in found:
        together = {its_key for other, end, its_key in found if start <= other and end <= start + LENGTH - BEFORE}
        if len(together) > best:
            best, first = len(together), start
    start = max(0, min(first - BEFORE, len(text) - LENGTH))
    if start:
        start = min(first, text.find(" ", start) + 1 or first)
    end = start + LENGTH
    if end >= len(text):
        return start, len(text)
    whole = text.rfind(" ", start, end + 1)
    return start, whole if whole > first else end
