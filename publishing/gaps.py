"""What editors still have to find out: each app tells of its own gaps, the to-do list shows them all."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True)
class Gap:
    """One thing that is missing, and the object whose admin page mends it."""

    what: str
    owner: Model


_sources: list[Callable[[], Iterable[Gap]]] = []


def register(source: Callable[[], Iterable[Gap]]) -> Callable[[], Iterable[Gap]]:
    """Decorates a function that finds gaps of one kind."""
    _sources.append(source)
    return source


def gaps() -> list[Gap]:
    return [gap for source in _sources for gap in source()]
