"""The dates of admission as entries of a calendar."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from types import SimpleNamespace
from typing import NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext

from publishing.bundles import together
from publishing.calendar_files import Entry
from publishing.dates import day_label
from publishing.languages import current
from residency import wording
from residency.admission import Rounds
from residency.admission_dates import Announced, announced, dates_label, windows
from residency.coming import coming, lasting_name
from residency.editions import ALWAYS, APPLICATION, Edition, Period, Years, begun, visa_deadline
from residency.lens import EVERYONE, Lens
from residency.models import AdmissionWindow, Applicant, Stage

#: How many days ahead a calendar speaks up.
REMIND = 7
#: As many digits as the key of a round or a window can have.
LONGEST_KEY = 18


@dataclass(frozen=True)
class Only:
    """The one round or the one window of which the address asks for the dates; all where it asks for neither."""

    round: int | None = None
    window: int | None = None

    @classmethod
    def of(cls, request: HttpRequest) -> "Only":
        return cls(key_of(request, "round"), key_of(request, "window"))

    def wants(self, edition: Edition, period: Period) -> bool:
        return self.round in (None, edition.round.key) and self.window in (None, period.window.key)


#: All that is announced.
EVERYTHING = Only()


@dataclass(frozen=True)
class About:
    """The programme whose dates alone are wanted, and the years of entry for which it is offered."""

    slug: str
    title: str
    years: Years = ALWAYS


class Coming(NamedTuple):
    """A stage that is not over on `day`, with the name that it keeps."""

    name: str
    edition: Edition
    period: Period
    row: SimpleNamespace
    day: date
    applicant: str


def entries(
    found: QuerySet[AdmissionWindow],
    address: Callable[[SimpleNamespace], str],
    lens: Lens = EVERYONE,
    only: Only = EVERYTHING,
    about: About | None = None,
) -> list[Entry]:
    """What of the windows' rounds is not over, with the earlier days of those who need a visa.

    `address` gives the page of a row of `admission_dates.windows`. What is asked for alone is picked out at the end:
    what counts as next, and when, follows from the whole.
    """
    rounds = announced(together({"windows": windows(found)})["windows"])
    listed: dict[tuple[int, int], list[Entry]] = {}
    for level in {level: None for each in rounds.values() for level in each.levels}:
        theirs = {key: each for key, each in rounds.items() if level in each.levels}
        for zone, country in {place(one.row) for one in theirs.values()}:
            here = {key: one for key, one in theirs.items() if place(one.row) == (zone, country)}
            for one in dates(here, zone, lens.applicant(country) or "", about):
                if only.wants(one.edition, one.period):
                    listed[one.period.window.key, one.edition.year] = [*entries_of(one, address(one.row), about)]
    if only.window:
        listed = dict(sorted(listed.items())[:1])
    return sorted(chain(*listed.values()), key=lambda entry: (entry.first, entry.last, entry.key))


def dates(here: Mapping[int, Announced], zone: str, applicant: str, about: About | None) -> Iterator[Coming]:
    """The stages of one level's rounds that are not over."""
    rules, years = tuple(one.rule for one in here.values()), about.years if about else ALWAYS
    state = Rounds(zone, rules).state(applicant, years)
    for edition, period in coming(rules, state, applicant, years):
        name = lasting_name(rules, edition, period)
        yield Coming(name, edition, period, here[edition.round.key].row, state.day, applicant)


def key_of(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY else None


def place(row: SimpleNamespace) -> tuple[str, str]:
    """By whose clock the dates of a row are read, and who is a citizen there."""
    return row.round__department__university__time_zone, row.round__department__university__country


def entries_of(found: Coming, path: str, about: About | None) -> Iterator[Entry]:
    edition, period, row = found.edition, found.period, found.row
    key = f"{about.slug}-{found.name}" if about else found.name
    text, ends = notes(edition, period, row, found.day), period.last
    whole = partial(Entry, text=text, path=path, remind=REMIND, tentative=edition.expected)
    yield whole(key, title(stage(period), found, about), period.first or ends, ends)
    if period.first and period.window.stage == APPLICATION:
        yield whole(f"{key}-last", title(gettext("Last day to apply"), found, about), ends, ends)
    earlier = visa_deadline(edition, period) if found.applicant != Applicant.CITIZEN else None
    if earlier and earlier >= found.day and period.window.applicant != Applicant.CITIZEN:
        visa = title(gettext("Last day to apply, if you need a visa"), found, about)
        yield whole(f"{key}-visa", visa, earlier, earlier)


def stage(period: Period) -> str:
    """What it is, and for whom if it is not for everyone: "Entrance exams (foreign citizens)"."""
    name, applicant = capfirst(str(Stage(period.window.stage).label)), period.window.applicant
    if applicant == Applicant.ANY:
        return name
    return gettext("%(stage)s (%(applicant)s)") % {"stage": name, "applicant": Applicant(applicant).label}


def title(what: str, found: Coming, about: About | None) -> str:
    """ "Applications: Cardiology – Our University (expected)"."""
    whose = f": {about.title}" if about else ""
    said = f"{what}{whose} – {found.row.department}"
    return wording.marked(said, found.edition.expected, begun=begun(found.period, found.day))


def notes(edition: Edition, period: Period, row: SimpleNamespace, day: date) -> str:
    said = [
        f"{row.name}, {edition.year}",
        dates_label(period, edition.expected, day),
        wording.clock_label(row.round__department__university__time_zone, period.last),
        wording.basis(edition),
    ]
    if edition.round.checked_on:
        said.append(gettext("Checked on: %(date)s.") % {"date": day_label(edition.round.checked_on, current())})
    return "\n".join(part for part in [*said, edition.round.source] if part)
