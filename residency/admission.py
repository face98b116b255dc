"""The rounds of admission as pages show them: dates in words, what is open, whom each round is for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from departments.models import Department
from publishing.bundles import Ask, together
from publishing.dates import day_label, day_month_label
from publishing.languages import current
from publishing.spans import Precision, Span, span_label
from residency.calendar import Edition, Period, Round, Standing, Window, latest, leading, standing, upcoming
from residency.models import AdmissionWindow, Applicant, Stage, TrainingLevel

TEXTS = {"name": "round__name", "round_note": "round__note", "note": "note", "department": "round__department__name"}
COLUMNS = (
    *("pk", "stage", "applicant", "start_month", "start_day", "end_month", "end_day"),
    *("round", "round__year", "round__levels", "round__levels__level"),
    *("round__department", "round__department__slug", "round__department__time_zone"),
)


def windows(found: QuerySet[AdmissionWindow]) -> Ask:
    """Asks for these windows with their rounds, once for each level of a round."""
    return Ask(found, TEXTS, COLUMNS, order=lambda row: (row.end_month, row.end_day, row.pk))


def today(zone: str) -> date:
    return timezone.now().astimezone(ZoneInfo(zone)).date()


def zone_label(zone: str, day: date) -> str:
    """ "Almaty (UTC+5)": the place whose clock counts, in the reader's language."""
    place = get_timezone_location(zone, locale=current(), return_city=True)
    offset = datetime.combine(day, time(12), ZoneInfo(zone)).strftime("%z")
    minutes = "" if offset.endswith("00") else f":{offset[3:]}"
    return f"{place} (UTC{offset[0]}{int(offset[1:3])}{minutes})"


@dataclass
class Announced:
    """A round gathered from the rows of a query: any of its rows, and its windows and levels."""

    row: SimpleNamespace
    windows: dict[int, SimpleNamespace] = field(default_factory=dict)
    levels: dict[int | None, str] = field(default_factory=dict)

    @property
    def rule(self) -> Round:
        return Round(self.row.round, self.row.round__year, tuple(window(row) for row in self.windows.values()))


def window(row: SimpleNamespace) -> Window:
    first = (row.start_month, row.start_day) if row.start_month else None
    return Window(row.stage, (row.end_month, row.end_day), first, row.pk)


def gathered(rows: Iterable[SimpleNamespace]) -> dict[int, Announced]:
    rounds: dict[int, Announced] = {}
    for row in rows:
        announced = rounds.setdefault(row.round, Announced(row))
        announced.windows[row.pk] = row
        announced.levels[row.round__levels] = row.round__levels__level
    return rounds


def shown_editions(rules: list[Round], day: date) -> list[Edition]:
    """What is running or comes next of one level's rounds or, if nothing is known of that, the last one."""
    last = latest(rules, day)
    return upcoming(rules, day) or ([last] if last else [])


def admissions(rows: Iterable[SimpleNamespace], day: date) -> list[SimpleNamespace]:
    """The admissions that count on a day, the earliest first; each once, with all levels that share it."""
    rounds = gathered(rows)
    found: dict[tuple[int, int], tuple[Edition, list[str]]] = {}
    for level in {level: None for announced in rounds.values() for level in announced.levels}:
        of_level = [announced for announced in rounds.values() if level in announced.levels]
        for edition in shown_editions([announced.rule for announced in of_level], day):
            _, levels = found.setdefault((edition.round.key, edition.year), (edition, []))
            if level:
                levels.append(str(TrainingLevel.Level(of_level[0].levels[level]).label))
    in_order = sorted(found.values(), key=lambda pair: pair[0].first)
    return [described(rounds[edition.round.key], edition, levels, day) for edition, levels in in_order]


def described(announced: Announced, edition: Edition, levels: list[str], day: date) -> SimpleNamespace:
    row, years = announced.row, sorted({edition.year, edition.last.year})
    lead = leading(edition, day)
    periods = [described_period(announced, edition, period, lead, day) for period in edition.periods]
    return SimpleNamespace(
        key=f"{row.round}-{edition.year}",
        name=row.name,
        note=row.round_note,
        department=row.department,
        department_slug=row.round__department__slug,
        years="–".join(map(str, years)),
        expected=edition.expected,
        over=lead is None,
        levels=levels,
        periods=periods,
        lead=next((shown for shown in periods if shown.open or shown.next), None),
        when=dates_label(lead, edition.expected) if lead else "",
    )


def described_period(
    announced: Announced, edition: Edition, period: Period, lead: Period | None, day: date
) -> SimpleNamespace:
    row, state = announced.windows[period.window.key], standing(period, day)
    return SimpleNamespace(
        stage=str(Stage(row.stage).label),
        applicant="" if row.applicant == Applicant.ANY else str(Applicant(row.applicant).label),
        note=row.note,
        first=described_day(period.first, edition.year) if period.first else None,
        last=described_day(period.last, edition.year),
        open=state is Standing.OPEN,
        over=state is Standing.OVER,
        next=state is Standing.AHEAD and period is lead,
    )


def described_day(day: date, year: int) -> SimpleNamespace:
    """A day for eye and machine; its year is said only where it is not that of the admission."""
    text = day_month_label(day.month, day.day, current()) if day.year == year else day_label(day, current())
    return SimpleNamespace(text=text, iso=day.isoformat())


def dates_label(period: Period, expected: bool) -> str:
    """The days with their year: "20 June – 20 July 2026 (expected)"; without a first day only the last one."""
    label = span_label(Span(period.first or period.last, period.last, Precision.DAY), current())
    if not period.first:
        label = gettext("until: %(date)s") % {"date": label}
    return gettext("%(dates)s (expected)") % {"dates": label} if expected else label


def soonest(found: list[SimpleNamespace]) -> SimpleNamespace | None:
    """Of some admissions the one that is open now, or else the next; none if all are over."""
    ahead = [admission for admission in found if admission.lead]
    return next((admission for admission in ahead if admission.lead.open), ahead[0] if ahead else None)


def all_soonest(by: str) -> dict[int, SimpleNamespace]:
    """The soonest admission of each level (`round__levels`) or each department (`round__department`)."""
    shown = AdmissionWindow.objects.filter(round__department__in=Department.objects.published())
    groups: dict[int, list[SimpleNamespace]] = {}
    for row in together({"windows": windows(shown)})["windows"]:
        groups.setdefault(getattr(row, by), []).append(row)
    found = {}
    for key, rows in groups.items():
        admission = soonest(admissions(rows, today(rows[0].round__department__time_zone)))
        if key and admission:
            found[key] = admission
    return found
