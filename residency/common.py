"""What all programmes of a list have in common, to be said once above it."""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any


def in_common(listed: Sequence[SimpleNamespace]) -> SimpleNamespace:
    """Of programmes made by residency.programmes: what is the same for each of several; empty where it is not."""
    return SimpleNamespace(
        standing=same(listed, lambda row: (row.standing.stage, row.standing.when)) and listed[0].standing,
        deciding=same(listed, lambda row: row.at_level.deciding),
        fees=same(listed, lambda row: row.fees),
    )


def same(listed: Sequence[SimpleNamespace], fact: Callable[[SimpleNamespace], Any]) -> Any:
    """The fact that holds for all of several programmes."""
    first = fact(listed[0]) if len(listed) > 1 else None
    return first if first and all(fact(row) == first for row in listed[1:]) else None
