"""Narrowing the list of programmes: what the address asks for, and how many programmes each choice leaves."""

import re
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any

from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, pgettext_lazy

from publishing.caching import kept
from publishing.choices import Choice, Option, tick, ticks
from publishing.languages import current
from publishing.models import PublishedQuerySet, slug_validator
from publishing.narrowing import Chosen, Narrowing
from residency.choices import LABELS, names
from residency.lens import Lens
from residency.models import Programme
from residency.standings import Offer, in_offers, in_order_of_closing, states_of
from residency.tally import Alike, Counted, counted, matching, months, numbers, table, total

#: So many programmes can be picked for a comparison or a plan.
MOST_PICKED = 12
SORTS = {
    "": pgettext_lazy("what is sorted by", "Name"),
    "duration": gettext_lazy("Duration"),
    "closing": gettext_lazy("Closing date"),
}


class Finder:
    """The programmes an address asks for; what it cannot mean is named and left out."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.lens = Lens.of(request)
        self.rows: list[Counted] = kept(request, ("programmes counted",), counted)
        self.table: list[Alike] = self.kept("table", lambda: table(self.rows, self.open_offers))
        self.names = kept(request, ("programme choices", current()), lambda: names(self.table))
        self.chosen: Chosen = self.read()
        choices = self.kept("choices", self.choices, current(), *self.chosen.items())
        self.narrowing = Narrowing(
            request.GET, choices, self.beside, lambda chosen: total(matching(self.table, chosen))
        )

    def kept(self, what: str, compute: Callable[[], Any], *more: Any) -> Any:
        return kept(self.request, ("finder", what, self.lens.citizenship, *more), compute)

    def read(self) -> Chosen:
        plain = [ticks(name, "", [Option(value, "") for value, _label in self.names[name]]) for name in self.names]
        return Narrowing(self.request.GET, [*plain, tick("children", ""), tick("open", "")]).chosen

    def number(self, chosen: Chosen) -> int:
        return total(matching(self.table, chosen))

    @cached_property
    def states(self) -> dict[Offer, Any]:
        """How each offer stands for this reader."""
        return states_of(self.request, {row.offer: row.country for row in self.rows}, self.lens)

    @property
    def open_offers(self) -> set[Offer]:
        return {offer for offer, state in self.states.items() if state.open}

    def choices(self) -> list[Choice]:
        """What there is to choose from, each value with the number of programmes it would leave."""
        found = []
        for name, label in LABELS.items():
            left = numbers(self.table, self.chosen, name)
            # A university without programmes is worth choosing too: it has people to ask.
            varies = name == "university" or len({getattr(row, name) for row in self.table}) > 1
            if name in self.names:
                options = [Option(value, text, left[value]) for value, text in self.names[name]]
                found.append(ticks(name, label, options, varies=varies))
            else:
                found.append(tick(name, label, left["1"], varies=varies))
        return found

    @property
    def beside(self) -> list[tuple[str, str]]:
        """What stands in the address but narrows nothing."""
        sort = [("sort", self.sort)] if self.sort else []
        return [*self.lens.parameters.items(), *sort, *(("p", slug) for slug in self.picked)]

    @cached_property
    def picked(self) -> list[str]:
        """The addresses of programmes that are picked for a comparison or a plan already."""
        return picked(self.request.GET.getlist("p"))[:MOST_PICKED]

    def picked_elsewhere(self, listed: Iterable[SimpleNamespace]) -> list[str]:
        """Those that are picked but do not stand on this page of the list."""
        return [slug for slug in self.picked if slug not in {row.slug for row in listed}]

    @property
    def sort(self) -> str:
        asked = self.request.GET.get("sort", "")
        return asked if asked in SORTS else ""

    @property
    def sort_refused(self) -> bool:
        return bool(self.request.GET.get("sort", "")) and not self.sort

    @property
    def sorts(self) -> list[SimpleNamespace]:
        return [
            SimpleNamespace(
                label=str(label), chosen=value == self.sort, url=self.narrowing.url(sort=[value] if value else [])
            )
            for value, label in SORTS.items()
        ]

    @property
    def narrowed(self) -> bool:
        return bool(self.chosen)

    @property
    def asked(self) -> bool:
        """Whether the address narrows the list or tries to."""
        return self.narrowed or bool(self.narrowing.refused)

    @property
    def several_levels(self) -> bool:
        return len(self.names["level"]) > 1

    @property
    def university_without_programmes(self) -> SimpleNamespace | None:
        """The chosen university, with its name and slug, if it has published no programme at all."""
        chosen = self.chosen.get("university", ())
        if len(chosen) != 1 or any(chosen[0] in row.university for row in self.table):
            return None
        return SimpleNamespace(slug=chosen[0], name=dict(self.names["university"])[chosen[0]])

    def queryset(self) -> QuerySet[Programme]:
        found = fitting(self.chosen, self.rows, self.open_offers if "open" in self.chosen else set())
        order = f"sort_key_{current()}", "pk"
        if self.sort == "duration":
            return found.order_by(F("duration_months").asc(nulls_last=True), *order)
        if self.sort == "closing":
            return in_order_of_closing(found, self.states).order_by("closing", *order)
        return found.in_reading_order()

    @property
    def leading(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Whose leads are to be named: the chosen groups and universities."""
        return self.chosen.get("group", ()), self.chosen.get("university", ())

    def unlisted(self) -> list[SimpleNamespace]:
        """Where nothing is chosen: the universities that train but have published no programme."""
        if self.asked or len(self.names["university"]) < 2:
            return []
        listed = {slug for row in self.table for slug in row.university}
        return [
            SimpleNamespace(name=name, url=self.narrowing.url(university=[slug]))
            for slug, name in self.names["university"]
            if slug not in listed
        ]


def fitting(chosen: Chosen, rows: Iterable[Counted], open_offers: set[Offer]) -> PublishedQuerySet:
    """The published programmes that fit everything chosen."""
    wanted: dict[str, Any] = {}
    if "group" in chosen:
        wanted["specialty__group__code__in"] = chosen["group"]
    if "duration" in chosen:
        wanted["duration_months__in"] = [months(text) for text in chosen["duration"]]
    if "level" in chosen:
        wanted["level__level__in"] = chosen["level"]
    if "university" in chosen:
        wanted["level__department__university__slug__in"] = chosen["university"]
    if "children" in chosen:
        wanted["specialty__covers_children"] = True
    if "language" in chosen:
        languages = set(chosen["language"])
        wanted["level__in"] = {row.offer.level for row in rows if not languages.isdisjoint(row.languages.split(","))}
    found = Programme.objects.published().filter(**wanted)
    return found.filter(in_offers(open_offers)) if "open" in chosen else found


def picked(slugs: Iterable[str]) -> list[str]:
    """Those that can be addresses of programmes at all, each once."""
    return list(dict.fromkeys(slug for slug in slugs if len(slug) <= 100 and re.match(slug_validator.regex, slug)))
