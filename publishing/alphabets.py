"""The alphabets of the five languages: the letters of an index, and the order of a list.

The order is kept as text in the database, so that every database sorts alike whatever its locale.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from .folding import APOSTROPHE, caseless

#: The length of the columns that hold a key.
KEY_LENGTH = 240

#: Stands for everything that is listed under no letter of the alphabet.
OTHER = "#"

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_ALPHABETS = {
    "en": _LATIN,
    "ru": "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я",
    "ky": "а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я",
    "kk": "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я",
    "uz": "a b d e f g h i j k l m n o p q r s t u v x y z oʻ gʻ sh ch ng",
}
_CYRILLIC = "а ә б в г ғ ґ д е ё є ж җ з и і ї й к қ л м н ң о ө п р с т у ў ұ ү ф х ҳ һ ц ч ҷ ш щ ъ ы ь э ю я"

# Dictionaries of Russian put ё with е and look at the difference last; the other Cyrillic alphabets keep it apart.
_NOT_SEPARATE = {"ru": "ё"}

# A letter of a neighbour's alphabet is listed with the letter a reader would look under.
_KIN = {
    "ё": "е", "є": "е", "ә": "а", "ғ": "г", "ґ": "г", "ѓ": "г", "җ": "ж", "і": "и", "ї": "и", "ј": "й", "қ": "к",
    "љ": "л", "ң": "н", "њ": "н", "ө": "о", "ћ": "ч", "ў": "у", "ұ": "у", "ү": "у", "ҳ": "х", "һ": "х", "ҷ": "ч",
    "æ": "ae", "ð": "d", "đ": "d", "ə": "e", "ħ": "h", "ı": "i", "ł": "l", "ŋ": "n", "ø": "o", "œ": "oe", "þ": "th",
}  # fmt: skip

# Left out of the first comparison, as the dictionaries do: names in quotation marks stand among those without.
_IGNORED = APOSTROPHE + '«»„“”‟‹›"'

# Keys are numbers written in these letters: no locale of a database but the Hawaiian moves any of them or any two
# together, as Danish does with "aa", Czech with "ch", Uzbek with "sh" and Estonian with z.
_DIGITS = str.maketrans("0123456789", "bcemnoptuv")

# The codes of what stands in no table; the tables are numbered from _FIRST, between them.
_END, _SPACE, _PUNCTUATION, _STRANGE = "bb", "bc", "be", "vv"
_FIRST = 3

# How a text falls into letters; an apostrophe after o or g belongs to it, and between s and h it keeps them two.
_SIGNS = {"uz": re.compile("oʼ|gʼ|sh|ch|ng(?!ʼ)|.", re.DOTALL)}


@lru_cache
def letters(language: str) -> tuple[str, ...]:
    """The letters of the language's alphabet in its own order, as an index shows them."""
    return tuple(letter.capitalize() for letter in _alphabet(language))


@lru_cache
def index_letters(language: str) -> tuple[str, ...]:
    """The letters under which names stand: those without words of their own (Ё, among Е in Russian) are left out."""
    return tuple(letter for letter in letters(language) if letter.lower() not in _NOT_SEPARATE.get(language, ""))


@lru_cache
def bounds(language: str) -> dict[str, tuple[str, str]]:
    """For each letter of the index, from which sort key to before which its names stand; no two of them overlap."""
    index, weights = index_letters(language), _weights(language)
    starts = [sort_key(letter, language) for letter in index]
    after = _spelt([*weights.values()].index(starts[-1]) + _FIRST + 1, 2)
    return dict(zip(index, zip(starts, [*starts[1:], after], strict=True), strict=True))


@lru_cache(maxsize=4096)
def sort_key(text: str, language: str) -> str:
    """A key of lower-case letters a to z, whose plain order is the order of `text` in the language's alphabet.

    Spaces and punctuation come before digits, digits before letters, the own alphabet before other scripts.
    What an alphabet looks at last (ё after е, accents, apostrophes, quotation marks) decides only between texts
    that are otherwise equal; case and the kind of apostrophe make no difference at all.
    """
    weights = _weights(language)
    first: list[str] = []
    last: list[str] = []
    for sign in _signs(text, language):
        parts = _parts(sign, weights)
        if parts != (sign,):
            last.append(_place(len(first)) + _spelt(ord(sign), 7))
        first.extend(weights.get(part) or _unlisted(part) for part in parts)
    return "".join([*first, _END, *last] if last else first)[:KEY_LENGTH]


def _alphabet(language: str) -> list[str]:
    return _ALPHABETS.get(language, _ALPHABETS["en"]).split()


def _signs(text: str, language: str) -> Iterable[str]:
    text = caseless(text)
    return _SIGNS[language].findall(text) if language in _SIGNS else text


@lru_cache
def _weights(language: str) -> dict[str, str]:
    """The code of every digit and letter that has a place of its own, in the order of the language."""
    own = [letter.replace("ʻ", APOSTROPHE) for letter in _alphabet(language)]
    others = _LATIN if "я" in own else f"{_LATIN} {_CYRILLIC}"
    order = dict.fromkeys([*"0123456789", *own, *others.split()])
    separate = [letter for letter in order if letter not in _NOT_SEPARATE.get(language, "")]
    return {letter: _spelt(number, 2) for number, letter in enumerate(separate, start=_FIRST)}


def _parts(sign: str, weights: dict[str, str]) -> tuple[str, ...]:
    """The letters as which `sign` is listed: itself, its nearest kin, or none if it is looked at last."""
    if sign in weights:
        return (sign,)
    if sign in _IGNORED or unicodedata.combining(sign):
        return ()
    kin = _KIN.get(sign) or unicodedata.normalize("NFD", sign)[0]
    return tuple(kin) if all(letter in weights for letter in kin) else (sign,)


def _unlisted(sign: str) -> str:
    if sign == " ":
        return _SPACE
    is_letter = unicodedata.category(sign)[0] in "LM"
    return (_STRANGE if is_letter else _PUNCTUATION) + _spelt(ord(sign), 7)


def _place(number: int) -> str:
    """Later places come first, since a text is before another if its first peculiarity comes later."""
    return _spelt(max(99 - number, 0), 2)


def _spelt(number: int, length: int) -> str:
    """`number` in so many letters, whose order is the order of the numbers."""
    return f"{number:0{length}}".translate(_DIGITS)
