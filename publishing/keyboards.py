"""What a query would be, had the other keyboard been on: the same keys, in Latin letters and in Cyrillic ones."""

from collections.abc import Iterator

from .passages import words_in

#: Any two letters begin some word, by whichever keyboard.
SHORTEST = 2

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TABLES = [str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)]


def others(query: str) -> Iterator[str]:
    """The query by each of the two keyboards, where that makes another of it with more than a word of two letters."""
    for table in _TABLES:
        other = query.lower().translate(table)
        if other != query.lower() and any(len(word) > SHORTEST for word in words_in(other)):
            yield other
