"""Why the site cannot start, in one sentence for the person at the terminal.

Run as a program it tries what every page needs, and ends with that sentence where something is missing.
"""

import os
import sys
import warnings
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError, connection

from config.health import waiting_migrations


def reason(error: Exception) -> str:
    """What to say of an error that stops a start or a command; nothing where it is a fault of the program."""
    match error:
        case ImproperlyConfigured():
            return f"The settings are wrong: {error}"
        case DatabaseError() if lacks_a_table(error):
            return f"The database {database()} lacks a table or a column: run manage.py migrate."
        case DatabaseError() if isinstance(error, OperationalError) or not connection.connection:
            said = str(error).strip() or type(error).__name__
            return f"The database {database()} cannot be used: {said.splitlines()[0]}"
        case OSError() if error.filename:
            return f"{error.filename} cannot be used: {error.strerror}"
    return ""


def lacks_a_table(error: DatabaseError) -> bool:
    return getattr(error.__cause__, "sqlstate", "") in {"42P01", "42703"} or str(error).startswith(
        ("no such table", "no such column")
    )


def database() -> str:
    """Which database it is, without its password."""
    wanted = settings.DATABASES["default"]
    host = f" at {wanted['HOST']}:{wanted['PORT'] or 5432}" if wanted.get("HOST") else ""
    return f"{wanted['NAME']}{host}"


def try_everything() -> None:
    connection.ensure_connection()
    media = Path(settings.MEDIA_ROOT)
    media.mkdir(parents=True, exist_ok=True)
    if not os.access(media, os.W_OK | os.X_OK):
        raise PermissionError(13, "Permission denied", str(media))
    static: Any = staticfiles_storage
    if isinstance(static, ManifestFilesMixin) and static.read_manifest() is None:
        raise ImproperlyConfigured(f"STATIC_ROOT {settings.STATIC_ROOT} is empty: run manage.py collectstatic.")
    if waiting := waiting_migrations():
        sys.exit(f"The database {database()} lacks {waiting} migrations of this release: run manage.py migrate.")


if __name__ == "__main__":
    warnings.filterwarnings("ignore", "No directory at")  # said below, once and in full
    import config.wsgi  # noqa: F401  (ends the program by itself where the settings are wrong)

    try:
        try_everything()
    except Exception as error:
        if not reason(error):
            raise
        sys.exit(reason(error))
