"""What a query would be, had the other keyboard been on: the same keys, in Latin letters and in Cyrillic ones."""

from collections.abc import Iterator

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TABLES = [str.maketrans(_LATIN, _CYRILLIC), str.maketrans(_CYRILLIC, _LATIN)]


def others(query: str) -> Iterator[str]:
    """The query by each of the two keyboards, where that makes another of it."""
    for table in _TABLES:
        if (other := query.lower().translate(table)) != query.lower():
            yield other
