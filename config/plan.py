"""An applicant's plan: the programmes that the address names, how they stand for the reader, and its own addresses.

The whole plan stands in its address: `p`, once for each programme, and the lens. Nothing is kept elsewhere, so whoever
has the address has the plan, and what has changed since is right when it is opened again.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from types import SimpleNamespace

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

from config.plan_address import JOINT, Held, Wish
from config.plan_dates import Dated, dates_of, together
from config.plan_words import entries
from departments.universities import universities
from publishing import clock
from publishing.calendar_files import Entry
from publishing.dates import day_label
from publishing.languages import Text, current
from residency import programmes
from residency.admission import NOTHING, level_rounds
from residency.editions import Years
from residency.lens import Lens
from residency.models import Applicant, Programme, Specialty, TrainingLevel, full_name

#: What a plan asks of a programme beyond what lists do.
MORE_COLUMNS = ("specialty__group__code", "level__department", "level__department__parent")


class Plan:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.lens = Lens.of(request)
        self.wish = Wish.of(request.GET.getlist("p"))
        self.programmes = chosen(request, self.wish.slugs, self.lens)
        self.slugs = [programme.slug for programme in self.programmes]
        self.held = Held(tuple(self.slugs), self.lens)
        several = len({one.place for one in self.programmes}) > 1
        for one in self.programmes:
            one.full_name = Text(f"{one.name} ({one.place})", one.name.lang) if several and one.place else one.name
            one.url = f"{reverse('residency:programme', args=[one.slug])}{self.held.suffix}"
            one.without_url = self.held.without(one.slug).url

    def __bool__(self) -> bool:
        return bool(self.programmes)

    def __iter__(self) -> Iterator[SimpleNamespace]:
        return iter(self.programmes)

    @property
    def missing(self) -> list[str]:
        """What the address names and the plan leaves out because there is no such programme, or none any more."""
        return [*(slug for slug in self.wish.slugs if slug not in self.slugs), *self.wish.unreadable]

    @property
    def day(self) -> str:
        """Of which day the plan is, in words."""
        return day_label(clock.today(), current())

    @property
    def universities(self) -> list[SimpleNamespace]:
        """Where the programmes are, each once."""
        return [*{one.taught_at.pk: one.taught_at for one in self.programmes if one.taught_at}.values()]

    @property
    def models(self) -> list[Model]:
        """What the texts of the programmes stand in, by their keys alone."""
        found = [(Programme(pk=one.pk), Specialty(pk=one.specialty__pk), TrainingLevel(pk=one.level)) for one in self]
        return [*dict.fromkeys(chain(*found))]

    @property
    def possible_countries(self) -> list[str]:
        """The same or, while the citizenship is not known, everywhere where one may come from abroad."""
        return self.countries if self.lens.citizenship else [*dict.fromkeys(one.country for one in self if one.country)]

    @property
    def countries(self) -> list[str]:
        """Where somebody goes abroad for these programmes; nowhere while their citizenship is not known."""
        found = dict.fromkeys(one.country for one in self.programmes if one.applicant == Applicant.FOREIGN)
        return [*found]

    @property
    def abroad(self) -> list[tuple[str, str]]:
        """The countries and universities to which somebody goes abroad for these programmes."""
        foreign = [one for one in self.programmes if one.applicant == Applicant.FOREIGN]
        return [*dict.fromkeys((one.country, one.place_slug) for one in foreign)]

    @property
    def places(self) -> list[tuple[str, str]]:
        """The countries and universities of all the programmes."""
        return [*dict.fromkeys((one.country, one.place_slug) for one in self.programmes if one.country)]

    @cached_property
    def dates(self) -> list[Dated]:
        return together((one, one.dates) for one in self.programmes)

    @cached_property
    def entries(self) -> list[Entry]:
        """The dates for a calendar, each leading back to the plan."""
        return [found for one in self.dates for found in entries(one, self.address())]

    def address(self, name: str = "plan") -> str:
        return f"{reverse(name)}{self.held.suffix}"

    @property
    def short_addresses(self) -> list[str]:
        """The whole address in its shortest form, and what matters most of it if that is too long for a picture."""
        site = f"{self.request.scheme}://{self.request.get_host()}{reverse('plan')}?p={JOINT.join(self.slugs)}"
        citizenship = f"&citizenship={self.lens.citizenship}" if self.lens.citizenship else ""
        return [f"{site}&{self.lens.query}" if self.lens else site, f"{site}{citizenship}"]


def chosen(request: HttpRequest, slugs: Iterable[str], lens: Lens) -> list[SimpleNamespace]:
    """The published ones among them as rows with their state and dates, in the order of the address."""
    slugs = list(slugs)
    found = Programme.objects.published().filter(slug__in=slugs) if slugs else Programme.objects.none()
    listed = programmes.read(found.order_by(), *MORE_COLUMNS)
    return [with_dates(request, row, lens) for row in sorted(listed, key=lambda row: slugs.index(row.slug))]


def with_dates(request: HttpRequest, row: SimpleNamespace, lens: Lens) -> SimpleNamespace:
    """A programme with its name, where it is, as whom the reader applies there, and the dates that are to come."""
    university = next((one for one in universities(request) if one.pk == row.level__department__university), None)
    row.name = full_name(row.specialty, row.specialty__covers_children)
    row.taught_at = university
    row.place = (university.short_name or university.name) if university else Text("", row.name.lang)
    row.place_slug = university.slug if university else ""
    row.country = str(row.level__department__university__country or "")
    row.applicant = lens.applicant(row.country)
    years = Years(row.valid_from, row.valid_until)
    rounds = level_rounds(request).get(row.level, NOTHING)
    row.dates = dates_of(rounds.rounds, rounds.state(row.applicant or "", years), row.applicant or "", years)
    row.line = (row.level__department, row.level__department__parent, row.level__department__university)
    return row
