"""Narrowing the list of programmes: what the address asks for, and how many programmes each choice leaves."""

from collections import Counter
from collections.abc import Callable, Iterable
from types import SimpleNamespace
from typing import Any, NamedTuple

from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from departments.models import Department
from departments.universities import universities
from publishing.caching import kept
from publishing.dates import duration_label
from publishing.languages import current, rows
from residency.models import Programme, SpecialtyGroup, TrainingLevel

#: Each choice in the address, and the column it narrows.
COLUMNS = {
    "group": "specialty__group__code",
    "duration": "duration_months",
    "level": "level__level",
    "university": "level__department__university__slug",
    "children": "specialty__covers_children",
}
LABELS = {
    "group": _("Group"),
    "duration": _("Duration"),
    "level": _("Level"),
    "university": _("University"),
    "children": _("including children"),
}


class Alike(NamedTuple):
    """The number of programmes that are alike in everything one can choose."""

    group: str
    duration: int | None
    level: str
    university: str
    children: bool
    number: int


def years(number: int) -> str:
    """The length as addresses say it, in years: 24 months are 2, 18 months are 1.5."""
    return f"{number / 12:g}"


def months(text: str) -> int:
    return round(float(text) * 12)


READ: dict[str, Callable[[str], Any]] = {"duration": months, "children": bool}


class ProgrammeForm(forms.Form):
    """One choice or none of each kind; `choices` has what there is to choose from."""

    def __init__(self, data: Any, choices: dict[str, list[tuple[str, str]]]) -> None:
        super().__init__(data)
        for name, pairs in choices.items():
            self.fields[name] = forms.TypedChoiceField(
                label=LABELS[name],
                choices=pairs,
                coerce=READ.get(name, str),
                empty_value=None,
                required=False,
                error_messages={"invalid_choice": _("There is no such choice here, so it is left out.")},
            )


def alike() -> list[Alike]:
    """All published programmes, counted by what one can choose."""
    found = Programme.objects.published().order_by().values_list(*COLUMNS.values())
    return [Alike(*row) for row in found.annotate(number=Count("pk"))]


def matching(table: Iterable[Alike], chosen: dict[str, Any], without: str = "") -> list[Alike]:
    """The rows that fit everything chosen; the choice called `without` does not count."""
    wanted = {name: value for name, value in chosen.items() if name != without}
    return [row for row in table if all(getattr(row, name) == value for name, value in wanted.items())]


def counted(table: Iterable[Alike], chosen: dict[str, Any], name: str) -> Counter:
    """How many programmes each value of one choice would leave, all other choices kept."""
    counts: Counter = Counter()
    for row in matching(table, chosen, without=name):
        counts[getattr(row, name)] += row.number
    return counts


def choices(table: list[Alike], universities: list[SimpleNamespace]) -> dict[str, list[tuple[str, str]]]:
    """What there is to choose from, in the order of the page."""
    lengths = sorted({row.duration for row in table if row.duration})
    levels = {row.level for row in table}
    groups = rows(SpecialtyGroup.objects.all(), ("name",), "code")
    training = TrainingLevel.objects.filter(department__in=Department.objects.published())
    training_at = set(training.order_by().values_list("department__university__slug", flat=True))
    return {
        "group": [(row.code, row.name or row.code) for row in groups],
        "duration": [(years(length), duration_label(length, current())) for length in lengths],
        "level": [(level.value, str(level.label)) for level in TrainingLevel.Level if level.value in levels],
        "university": [(row.slug, row.name) for row in universities if row.slug in training_at],
        "children": [("1", "")],
    }


class Finder:
    """The programmes an address asks for; what it cannot mean is named and left out."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.table = kept(request, "programmes alike", alike)
        self.choices = kept(
            request, ("programme choices", current()), lambda: choices(self.table, universities(request))
        )
        self.form = ProgrammeForm(request.GET, self.choices)
        self.form.is_valid()
        given = self.form.cleaned_data.items()
        self.chosen = {name: value for name, value in given if value is not None}

    @property
    def narrowed(self) -> bool:
        return bool(self.chosen)

    @property
    def asked(self) -> bool:
        """Whether the address narrows the list or tries to."""
        return self.narrowed or bool(self.form.errors)

    @property
    def children_vary(self) -> bool:
        return kept(self.request, "children vary", lambda: len({row.children for row in self.table}) > 1)

    @property
    def several_levels(self) -> bool:
        return len(self.choices["level"]) > 1

    @property
    def university_without_programmes(self) -> bool:
        """Whether the chosen university has published no programme at all."""
        university = self.chosen.get("university")
        return bool(university) and not matching(self.table, {"university": university})

    def queryset(self) -> QuerySet[Programme]:
        wanted = {COLUMNS[name]: value for name, value in self.chosen.items()}
        return Programme.objects.published().filter(**wanted).in_reading_order()

    def facets(self) -> list[SimpleNamespace]:
        """The selects of the form; one with nothing to choose between is left out unless the address speaks of it."""
        selects = (name for name in self.choices if name != "children")
        return [self.facet(name) for name in selects if len(self.choices[name]) > 1 or self.form.data.get(name)]

    def children(self) -> SimpleNamespace | None:
        """The tick for specialties that cover children, where some do and some do not."""
        return self.facet("children") if self.children_vary or self.form.data.get("children") else None

    def facet(self, name: str) -> SimpleNamespace:
        """One choice: its options, and what is wrong with what the address says of it."""
        options = kept(self.request, ("options", current(), name, *self.chosen.items()), lambda: self.options(name))
        errors = self.form.errors.get(name, ())
        return SimpleNamespace(name=name, label=self.form.fields[name].label, options=options, errors=errors)

    def options(self, name: str) -> list[SimpleNamespace]:
        """What there is to choose from, each with the number of programmes it would leave."""
        field, counts = self.form.fields[name], counted(self.table, self.chosen, name)
        found = []
        for text, label in self.choices[name]:
            value, lang = field.clean(text), getattr(label, "lang", current())
            chosen = self.chosen.get(name) == value
            found.append(SimpleNamespace(value=text, label=str(label), lang=lang, number=counts[value], chosen=chosen))
        return found
