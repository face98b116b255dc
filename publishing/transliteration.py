"""One spelling for all: what a word is compared by, whatever its script, its transliteration and its keyboard.

A name comes in the Cyrillic of four languages, in both alphabets of Uzbek (the Latin one by the law of 1993 as amended
in 1995), in the Latin letters of a passport (ICAO Doc 9303, part 3, section 6 B), of a map (BGN/PCGN 1947 for Russian,
1979 for Kyrgyz, which Kyrgyzstan has adopted), of the Kazakh alphabet presented in January 2021, and as somebody once
wrote it by ear: Жанбаева, Janbayeva, Zhanbaeva. Choosing between the tables is no use, since the language of a
word that a reader types is not known. `key` therefore drops every distinction in which the tables differ.

It is coarse on purpose, and only ever compared with other keys: nothing that a reader sees is made of it.
"""

import re
import unicodedata
from functools import lru_cache

# The Latin letters of one table; `_RULES` makes them one with those of the others. ĭ is й, until it meets a vowel.
_LATIN = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "zh",
    "җ": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "ĭ", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n",
    "ң": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "o", "ұ": "u", "ү": "u",
    "ф": "f", "х": "kh", "ҳ": "h", "һ": "h", "ц": "ts", "ч": "ch", "ҷ": "ch", "ш": "sh", "щ": "shch", "ъ": "",
    "ы": "i", "ь": "", "ʺ": "", "ˮ": "", "э": "e", "ю": "yu", "я": "ya",
    # What Latin alphabets write with a mark or a letter of their own; every other mark is left out.
    "ç": "ch", "č": "ch", "ş": "sh", "š": "sh", "ž": "zh", "ı": "i", "ə": "a", "ŋ": "n", "ø": "o", "ł": "l", "đ": "d",
    "æ": "ae", "œ": "oe",
}  # fmt: skip

# In this order; a capital is a sound that Latin writes in several letters.
_RULES = [
    (re.compile(pattern), replacement)
    for pattern, replacement in [
        ("shch|sch|sh", "S"),
        ("tch|ch", "C"),
        ("dzh|dj|zh", "j"),  # ж is j to Kyrgyz, Kazakh and Uzbek, and дж its other name
        ("ph", "f"),
        ("kh|x", "h"),
        ("ck|q|c(?![eiy])", "k"),
        ("ts|tz", "c"),
        ("gh", "g"),
        ("w", "v"),
        ("ng+", "n"),  # ң is ng on a map, н on a keyboard without it
        ("[yĭ]o", "e"),  # yo is ё, which is е to a search
        ("[iyĭ]+(?=[eu])", ""),  # Shadieva, Shadiyeva; Iusupov, Yusupov
        ("[iyĭ]+", "i"),
        (r"([^\W\d])\1+", r"\1"),
    ]
]

# What a telephone without the keys of the language puts in the place of its letters.
_PLAIN = str.maketrans("әғқңөұүўһҳіçčşšž", "агкноуууххиccssz")
# Those of them that thereby sound otherwise: ў is oʻ to an Uzbek text, and у to a keyboard without it.
_SOUNDING_OTHERWISE = frozenset("ўçčşšž")

_CYRILLIC = re.compile("[а-яѐ-ӿ]")


@lru_cache(maxsize=50_000)
def key(word: str) -> str:
    """What every spelling of the `folded` word has in common."""
    latin = "".join(_LATIN.get(letter) or _unmarked(letter) for letter in word)
    for pattern, replacement in _RULES:
        latin = pattern.sub(replacement, latin)
    return latin or word


def keys(word: str) -> set[str]:
    """The keys under which the word is listed."""
    return {key(word), *plain_keys(word)}


def plain_keys(word: str) -> set[str]:
    """The other key under which a word is listed whose letters sound otherwise without their marks, if it has one."""
    return set() if _SOUNDING_OTHERWISE.isdisjoint(word) else {key(plain(word))}


def plain(word: str) -> str:
    """The `folded` word as a Russian or English keyboard writes it. И and й are both on it, and stay apart."""
    return word.translate(_PLAIN)


def is_cyrillic(word: str) -> bool:
    return bool(_CYRILLIC.search(word))


def _unmarked(letter: str) -> str:
    """Without its mark, and nothing of a mark that stands alone: the stress of кардиоло́гия, the dot of İstanbul."""
    base = unicodedata.normalize("NFD", letter)[0]
    return "" if letter in _LATIN or unicodedata.combining(base) else base
