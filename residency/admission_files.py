"""The dates of admission as entries of a calendar."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import SimpleNamespace

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext

from publishing.bundles import together
from publishing.calendar_files import Entry
from publishing.clock import today
from publishing.dates import day_label
from publishing.languages import current
from residency import wording
from residency.admission_dates import announced, dates_label, editions, windows
from residency.editions import ALWAYS, APPLICATION, Edition, Period, Years, visa_deadline
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


def entries(
    found: QuerySet[AdmissionWindow],
    address: Callable[[SimpleNamespace], str],
    lens: Lens = EVERYONE,
    years: Years = ALWAYS,
    only: Only = EVERYTHING,
) -> list[Entry]:
    """What is running or comes next of the windows' rounds, with the earlier days of those who need a visa.

    `address` gives the page of a row of `admission_dates.windows`. What is asked for alone is picked out at the end:
    what counts as next, and when, follows from the whole.
    """
    rounds = announced(together({"windows": windows(found)})["windows"])
    listed: dict[str, Entry] = {}
    for zone, country in {place(one.row) for one in rounds.values()}:
        here = {key: one for key, one in rounds.items() if place(one.row) == (zone, country)}
        applicant = lens.applicant(country) or ""
        for edition, _levels in editions(here, today(zone), applicant, years):
            row = here[edition.round.key].row
            for period in edition.periods:
                if only.wants(edition, period):
                    for entry in entries_of(edition, period, row, address(row), applicant):
                        listed[entry.key] = entry
    return sorted(listed.values(), key=lambda entry: (entry.first, entry.last, entry.key))


def key_of(request: HttpRequest, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY else None


def place(row: SimpleNamespace) -> tuple[str, str]:
    """By whose clock the dates of a row are read, and who is a citizen there."""
    return row.round__department__university__time_zone, row.round__department__university__country


def entries_of(edition: Edition, period: Period, row: SimpleNamespace, path: str, applicant: str) -> Iterable[Entry]:
    key = f"admission-{period.window.key}-{edition.year}"
    text = notes(edition, period, row, row.round__department__university__time_zone)
    yield Entry(key, title(stage(period), row), period.first or period.last, period.last, text, path, REMIND)
    if period.first and period.window.stage == APPLICATION:
        last = gettext("Last day to apply")
        yield Entry(f"{key}-last", title(last, row), period.last, period.last, text, path, REMIND)
    earlier = visa_deadline(edition, period) if applicant != Applicant.CITIZEN else None
    if earlier and period.window.applicant != Applicant.CITIZEN:
        visa = gettext("Last day to apply, if you need a visa")
        yield Entry(f"{key}-visa", title(visa, row), earlier, earlier, text, path, REMIND)


def stage(period: Period) -> str:
    """What it is, and for whom if it is not for everyone: "Entrance exams (foreign citizens)"."""
    name, applicant = capfirst(str(Stage(period.window.stage).label)), period.window.applicant
    if applicant == Applicant.ANY:
        return name
    return gettext("%(stage)s (%(applicant)s)") % {"stage": name, "applicant": Applicant(applicant).label}


def title(what: str, row: SimpleNamespace) -> str:
    return f"{what} – {row.department}"


def notes(edition: Edition, period: Period, row: SimpleNamespace, zone: str) -> str:
    said = [
        f"{row.name}, {edition.year}",
        dates_label(period, edition.expected),
        wording.clock_label(zone, period.last),
        wording.basis(edition),
    ]
    if edition.round.checked_on:
        said.append(gettext("Checked on: %(date)s.") % {"date": day_label(edition.round.checked_on, current())})
    return "\n".join(part for part in [*said, edition.round.source] if part)
