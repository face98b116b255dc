"""Makes SQLite find Cyrillic text in any case, as PostgreSQL does."""

import re
from functools import lru_cache

from django.db.backends.signals import connection_created
from django.dispatch import receiver


@lru_cache(maxsize=256)
def _pattern(like: str, escape: str) -> re.Pattern[str]:
    parts, position = [], 0
    while position < len(like):
        character = like[position]
        if escape and character == escape and position + 1 < len(like):
            position += 1
            parts.append(re.escape(like[position]))
        else:
            parts.append({"%": ".*", "_": "."}.get(character) or re.escape(character))
        position += 1
    return re.compile("".join(parts), re.IGNORECASE | re.DOTALL)


def like(pattern: str | None, value: object, escape: str = "") -> bool | None:
    """SQL's LIKE without regard to case, in every script; SQLite's own folds ASCII only."""
    if pattern is None or value is None:
        return None
    return _pattern(str(pattern), escape).fullmatch(str(value)) is not None


@receiver(connection_created)
def fold_all_letters(connection, **kwargs) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function("like", 2, like, deterministic=True)
        connection.connection.create_function("like", 3, like, deterministic=True)
