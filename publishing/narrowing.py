"""How the address narrows a list: what may be chosen, what is chosen, and the addresses with less of it.

    by = Narrowing(request.GET, [
        text("q", _("Name"), longest=60),
        select("kind", _("Kind"), [Option("clinic", _("clinic"), number=4), ...]),
        ticks("group", _("Group"), [Option("dental", _("dental"), number=3), ...]),
        select("letter", _("Letter"), letters, control=False),
        scope("partner", _("Partner"), find_partner),
    ])
    by.value("kind")        "clinic", or "" where nothing (or nothing that exists) is chosen
    by.chosen               {"kind": ("clinic",), "group": ("dental", "surgical")}

An app narrows its queryset to what is chosen itself; `publishing/narrowing.html` shows the form and the chips, and
`publishing/nothing_fits.html` says what to drop where nothing is left.
A value that means nothing here is left out, and the page says so: `refused`. Of several values of one parameter all
count where the choice may be several (`ticks`), and else the last.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext

from publishing.choices import Choice, Option

#: The values that are chosen, by the choice.
Chosen = dict[str, tuple[str, ...]]
#: More than these nobody reads in a title.
MOST_IN_A_TITLE = 4


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
    """A choice with the values that the address has for it, and what of them means something."""

    choice: Choice
    typed: tuple[str, ...]

    @cached_property
    def read(self) -> tuple[Option | None, ...]:
        return tuple(meant(self.choice, value) for value in self.typed)

    @property
    def options(self) -> tuple[Option, ...]:
        return unique(option for option in self.read if option)

    @property
    def error(self) -> str:
        """Why something that the address has was left out; empty if nothing was."""
        if None not in self.read:
            return ""
        try:
            forms.CharField(max_length=self.choice.longest).clean(self.typed[-1])
        except forms.ValidationError as error:
            if self.choice.control == "text":
                return " ".join(error.messages)
        return gettext("There is no such choice here, so it is left out.")

    @property
    def value(self) -> str:
        return self.options[0].value if self.options else ""

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(option.value for option in self.options)

    @property
    def is_shown(self) -> bool:
        return bool(self.choice.control) and (self.choice.varies or bool(self.typed))


@dataclass(frozen=True)
class Fewer:
    """Fewer of the choices that leave nothing together: what is dropped or kept, and how many rows that leaves."""

    label: str
    number: int
    url: str


class Narrowing:
    """What the address asks for.

    `beside` are parameters that narrow nothing but stay in every address, as a sort; `number` counts the rows that some
    choices would leave, for readers whose choices leave none.
    """

    def __init__(
        self,
        given: Mapping[str, str],
        choices: Iterable[Choice],
        beside: Iterable[tuple[str, str]] = (),
        number: Callable[[Chosen], int] = lambda _chosen: 0,
    ) -> None:
        self.beside = list(beside)
        self.number = number
        self._asked = {choice.name: Asked(choice, typed(given, choice)) for choice in choices}

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

    @cached_property
    def chosen(self) -> Chosen:
        """The values of each choice that is made."""
        return {name: asked.values for name, asked in self._asked.items() if asked.options}

    @property
    def narrowed(self) -> bool:
        return bool(self.chosen)

    @property
    def refused(self) -> list[str]:
        """The names of the choices for which the address has a value that means nothing here."""
        return [str(asked.choice.label) for asked in self._asked.values() if asked.error]

    @property
    def controls(self) -> list[Asked]:
        return [asked for asked in self._asked.values() if asked.is_shown]

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What stands outside the form and must not be lost when it is sent."""
        shown = {asked.choice.name for asked in self.controls}
        return [*self.beside, *(pair for pair in self.pairs if pair[0] not in shown)]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """All that is chosen, for another form on the page that must not lose it."""
        return [(name, value) for name, values in self.chosen.items() for value in values]

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

    @cached_property
    def without(self) -> list[Fewer]:
        """Which one of the choices to drop so that something is left."""
        return self._fewer(lambda name: {other: values for other, values in self.chosen.items() if other != name})

    @property
    def alone(self) -> list[Fewer]:
        """Which one of the choices to keep, where dropping one is not enough."""
        return [] if self.without else self._fewer(lambda name: {name: self.chosen[name]})

    def _fewer(self, choose: Callable[[str], Chosen]) -> list[Fewer]:
        found = []
        for name in self.chosen:
            kept = choose(name)
            if kept and kept != self.chosen and (number := self.number(kept)):
                url = self.url(**{other: kept.get(other, ()) for other in self.chosen})
                found.append(Fewer(labels(self._asked[name].options), number, url))
        return sorted(found, key=lambda fewer: -fewer.number)

    @property
    def said(self) -> str:
        """What is chosen in a few words, for a title."""
        return ", ".join(map(str, self.names))

    @property
    def names(self) -> list[Any]:
        """What is chosen, for a heading; no more of it than can be read."""
        found = [chip.chosen.label for chip in self.chips]
        return [*found[:MOST_IN_A_TITLE], *(["…"] if len(found) > MOST_IN_A_TITLE else [])]

    @property
    def all_url(self) -> str:
        return f"?{urlencode(self.beside)}"


def labels(options: Iterable[Option]) -> str:
    return ", ".join(str(option.label) for option in options)


def typed(given: Mapping[str, str], choice: Choice) -> tuple[str, ...]:
    """The values that the address has for a choice; an empty one says nothing."""
    found = given.getlist(choice.name) if isinstance(given, QueryDict) else [given.get(choice.name, "")]
    return tuple(value.strip() for value in (found if choice.many else found[-1:]) if value.strip())


def meant(choice: Choice, value: str) -> Option | None:
    return choice.meaning(value) if len(value) <= choice.longest and "\x00" not in value else None


def unique(options: Iterable[Option]) -> tuple[Option, ...]:
    return tuple({option.value: option for option in options}.values())
