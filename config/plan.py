"""An applicant's plan: the programmes that the address names, with all their dates, papers and people to ask.

The whole plan stands in its address: `p`, once for each programme, and the lens. Nothing is kept elsewhere, so whoever
has the address has the plan, and what has changed since is right when it is opened again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from config.plan_contacts import askable, contacts
from config.plan_dates import Dated, dates_of
from config.plan_dates import together as joined
from config.plan_papers import Wanter, in_words, united
from config.plan_words import day_words, entries
from departments import checklists
from departments.universities import universities
from publishing import clock
from publishing.bundles import together
from publishing.calendar_files import Entry
from publishing.languages import Text, rows
from publishing.models import slug_validator
from publishing.qr import qr
from residency import wording
from residency.admission import NOTHING, level_rounds
from residency.editions import Years
from residency.lens import Lens
from residency.models import AdmissionDocument, Applicant, Programme, TrainingLevel, full_name
from residency.programmes import entry_years
from visas import papers as visa_papers
from visas import rulebook
from visas.duty import duty_by

MOST_PROGRAMMES = 12
#: Joins several in one value, which makes the address shorter and its picture easier to read.
JOINT = "."
LONGEST_NAME, LONGEST_SLUG = 60, 100


@dataclass(frozen=True)
class Wish:
    """What an address asks for: programmes by their slugs, each once; what names none; what is too much for a plan."""

    slugs: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()

    @classmethod
    def of(cls, values: Iterable[str]) -> "Wish":
        named = [name.strip() for value in values for name in value.split(JOINT)]
        names = dict.fromkeys(name for name in named if name)
        slugs = [name for name in names if is_slug(name)]
        unreadable = tuple(readable(name) for name in names if name not in slugs)
        return cls(
            tuple(slugs[:MOST_PROGRAMMES]),
            unreadable[:MOST_PROGRAMMES],
            tuple(slugs[MOST_PROGRAMMES:][:MOST_PROGRAMMES]),
        )


def is_slug(name: str) -> bool:
    try:
        slug_validator(name[:LONGEST_SLUG])
    except ValidationError:
        return False
    return len(name) <= LONGEST_SLUG


def readable(name: str) -> str:
    """What somebody wrote, short and without signs that would spoil the line around it."""
    return "".join(sign for sign in name[:LONGEST_NAME] if sign.isprintable())


class Plan:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.lens = Lens.of(request)
        self.wish = Wish.of(request.GET.getlist("p"))
        self.programmes = programmes(request, self.wish.slugs, self.lens)
        self.slugs = [programme.slug for programme in self.programmes]
        several = len({one.university for one in self.programmes}) > 1
        for one in self.programmes:
            one.full_name = Text(f"{one.name} ({one.university})", one.name.lang) if several else one.name
            one.without_url = f"{reverse('plan')}?{self.query_with(slug for slug in self.slugs if slug != one.slug)}"

    def __bool__(self) -> bool:
        return bool(self.programmes)

    @property
    def missing(self) -> list[str]:
        """What the address names and the plan leaves out because there is no such programme, or none any more."""
        return [*(slug for slug in self.wish.slugs if slug not in self.slugs), *self.wish.unreadable]

    @property
    def countries(self) -> list[str]:
        """Where somebody goes abroad for these programmes; nowhere while their citizenship is not known."""
        found = dict.fromkeys(one.country for one in self.programmes if one.applicant == Applicant.FOREIGN)
        return [*found]

    @property
    def query(self) -> str:
        return self.query_with(self.slugs)

    def query_with(self, slugs: Iterable[str]) -> str:
        return urlencode([*(("p", slug) for slug in slugs), *self.lens.parameters.items()])

    def address(self, name: str = "plan") -> str:
        return f"{reverse(name)}?{self.query}" if self.query else reverse(name)

    @property
    def short_addresses(self) -> list[str]:
        """The whole address in its shortest form, and what matters most of it if that is too long for a picture."""
        site = f"{self.request.scheme}://{self.request.get_host()}{reverse('plan')}?p={JOINT.join(self.slugs)}"
        citizenship = f"&citizenship={self.lens.citizenship}" if self.lens.citizenship else ""
        return [f"{site}&{self.lens.query}" if self.lens else site, f"{site}{citizenship}"]


def programmes(request: HttpRequest, slugs: Iterable[str], lens: Lens) -> list[SimpleNamespace]:
    """The published ones among them as rows with their state and dates, in the order of the address."""
    slugs = list(slugs)
    listed = rows(
        Programme.objects.published().filter(slug__in=slugs).order_by() if slugs else Programme.objects.none(),
        {"specialty": "specialty__name", "department_name": "level__department__name"},
        *("slug", "duration_months", "valid_from", "valid_until", "level", "level__level", "level__department"),
        *("specialty__covers_children", "specialty__group__code", "level__department__parent"),
        *("level__department__university", "level__department__university__country"),
    )
    return [described(request, row, lens) for row in sorted(listed, key=lambda row: slugs.index(row.slug))]


def described(request: HttpRequest, row: SimpleNamespace, lens: Lens) -> SimpleNamespace:
    university = next((one for one in universities(request) if one.pk == row.level__department__university), None)
    country = str(row.level__department__university__country or "")
    applicant = lens.applicant(country)
    years = Years(row.valid_from, row.valid_until)
    found = level_rounds(request).get(row.level, NOTHING)
    state = found.state(applicant or "", years)
    return SimpleNamespace(
        **vars(row),
        name=full_name(row.specialty, row.specialty__covers_children),
        university=(university.short_name or university.name) if university else row.department_name,
        level_name=TrainingLevel.Level(row.level__level).label,
        entry=entry_years(row.valid_from, row.valid_until),
        country=country,
        applicant=applicant,
        state=state,
        tone=wording.tone(state),
        dates=dates_of(found.rounds, state, applicant or "", years),
        line=(row.level__department, row.level__department__parent, row.level__department__university),
        url=reverse("residency:programme", args=[row.slug]) + lens.suffix,
    )


def plan_page(plan: Plan) -> dict[str, Any]:
    """Everything the plan shows; of an empty one nothing but the lens."""
    page = {"plan": plan, "lens": plan.lens, "missing": plan.missing, "beyond": plan.wish.beyond}
    if not plan:
        return page
    lists = together(
        {
            "papers": checklists.ask(
                AdmissionDocument.objects.filter(level__in={one.level for one in plan.programmes}),
                *("applicant", "level"),
            ),
            **askable(plan.programmes),
            **({"visa_papers": visa_papers.asked(plan.countries)} if plan.countries else {}),
            **rules_of(plan.countries, plan.lens.citizenship),
        }
    )
    asked = contacts(plan.programmes, lists)
    return page | {
        "programmes": plan.programmes,
        "dates": [day_words(one) for one in plan_dates(plan)],
        "papers": papers(lists, plan),
        "duties": duties(plan.countries, lists),
        "check_url": check_url(plan),
        "abroad_is_open": not plan.lens.citizenship,
        "contacts": asked,
        "askable": any(contact.ways for contact in asked),
        "add_url": f"{reverse('residency:index')}?{plan.query}",
        "calendar_url": plan.address("plan_calendar"),
        "take_away_url": plan.address("plan_take_away"),
        "picture": next((picture for text in plan.short_addresses if (picture := qr(text))), ""),
    }


def plan_dates(plan: Plan) -> list[Dated]:
    return joined((one, one.dates) for one in plan.programmes)


def plan_entries(plan: Plan) -> list[Entry]:
    """The dates for a calendar, each leading back to the plan."""
    return [found for one in plan_dates(plan) for found in entries(one, plan.address())]


def papers(lists: dict[str, list[SimpleNamespace]], plan: Plan) -> list[SimpleNamespace]:
    """What all programmes want and, wherever somebody goes abroad for them, registering and the visa: each once."""
    rows = [*wanted_by_programmes(lists["papers"], plan), *wanted_by_procedures(lists.get("visa_papers", []))]
    everyone = {row.wanted_by for row in rows}
    return [in_words(paper, everyone) for paper in united(rows)]


def wanted_by_programmes(found: list[SimpleNamespace], plan: Plan) -> Iterable[SimpleNamespace]:
    """The papers of each programme's level that concern this reader, or that may while nothing is known of them."""
    for one in plan.programmes:
        wanter = Wanter(one.slug, one.full_name)
        for row in found:
            if row.level == one.level and plan.lens.keeps(row.applicant, one.country):
                open_question = row.applicant != Applicant.ANY and one.applicant is None
                only_for = str(Applicant(row.applicant).label) if open_question else ""
                yield SimpleNamespace(**vars(row), wanted_by=wanter, only_for=only_for)


