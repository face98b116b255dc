"""Makes SQLite find Cyrillic text in any case, and order its joins by what the tables hold, as PostgreSQL does."""

import re
from functools import lru_cache

from django.apps import AppConfig
from django.db import connection
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
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


def count_rows() -> None:
    """Tells SQLite how many rows its tables and indexes hold; without that it guesses, and lists take twice as long."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")


@receiver(post_migrate)
def count_rows_of_a_new_release(sender: AppConfig, **kwargs) -> None:
    if sender.name == "publishing":
        count_rows()
