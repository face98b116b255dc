"""How the address narrows a list: what may be chosen, what is chosen, and the addresses with less of it.

    by = Narrowing(request.GET, [
        text("q", _("Name"), longest=60),
        select("kind", _("Kind"), [Option("clinic", _("clinic"), number=4), ...]),
        ticks("group", _("Group"), [Option("dental", _("dental"), number=3), ...]),
        select("letter", _("Letter"), letters, control=False),
        scope("partner", _("Partner"), find_partner),
    ])
    by.value("kind")        "clinic", or "" where nothing (or nothing that exists) is chosen
    by.values("group")      ("dental", "surgical")

An app reads the values and narrows its queryset itself; `publishing/narrowing.html` shows the form and the chips.
A value that means nothing here is left out, and the page says so: `refused`. Of several values of one parameter all
count where the choice may be several (`ticks`), and else the last.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

LONGEST_VALUE = 100


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
    #: Whether it makes a difference; one that makes none is shown only while the address speaks of it.
    varies: bool = True

    @property
    def many(self) -> bool:
        return self.control == "ticks"


@dataclass(frozen=True)
class Chip:
    """One thing that is chosen; `url` is the address without it."""

    choice: Choice
    chosen: Option
    url: str

    @property
    def value(self) -> str:
        return self.chosen.value


@dataclass(frozen=True)
class Asked:
    """A choice with what the address makes of it; `url` is the address without it."""

    choice: Choice
    options: tuple[Option, ...]
    refused: bool
    url: str

    @property
    def chosen(self) -> Option | None:
        return self.options[0] if self.options else None

    @property
    def value(self) -> str:
        return self.options[0].value if self.options else ""

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(option.value for option in self.options)

    @property
    def is_shown(self) -> bool:
        return bool(self.choice.control) and (self.choice.varies or bool(self.options) or self.refused)


def select(name: str, label: Any, options: Iterable[Option], *, control: bool = True) -> Choice:
    """One of several options; without `control` the page has its own links for them, such as an alphabet."""
    found = {option.value: option for option in options}
    return Choice(name, label, found.get, tuple(found.values()), "select" if control else "", varies=len(found) > 1)


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


class Narrowing:
    """What the address asks for. `beside` are parameters that narrow nothing but stay in every address, as a sort."""

    def __init__(
        self, given: Mapping[str, str], choices: Iterable[Choice], beside: Iterable[tuple[str, str]] = ()
    ) -> None:
        self.beside = list(beside)
        self._asked: dict[str, Asked] = {}
        choices = list(choices)
        texts = {choice.name: typed(given, choice) for choice in choices}
        read = {choice.name: [meant(choice, value) for value in texts[choice.name]] for choice in choices}
        self._options = {name: unique(option for option in found if option) for name, found in read.items()}
        for choice in choices:
            self._asked[choice.name] = Asked(
                choice, self._options[choice.name], refused=None in read[choice.name], url=self.url(**{choice.name: ()})
            )

    def url(self, **changed: Iterable[str]) -> str:
        """The address of the list from its first page with all that is chosen, and with these changes to it."""
        values: dict[str, list[str]] = {}
        for name, value in (*self.pairs, *self.beside):
            values.setdefault(name, []).append(value)
        values |= {name: list(found) for name, found in changed.items()}
        return f"?{urlencode(values, doseq=True)}"

    def value(self, name: str) -> str:
        return self._asked[name].value

    def values(self, name: str) -> tuple[str, ...]:
        return self._asked[name].values

    @property
    def narrowed(self) -> bool:
        return any(asked.options for asked in self._asked.values())

    @property
    def refused(self) -> list[str]:
        """The names of the choices for which the address has a value that means nothing here."""
        return [str(asked.choice.label) for asked in self._asked.values() if asked.refused]

    @property
    def controls(self) -> list[Asked]:
        return [asked for asked in self._asked.values() if asked.is_shown]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What stands outside the form and must not be lost when it is sent."""
        chosen = [asked for asked in self._asked.values() if asked.options and not asked.is_shown]
        return [*self.beside, *((asked.choice.name, value) for asked in chosen for value in asked.values)]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All that is chosen, for another form on the page that must not lose it."""
        return [(name, option.value) for name, options in self._options.items() for option in options]

    @property
    def chips(self) -> list[Chip]:
        """All that is chosen, each with the address without just that."""
        return [
            Chip(
                asked.choice,
                option,
                self.url(**{asked.choice.name: [value for value in asked.values if value != option.value]}),
            )
            for asked in self._asked.values()
            for option in asked.options
        ]

    @property
    def said(self) -> str:
        """All that is chosen in a few words, for a title."""
        return ", ".join(str(option.label) for options in self._options.values() for option in options)

    @property
    def all_url(self) -> str:
        return f"?{urlencode(self.beside)}"


def typed(given: Mapping[str, str], choice: Choice) -> list[str]:
    """The values that the address has for a choice; an empty one says nothing."""
    found = given.getlist(choice.name) if isinstance(given, QueryDict) else [given.get(choice.name, "")]
    return [value.strip() for value in (found if choice.many else found[-1:]) if value.strip()]


def meant(choice: Choice, value: str) -> Option | None:
    return choice.meaning(value) if len(value) <= choice.longest and "\x00" not in value else None


def unique(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple({option.value: option for option in options}.values())
