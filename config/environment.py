"""Reads settings from the environment, strictly: what cannot be meant stops the start with one sentence."""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import environ
from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"true", "1", "yes", "on"})
NO = frozenset({"false", "0", "no", "off"})
HOST = r"(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}|\[[0-9a-f:.%]+\]"
PORT = r"(?::[0-9]{1,5})?"
SHORTEST_SECRET = 32
FEWEST_CHARACTERS = 5


def wrong(name: str, wanted: str, value: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"{name} must {wanted}, not {value[:100]!r}.")


def text(name: str, default: str) -> str:
    value = os.environ.get(name, default).strip()
    if re.search(r"[\x00-\x1f\x7f\ud800-\udfff]", value):
        raise wrong(name, "be one line of UTF-8 text", value)
    return value


def words(name: str, default: str) -> str:
    if not (value := text(name, default)):
        raise wrong(name, "be some text", value)
    return value


def flag(name: str, *, default: bool) -> bool:
    value = text(name, str(default)).lower()
    if value not in YES | NO:
        raise wrong(name, "be true or false", value)
    return value in YES


def one_of(name: str, values: Iterable[str], *, default: str) -> str:
    value = text(name, default)
    if value not in values:
        raise wrong(name, f"be one of {', '.join(values)}", value)
    return value


def number(name: str, *, default: int, most: int) -> int:
    value = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= most:
        raise wrong(name, f"be a number from 1 to {most}", value)
    return int(value)


def zone(name: str, *, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (OSError, ValueError, ZoneInfoNotFoundError) as error:
        raise wrong(name, f"name a time zone, such as {default}", value) from error
    return value


def matching(name: str, pattern: str, wanted: str, *, default: str) -> list[str]:
    """The parts of a list with commas."""
    parts = [part.strip() for part in text(name, default).split(",")]
    found = [part for part in parts if part]
    for part in found:
        if not re.fullmatch(pattern, part, re.IGNORECASE):
            raise wrong(name, wanted, part)
    return found


def hosts(name: str, *, default: str) -> list[str]:
    wanted = "name hosts without scheme and port, other letters as xn--…"
    if found := matching(name, rf"\*|{HOST}|\.(?:{HOST})", wanted, default=default):
        return found
    raise ImproperlyConfigured(f"{name} must name a host at least.")


def origins(name: str) -> list[str]:
    wanted = "name origins such as https://kafedra.example, without a path"
    return matching(name, rf"https?://(?:\*\.)?(?:{HOST}){PORT}", wanted, default="")


def secret(name: str, *, default: str) -> str:
    """The value itself, or of the file that NAME_FILE names."""
    value = text(name, "")
    if not value and (file := text(f"{name}_FILE", "")):
        try:
            value = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise ImproperlyConfigured(f"{name}_FILE cannot be read: {error}") from error
    value = value or default
    if len(value) < SHORTEST_SECRET or len(set(value)) < FEWEST_CHARACTERS:
        raise ImproperlyConfigured(
            f"Set {name} (or {name}_FILE) to a secret of at least {SHORTEST_SECRET} characters that nobody can guess, "
            "or DEBUG=true for development."
        )
    return value


def database(name: str, *, default: Path) -> dict[str, Any]:
    if name not in os.environ:
        return embedded(name, default)
    url = text(name, "")
    if not url.startswith(("sqlite://", "postgres://", "postgresql://")):
        raise ImproperlyConfigured(f"{name} must look like sqlite:///path or postgres://user:password@host:port/name.")
    try:
        found: dict[str, Any] = environ.Env.db_url_config(url)
    except ValueError:
        # The library's own words may hold a part of the password.
        raise ImproperlyConfigured(
            f"{name} cannot be read: the port is a number up to 65535, and / : @ in the password are %2F %3A %40."
        ) from None
    if not found["NAME"] or "\0" in found["NAME"]:
        raise ImproperlyConfigured(f"{name} must end in the name of a database.")
    return found


def embedded(name: str, file: Path) -> dict[str, Any]:
    """Not by way of an address, which could not hold every path."""
    try:
        file.parent.mkdir(exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"Set {name}; the folder {file.parent} cannot be made: {error.strerror}.") from error
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}


def folder(name: str, *, default: Path, base: Path) -> Path:
    """Beside the program where it is relative, wherever the program is started."""
    return base / Path(words(name, str(default))).expanduser()


def keep_apart(served: Mapping[str, Path], private: Sequence[Path]) -> None:
    """Whatever lies in a served folder is shown to everyone, and the static one may be emptied."""
    for name, place in served.items():
        others = [other for other in served.values() if other is not place]
        for other in [*private, *others]:
            if other.resolve().is_relative_to(place.resolve()):
                raise ImproperlyConfigured(f"{name} must be a folder of its own; {place} holds {other}.")
