"""A few programmes side by side: what differs between them, and what is the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace

from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext

from departments import checklists
from publishing.bundles import Ask, limited, together
from publishing.dates import duration_label
from publishing.languages import Text, current
from publishing.numbers import number_label
from publishing.templatetags.publishing import inline
from residency import programmes
from residency.deciding import exam_words, joined
from residency.finder import picked
from residency.lens import Lens
from residency.levels import papers
from residency.models import AdmissionDocument, Programme, SpecialtyCode, full_name

LEAST, MOST = 2, 4
MOST_TO_ADD = 24
#: So much is repeated of an address that is not known.
LONGEST_NAMED, MOST_NAMED = 60, 5

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Fact:
    """One thing that can be said of every programme: its lines for each of them; none where it is not known."""

    label: str
    values: tuple[Lines, ...]
    names: tuple[Text | str, ...] = ()

    @property
    def columns(self) -> list[tuple[Text | str, Lines]]:
        """The lines of each programme under its name."""
        return list(zip(self.names, self.values, strict=True))

    @property
    def differs(self) -> bool:
        return len(set(self.values)) > 1


def split(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What differs, and what is the same; what is known of no programme is neither."""
    known = [fact for fact in facts if any(fact.values)]
    return [fact for fact in known if fact.differs], [fact for fact in known if not fact.differs]


class Comparison:
    """The programmes that an address names; those it cannot mean, and those too many, are named and left out."""

    def __init__(self, request: HttpRequest) -> None:
        self.lens = Lens.of(request)
        self.only = request.GET.get("only", "") == "1"
        asked = list(dict.fromkeys(slug for text in request.GET.getlist("p") if (slug := text.strip())))
        found = found_rows(picked(asked)[: MOST + MOST_TO_ADD])
        known = [found[slug] for slug in asked if slug in found]
        self.programmes = known[:MOST]
        self.too_many = joined([inline(named(row)) for row in known[MOST:]])
        self.unknown = [text[:LONGEST_NAMED] for text in asked if text not in found][:MOST_NAMED]
        self.facts: list[Fact] = []
        self.to_add: list[SimpleNamespace] = []
        if self.programmes:
            self.add_facts(request)

    def add_facts(self, request: HttpRequest) -> None:
        lists = together({**programmes.asks(self.programmes), **more(self.programmes)})
        shared = programmes.shared_by(self.programmes, self.lens, lists)
        for row in programmes.described(request, self.lens, self.programmes, shared):
            row.without = self.url([other.slug for other in self.programmes if other is not row])
            row.home = shared.universities.get(row.level__department__university)
            row.codes = [one for one in lists["codes"] if one.specialty == row.specialty__pk]
            applicant = self.lens.applicant(row.level__department__university__country)
            row.papers = papers([one for one in lists["papers"] if one.level == row.level], applicant)
        self.to_add = [
            SimpleNamespace(name=named(row), url=self.url([*self.slugs, row.slug]), months=row.duration_months)
            for row in lists["alike"]
            if row.slug not in self.slugs
        ]
        self.facts = facts_of(self.programmes)

    @property
    def slugs(self) -> list[str]:
        return [row.slug for row in self.programmes]

    @property
    def enough(self) -> bool:
        return len(self.programmes) >= LEAST

    @property
    def full(self) -> bool:
        return len(self.programmes) >= MOST

    @property
    def differing(self) -> list[Fact]:
        return split(self.facts)[0]

    @property
    def same(self) -> list[Fact]:
        return split(self.facts)[1]

    @property
    def query(self) -> str:
        """What another page of these programmes for this reader takes."""
        return self.lens.query_with(self.slugs)

    def url(self, slugs: Sequence[str], only: bool | None = None) -> str:
        """The comparison of these programmes for this reader."""
        only = self.only if only is None else only
        return f"?{self.lens.query_with(slugs)}{'&only=1' if only else ''}"

    @property
    def all_url(self) -> str:
        return self.url(self.slugs, only=False)

    @property
    def only_url(self) -> str:
        return self.url(self.slugs, only=True)


def found_rows(slugs: Sequence[str]) -> dict[str, SimpleNamespace]:
    found = Programme.objects.published().filter(slug__in=slugs)
    return {row.slug: row for row in programmes.read(found)}


def named(row: SimpleNamespace) -> Text:
    return full_name(row.specialty, row.specialty__covers_children)


def more(listed: Sequence[SimpleNamespace]) -> dict[str, Ask]:
    """What a comparison asks for beyond a list: papers, codes, and programmes of the same groups to add."""
    alike = Programme.objects.published().filter(specialty__group__in={row.specialty__group for row in listed})
    sort_key = f"sort_key_{current()}"
    return {
        "papers": checklists.ask(
            AdmissionDocument.objects.filter(level__in={row.level for row in listed}), "applicant", "level"
        ),
        "codes": Ask(
            SpecialtyCode.objects.filter(specialty__in={row.specialty__pk for row in listed}),
            {},
            ("pk", "specialty", "scheme", "code"),
            order=lambda row: row.pk,
        ),
        "alike": Ask(
            limited(alike.in_reading_order(), MOST_TO_ADD),
            {"specialty": "specialty__name"},
            ("slug", "duration_months", "specialty__covers_children", sort_key),
            order=lambda row: getattr(row, sort_key),
        ),
    }


def facts_of(listed: Sequence[SimpleNamespace]) -> list[Fact]:
    """What can be said of all of them, in the order in which it decides."""
    columns, names = [said_of(row) for row in listed], tuple(row.name for row in listed)
    return [
        Fact(facts[0][0], tuple(tuple(line for line in lines if line) for _label, lines in facts), names)
        for facts in zip(*columns, strict=True)
    ]


def said_of(row: SimpleNamespace) -> list[tuple[str, Sequence[str]]]:
    level, language = row.at_level, current()
    return [
        (gettext("Admission"), admission(row)),
        (gettext("Duration"), [duration_label(row.duration_months, language) if row.duration_months else ""]),
        (gettext("Entrance exams"), exams(row)),
        (gettext("Taught in"), [", ".join(level.languages)]),
        (gettext("Tuition"), row.fees),
        (gettext("Places"), [number_label(row.places, language) if row.places else ""]),
        (gettext("Group"), [row.group]),
        (gettext("including children"), [gettext("yes") if row.specialty__covers_children else gettext("no")]),
        (gettext("University"), [row.home.name if row.home else ""]),
        (gettext("Level"), [capfirst(level.name)]),
        (gettext("Entry"), [row.entry]),
        (gettext("What one needs before"), level.needed),
        (gettext("Papers to hand in"), to_hand_in(row)),
        (gettext("What one gets"), [level.award]),
        (gettext("State code"), [f"{code.scheme} {code.code}" for code in row.codes]),
    ]


def admission(row: SimpleNamespace) -> list[str]:
    lines = [capfirst(row.standing.label)]
    if row.standing.when:
        lines.append(f"{capfirst(row.standing.stage)}: {row.standing.when}")
    return lines


def exams(row: SimpleNamespace) -> list[str]:
    """Each examination; under its heading where they are not the same for everyone."""
    return under_headings(row.at_level.exams, partial(exam_words, alone=True))


def to_hand_in(row: SimpleNamespace) -> list[str]:
    return under_headings(row.papers, lambda paper: paper.name)


def under_headings(groups: Sequence[SimpleNamespace], said: Callable[[SimpleNamespace], str]) -> list[str]:
    several = len(groups) > 1
    return [line for group in groups for line in ([f"{group.heading}:"] if several else []) + [*map(said, group.rows)]]