def wanted_by_procedures(found: list[SimpleNamespace]) -> Iterable[SimpleNamespace]:
    for row in visa_papers.described(found, clock.today()):
        wanter = Wanter(row.procedure__slug, row.title, of_programme=False)
        yield SimpleNamespace(**vars(row), wanted_by=wanter, only_for="")


def rules_of(countries: Iterable[str], citizenship: str) -> dict[str, Any]:
    """Asks for the rules of each country under names of their own."""
    return {
        f"{country} {name}": ask for country in countries for name, ask in rulebook.asks(country, citizenship).items()
    }


def duties(countries: Iterable[str], lists: dict[str, list[SimpleNamespace]]) -> list[tuple[str, Any]]:
    """How soon after crossing the border one has to register in each country, as far as a rule is known."""
    found = []
    for country in countries:
        own = {name.removeprefix(f"{country} "): rows for name, rows in lists.items() if name.startswith(f"{country} ")}
        found.append((country, duty_by(rulebook.from_rows(country, own), clock.today())))
    return [(country, duty) for country, duty in found if duty]


def check_url(plan: Plan) -> str:
    known = {"country": plan.countries[0] if len(plan.countries) == 1 else "", "citizenship": plan.lens.citizenship}
    answered = urlencode({name: value for name, value in known.items() if value} | {"purpose": "residency"})
    return f"{reverse('visas:check')}?{answered}"
