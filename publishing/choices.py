"""What a list may be narrowed by: each choice is one parameter of its address."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

LONGEST_VALUE = 100
ALL = gettext_lazy("all")


@dataclass(frozen=True)
class Option:
    """One value of a choice, and how many rows it would leave, where that is known."""

    value: str
    label: Any
    number: int | None = None


@dataclass(frozen=True)
class Choice:
    """One parameter of the address, by which a list may be narrowed."""

    name: str
    label: Any
    #: What a value of the address means here; None if nothing.
    meaning: Callable[[str], Option | None]
    options: Sequence[Option] = ()
    #: What shows it in the form: "select", "ticks", "text", "tick", or "" where a link elsewhere chooses it.
    control: str = ""
    longest: int = LONGEST_VALUE
    #: What a "select" calls no choice; where that is empty, the first option is chosen unless the address names one.
    nothing: Any = ""
    #: Whether it makes a difference; one that makes none is shown only while the address speaks of it.
    varies: bool = True

    @property
    def many(self) -> bool:
        return self.control == "ticks"


def select(name: str, label: Any, options: Iterable[Option], *, control: bool = True, nothing: Any = ALL) -> Choice:
    """One of several options; without `control` the page has its own links for them, such as an alphabet."""
    found = {option.value: option for option in options}
    shown = "select" if control else ""
    return Choice(name, label, found.get, tuple(found.values()), shown, nothing=nothing, varies=len(found) > 1)


def ticks(name: str, label: Any, options: Iterable[Option], *, varies: bool = True) -> Choice:
    """Any of several options; rows that fit one of those chosen fit."""
    found = {option.value: option for option in options}
    return Choice(name, label, found.get, tuple(found.values()), "ticks", varies=varies and len(found) > 1)


def text(name: str, label: Any, *, longest: int = LONGEST_VALUE) -> Choice:
    """Words that the reader types; more of them than `longest` mean nothing."""

    def meaning(typed: str) -> Option | None:
        words = " ".join(typed.split())
        return Option(words, words) if words else None

    return Choice(name, label, meaning, control="text", longest=longest)


def tick(name: str, label: Any, number: int | None = None, *, varies: bool = True) -> Choice:
    """Yes, or no matter."""
    option = Option("1", label, number)
    return Choice(name, label, {"1": option}.get, (option,), "tick", varies=varies)


def scope(name: str, label: Any, find: Callable[[str], Option | None]) -> Choice:
    """A thing of another page, from which a link leads here: not offered in the form, but kept by it."""
    return Choice(name, label, find)
