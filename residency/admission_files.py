"""The dates of admission as entries of a calendar."""

from collections.abc import Iterable
from types import SimpleNamespace

from django.db.models import QuerySet
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
from residency.models import AdmissionWindow, Applicant, Stage

#: How many days ahead a calendar speaks up.
REMIND = 7


def entries(found: QuerySet[AdmissionWindow], path: str, applicant: str = "", years: Years = ALWAYS) -> list[Entry]:
    """What is running or comes next of the windows' rounds, with the earlier days of those who need a visa."""
    rounds = announced(together({"windows": windows(found)})["windows"])
    listed: dict[str, Entry] = {}
    for zone in {one.row.round__department__university__time_zone for one in rounds.values()}:
        here = {key: one for key, one in rounds.items() if one.row.round__department__university__time_zone == zone}
        for edition, _levels in editions(here, today(zone), applicant, years):
            for entry in entries_of(edition, here[edition.round.key].row, zone, path, applicant):
                listed[entry.key] = entry
    return sorted(listed.values(), key=lambda entry: (entry.first, entry.last, entry.key))


def entries_of(edition: Edition, row: SimpleNamespace, zone: str, path: str, applicant: str) -> Iterable[Entry]:
    for period in edition.periods:
        key = f"admission-{period.window.key}-{edition.year}"
        text = notes(edition, period, row, zone)
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
