"""Addresses made from titles in any of the five languages.

The table follows the romanisation of Cyrillic in passports (ICAO Doc 9303), which readers know from their papers.
"""

import re
import unicodedata

_CYRILLIC = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o", "ө": "o",
    "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "u", "ұ": "u", "ў": "u", "ф": "f", "х": "kh", "һ": "h",
    "ҳ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "ı": "i", "ß": "ss",
}  # fmt: skip
_APOSTROPHES = re.compile("['`ʻʼ‘’]")
LONGEST = 80


def ascii_slug(text: str) -> str:
    """`Өпкө оорулары` -> `opko-oorulary`; empty only if the text has no letter or digit at all."""
    letters = _APOSTROPHES.sub("", text.lower())
    letters = "".join(_CYRILLIC.get(letter, letter) for letter in letters)
    letters = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST].strip("-")


def free_slug(wanted: str, taken: set[str]) -> str:
    """`wanted`, or with the first number that makes it new."""
    wanted = wanted or "page"
    candidate, number = wanted, 2
    while candidate in taken:
        candidate, number = f"{wanted}-{number}", number + 1
    return candidate
