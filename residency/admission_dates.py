"""The dates of admission as pages show them: in words, with what is open, for whom, and how much time is left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace

from django.db.models import QuerySet
from django.utils.translation import gettext

from publishing.bundles import Ask
from publishing.dates import day_label, day_month_label
from publishing.languages import current
from publishing.spans import Precision, Span, span_label
from residency import wording
from residency.admission import Rounds, name_of, round_of, window_of
from residency.calendar import State
from residency.editions import (
    ALWAYS,
    Edition,
    Period,
    Round,
    Standing,
    Years,
    begun,
    leading,
    shown,
    standing,
    visa_deadline,
)
from residency.models import AdmissionWindow, Applicant, Stage, TrainingLevel

TEXTS = {"name": "round__name", "round_note": "round__note", "note": "note", "department": "round__department__name"}
COLUMNS = (
    *("pk", "stage", "applicant", "start_month", "start_day", "end_month", "end_day"),
    *("round", "round__year", "round__source", "round__checked_on", "round__visa_lead_days", "round__visa_lead_source"),
    *("round__levels", "round__levels__level", "round__department", "round__department__slug"),
    *("round__department__university__time_zone", "round__department__university__country"),
)


def windows(found: QuerySet[AdmissionWindow]) -> Ask:
    """Asks for these windows with their rounds, once for each level of a round."""
    return Ask(found, TEXTS, COLUMNS, order=lambda row: (row.end_month, row.end_day, row.pk))


@dataclass
class Announced:
    """A round gathered from the rows of a query: any of its rows, and its windows and levels."""

    row: SimpleNamespace
    windows: dict[int, SimpleNamespace] = field(default_factory=dict)
    levels: dict[int | None, str] = field(default_factory=dict)

    @property
    def rule(self) -> Round:
        row = self.row
        head = (row.round, row.round__year, row.round__source, row.round__checked_on)
        visa = (row.round__visa_lead_days, row.round__visa_lead_source)
        found = (
            window_of(each.stage, (each.start_month, each.start_day, each.end_month, each.end_day), pk, each.applicant)
            for pk, each in self.windows.items()
        )
        return round_of((*head, *visa), found, name_of(row.round__department__slug, self.levels.values()))


def announced(rows: Iterable[SimpleNamespace]) -> dict[int, Announced]:
    rounds: dict[int, Announced] = {}
    for row in rows:
        found = rounds.setdefault(row.round, Announced(row))
        found.windows[row.pk] = row
        found.levels[row.round__levels] = row.round__levels__level
    return rounds


def admissions(
    rows: Iterable[SimpleNamespace], day: date, applicant: str = "", years: Years = ALWAYS
) -> list[SimpleNamespace]:
    """The admissions that count on a day, the earliest first; each once, with all levels that share it."""
    rounds = announced(rows)
    found = editions(rounds, day, applicant, years)
    return [
        described(rounds[each.round.key], each, level_names(rounds, levels), day, applicant) for each, levels in found
    ]


def editions(
    rounds: Mapping[int, Announced], day: date, applicant: str = "", years: Years = ALWAYS
) -> list[tuple[Edition, list[int]]]:
    """The same as editions with the levels that share them: the rule of one level is not replaced by another's year."""
    found: dict[tuple[int, int], tuple[Edition, list[int]]] = {}
    for level in {level: None for each in rounds.values() for level in each.levels}:
        rules = [each.rule for each in rounds.values() if level in each.levels]
        for edition in shown(rules, day, applicant, years):
            _, levels = found.setdefault((edition.round.key, edition.year), (edition, []))
            if level:
                levels.append(level)
    return sorted(found.values(), key=lambda pair: pair[0].first)


def level_names(rounds: Mapping[int, Announced], levels: Iterable[int]) -> list[str]:
    names = {level: name for each in rounds.values() for level, name in each.levels.items()}
    return [str(TrainingLevel.Level(names[level]).label) for level in levels]


def of_departments(rounds: Iterable[Announced]) -> dict[int, list[tuple[Announced, State]]]:
    """By department the state of each of its levels, with the round from which that follows."""
    groups: dict[tuple[int, int | None], list[Announced]] = {}
    for each in rounds:
        for level in each.levels:
            groups.setdefault((each.row.round__department, level), []).append(each)
    found: dict[int, list[tuple[Announced, State]]] = {}
    for (department, _level), theirs in groups.items():
        state = Rounds(
            theirs[0].row.round__department__university__time_zone, tuple(one.rule for one in theirs)
        ).state()
        key = state.edition.round.key if state.edition else theirs[0].row.round
        found.setdefault(department, []).append((next(one for one in theirs if one.row.round == key), state))
    return found


def described(found: Announced, edition: Edition, levels: list[str], day: date, applicant: str) -> SimpleNamespace:
    row, years = found.row, sorted({edition.year, edition.last.year})
    return SimpleNamespace(
        key=row.round,
        name=row.name,
        note=row.round_note,
        years="–".join(map(str, years)),
        expected=edition.expected,
        over=leading(edition, day) is None,
        begun=any(begun(period, day) for period in edition.periods),
        levels=levels,
        periods=[described_period(found, edition, period, day, applicant) for period in edition.periods],
        source=edition.round.source,
        checked=day_label(edition.round.checked_on, current()) if edition.round.checked_on else "",
    )


def described_period(found: Announced, edition: Edition, period: Period, day: date, applicant: str) -> SimpleNamespace:
    row, state = found.windows[period.window.key], standing(period, day)
    return SimpleNamespace(
        key=row.pk,
        stage=str(Stage(row.stage).label),
        applicant="" if row.applicant == Applicant.ANY else str(Applicant(row.applicant).label),
        note=row.note,
        first=described_day(period.first, edition.year) if period.first else None,
        last=described_day(period.last, edition.year),
        open=state is Standing.OPEN,
        over=state is Standing.OVER,
        next=state is Standing.AHEAD and period is leading(edition, day),
        left=left(period, day),
        visa=earlier(edition, period, day, applicant),
    )


def left(period: Period, day: date) -> str:
    """How much time is left, or until it begins where a first day is told; nothing once it is over."""
    match standing(period, day):
        case Standing.OVER:
            return ""
        case Standing.AHEAD if period.first:
            return wording.time_left((period.first - day).days, ahead=True)
    return wording.time_left((period.last - day).days)


def earlier(edition: Edition, period: Period, day: date, applicant: str = "") -> SimpleNamespace | None:
    """The earlier last day of those who need a visa, where the university says how much earlier, and why."""
    last = visa_deadline(edition, period)
    if last is None or Applicant.CITIZEN in (applicant, period.window.applicant):
        return None
    return SimpleNamespace(
        date=described_day(last, edition.year),
        days=(period.last - last).days,
        source=edition.round.visa_lead_source,
        left=wording.time_left((last - day).days) if last >= day else gettext("over"),
    )


def described_day(day: date, year: int) -> SimpleNamespace:
    """A day for eye and machine; its year is said only where it is not that of the admission."""
    text = day_month_label(day.month, day.day, current()) if day.year == year else day_label(day, current())
    return SimpleNamespace(text=text, iso=day.isoformat())


def dates_label(period: Period, expected: bool, day: date) -> str:
    """The days with their year: "20 June – 20 July 2026 (expected)"; without a first day only the last one.

    What has begun on `day` is expected no more.
    """
    label = span_label(Span(period.first or period.last, period.last, Precision.DAY), current())
    if not period.first:
        label = gettext("until: %(date)s") % {"date": label}
    return wording.marked(label, expected, begun=begun(period, day))
