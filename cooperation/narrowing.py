"""What the address asks of a list; whatever it cannot mean is left out, and the page says so."""

import re
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from cooperation import register
from cooperation.models import Agreement, Outcome, Partner
from departments.models import Department
from departments.universities import universities
from publishing.bundles import together
from publishing.caching import kept
from publishing.languages import current, rows

Choices = Sequence[tuple[str, str]]
SLUG = re.compile("[a-z0-9-]+")


class ListFilter(forms.Form):
    """Choices among what is there, and things of other pages to which a link from there narrows the list.

    Subclasses name their `choices` (a method `<name>_choices` gives the options) and `scopes`.
    """

    choices: ClassVar[dict[str, Any]] = {}
    scopes: ClassVar[tuple[str, ...]] = ()

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.GET)
        self.request = request
        self.universities = universities(request)
        for name, label in self.choices.items():
            options = self.options(name)
            if options:
                everything = ("", gettext("all"))
                self.fields[name] = forms.ChoiceField(label=label, choices=[everything, *options], required=False)
        self.is_valid()
        self.scoped = {name: SCOPES[name].find(request.GET.get(name, "")) for name in self.scopes}
        self.narrowed_to = [(name, SCOPES[name].label, found) for name, found in self.scoped.items() if found]

    def options(self, name: str) -> Choices:
        """The options of one choice, kept until the content changes; none where there is nothing to choose."""
        compute: Callable[[], Choices] = getattr(self, f"{name}_choices")
        return kept(self.request, (type(self).__name__, name, current()), compute)

    def university_choices(self) -> Choices:
        """On a site of one university nobody asks which."""
        return [(row.slug, row.name) for row in self.universities] if self.several else []

    @property
    def several(self) -> bool:
        return len(self.universities) > 1

    @property
    def university(self) -> int | None:
        chosen = self.chosen("university")
        return next((row.pk for row in self.universities if row.slug == chosen), None) if chosen else None

    def chosen(self, name: str) -> str:
        return self.cleaned_data.get(name, "")

    def scope(self, name: str) -> int | None:
        found = self.scoped.get(name)
        return found.pk if found else None

    @property
    def narrowed(self) -> bool:
        return any(self.cleaned_data.values()) or bool(self.narrowed_to)

    @property
    def refused(self) -> list[str]:
        """What the address names and this list does not know."""
        unknown = [str(self.fields[name].label) for name in self.errors]
        lost = [str(SCOPES[name].label) for name in self.scopes if self.request.GET.get(name) and not self.scoped[name]]
        return unknown + lost


class Scope:
    """A thing with a page of its own, found by its slug."""

    def __init__(self, label: Any, find: Callable[[str], SimpleNamespace | None]) -> None:
        self.label = label
        self._find = find

    def find(self, slug: str) -> SimpleNamespace | None:
        return self._find(slug) if slug and len(slug) <= 100 and SLUG.fullmatch(slug) else None


def _by_name(published: Callable[[], QuerySet]) -> Callable[[str], SimpleNamespace | None]:
    def find(slug: str) -> SimpleNamespace | None:
        return next(iter(rows(published().filter(slug=slug), ("name",), "pk", "slug")), None)

    return find


def _agreement(slug: str) -> SimpleNamespace | None:
    lists = together(register.asks(Agreement.objects.published().filter(slug=slug)))
    found = register.described(lists["agreements"], lists["agreement_partners"])
    return SimpleNamespace(pk=found[0].pk, slug=slug, name=found[0].title) if found else None


def _outcome(number: str) -> SimpleNamespace | None:
    if not number.isdecimal() or len(number) > 18:
        return None
    found = rows(Outcome.objects.published().filter(pk=number), {"name": "title"}, "pk")
    return SimpleNamespace(pk=found[0].pk, slug=number, name=found[0].name) if found else None


SCOPES = {
    "partner": Scope(gettext_lazy("Partner"), _by_name(Partner.objects.published)),
    "department": Scope(gettext_lazy("Department"), _by_name(Department.objects.published)),
    "agreement": Scope(gettext_lazy("Agreement"), _agreement),
    "show": Scope(gettext_lazy("Outcome"), _outcome),
}


def present(queryset: QuerySet, column: str, labels: type[Any]) -> Choices:
    """Those of a column's choices that occur, in the order in which the model names them."""
    there = set(queryset.order_by().values_list(column, flat=True).distinct())
    return [(value, capfirst(str(label))) for value, label in labels.choices if value in there]
