"""Dates as well as they are known: a day, an autumn, the late 1990s, the years 2020 to 2023, or not at all.

A span keeps the first and the last day it may mean, so that spans sort and compare like dates, and how precisely
it is meant, so that it is printed no more precisely than it is known. It covers one unit of its precision
(one month, one decade) or a run of them.

Seasons are those of the northern hemisphere by whole months; winter begins in December of its year, so winter 2021
ends in February 2022. The early part of a decade is its years 0 to 3, the middle 4 and 5, the late part 6 to 9.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from .calendar_words import month_name, month_of_year, range_of, words


class Precision(models.TextChoices):
    """How precisely a date is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    SEASON = "season", _("season")
    YEAR = "year", _("year")
    DECADE = "decade", _("decade")
    PART_OF_DECADE = "part_of_decade", _("part of a decade")
    UNKNOWN = "unknown", _("not known")


@dataclass(frozen=True)
class Span:
    """The first and the last possible day of something, and the precision in which both are meant."""

    start: date | None
    end: date | None
    precision: str

    @classmethod
    def unknown(cls) -> "Span":
        return cls(None, None, Precision.UNKNOWN)

    def __bool__(self) -> bool:
        return self.start is not None and self.precision != Precision.UNKNOWN

    @property
    def sort_key(self) -> tuple[date, date]:
        """Orders spans by their first day, then by their last; those not known come last."""
        if not self or self.start is None:
            return date.max, date.max
        return self.start, self.end or self.start


_SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS = ("early", "mid", "late")
_YEARS_OF_PART = ((0, 3), (4, 5), (6, 9))


def completed(start: date | None, precision: str, end: date | None = None) -> Span:
    """The span that is meant by any day of its first unit and, if it is longer, any day of its last.

    Both ends are moved to the edges of their units: 17 February 2021 by the month is 1 to 28 February.
    """
    if start is None or precision == Precision.UNKNOWN:
        return Span.unknown()
    first, last = _unit(start, precision), _unit(end or start, precision)
    if last < first:
        raise ValueError("The last day is before the first.")
    return Span(first[0], last[1], precision)


def parse_span(text: object) -> Span:
    """Reads what `span_text` writes; also a date or a year that a reader of data files has already recognised."""
    plain = " ".join(str(text).lower().split())
    if plain == Precision.UNKNOWN:
        return Span.unknown()
    first, slash, last = plain.partition("/")
    start, precision = _parse_unit(first.strip())
    end, precision_of_end = _parse_unit(last.strip()) if slash else (start, precision)
    if precision != precision_of_end:
        raise ValueError(f"Both ends of “{text}” must be known equally well, as in 2021-09/2021-12.")
    if end < start:
        raise ValueError(f"“{text}” ends before it begins.")
    return completed(start, precision, end)


def span_text(span: Span) -> str:
    """The span as `parse_span` reads it: "2021-02", "late 1990s", "2023-06-05/2023-06-10"."""
    texts = [_unit_text(day, span.precision) for day in _ends(span)]
    return "/".join(dict.fromkeys(texts)) or Precision.UNKNOWN.value


def span_label(span: Span, language: str) -> str:
    """The span in words: "5–10 June 2023", "осень 2021 года", "1990-жылдардын аягы"."""
    ends = _ends(span)
    return _LABELS[span.precision](*ends, language) if ends else words(language).unknown


def _ends(span: Span) -> tuple[date, date] | tuple[()]:
    """The first days of the first and of the last unit, which are the same for a single unit; none if not known."""
    if span.start is None or not span:
        return ()
    return _unit(span.start, span.precision)[0], _unit(span.end or span.start, span.precision)[0]


def _unit(day: date, precision: str) -> tuple[date, date]:
    """The first and the last day of the month, season, … that `day` belongs to."""
    decade = day.year // 10 * 10
    match precision:
        case Precision.DAY:
            return day, day
        case Precision.MONTH:
            return day.replace(day=1), _month_end(day.year, day.month)
        case Precision.SEASON:
            return _season(day)
        case Precision.YEAR:
            return date(day.year, 1, 1), date(day.year, 12, 31)
        case Precision.DECADE:
            return date(decade, 1, 1), date(decade + 9, 12, 31)
        case Precision.PART_OF_DECADE:
            first, last = _YEARS_OF_PART[_part(day)]
            return date(decade + first, 1, 1), date(decade + last, 12, 31)
    raise ValueError(f"“{precision}” is not a precision of dates.")


def _season(day: date) -> tuple[date, date]:
    year = day.year - (day.month < 3)
    month = day.month // 3 * 3 or 12
    end = _month_end(year, month + 2) if month < 12 else _month_end(year + 1, 2)
    return date(year, month, 1), end


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _part(day: date) -> int:
    return next(part for part, (_first, last) in enumerate(_YEARS_OF_PART) if day.year % 10 <= last)


_YEAR = "([1-9][0-9]{3})"
_DECADE = "([1-9][0-9]{2}0)s"
_UNITS = {
    Precision.DAY: re.compile(f"{_YEAR}-([0-9]{{2}})-([0-9]{{2}})"),
    Precision.MONTH: re.compile(f"{_YEAR}-([0-9]{{2}})"),
    Precision.SEASON: re.compile(f"({'|'.join(_SEASONS)}) {_YEAR}"),
    Precision.YEAR: re.compile(_YEAR),
    Precision.DECADE: re.compile(_DECADE),
    Precision.PART_OF_DECADE: re.compile(f"({'|'.join(_PARTS)})[ -]{_DECADE}"),
}


def _parse_unit(text: str) -> tuple[date, Precision]:
    for precision, pattern in _UNITS.items():
        if match := pattern.fullmatch(text):
            try:
                return _first_day(precision, match.groups()), precision
            except ValueError:
                raise ValueError(f"“{text}” is not in the calendar.") from None
    raise ValueError(
        f"“{text}” is not a date as it is written here: 2009-03-25, 2021-02, 2021, 1830s, late 1990s, autumn 2021, "
        "two of a kind with a slash between them, or unknown."
    )


def _first_day(precision: Precision, found: tuple[str, ...]) -> date:
    match precision:
        case Precision.SEASON:
            day = date(int(found[1]), 3 + 3 * _SEASONS.index(found[0]), 1)
        case Precision.PART_OF_DECADE:
            day = date(int(found[1]) + _YEARS_OF_PART[_PARTS.index(found[0])][0], 1, 1)
        case _:
            year, month, day_of_month = (*map(int, found), 1, 1)[:3]
            day = date(year, month, day_of_month)
    return _unit(day, precision)[0]


def _unit_text(day: date, precision: str) -> str:
    match precision:
        case Precision.DAY:
            return day.isoformat()
        case Precision.MONTH:
            return f"{day:%Y-%m}"
        case Precision.SEASON:
            return f"{_SEASONS[day.month // 3 - 1]} {day.year}"
        case Precision.DECADE:
            return f"{day.year}s"
        case Precision.PART_OF_DECADE:
            return f"{_PARTS[_part(day)]} {day.year // 10 * 10}s"
    return str(day.year)


def _days(first: date, last: date, language: str) -> str:
    said = words(language)
    if first.year != last.year:
        return _apart(_days, first, last, language)
    if first.month == last.month:
        text = said.day_month.format(range_of(first.day, last.day), month_of_year(first.month, language))
    else:
        ends = (said.day_month.format(day.day, month_of_year(day.month, language)) for day in (first, last))
        text = " – ".join(ends)
    return said.in_year.format(text, first.year)


def _months(first: date, last: date, language: str) -> str:
    if first.year != last.year:
        return _apart(_months, first, last, language)
    said = words(language)
    names = range_of(month_name(first.month, language), month_name(last.month, language))
    pattern = said.month if first == last else said.months
    return said.in_year.format(pattern.format(names), first.year)


def _seasons(first: date, last: date, language: str) -> str:
    said = words(language)
    names = [said.seasons[day.month // 3 - 1] for day in (first, last)]
    if first == last and first.month == 12:
        return said.season_in_years.format(names[0], range_of(first.year, first.year + 1))
    if first.year != last.year or last.month == 12:
        return _apart(_seasons, first, last, language)
    return said.season_in_year.format(range_of(*names), first.year)


def _years(first: date, last: date, language: str) -> str:
    said = words(language)
    pattern = said.year if first == last else said.years
    return pattern.format(range_of(first.year, last.year))


def _decades(first: date, last: date, language: str) -> str:
    said = words(language)
    pattern = said.decade if first == last else said.decades
    return pattern.format(first.year, last.year)


def _parts_of_decades(first: date, last: date, language: str) -> str:
    if first != last:
        return _apart(_parts_of_decades, first, last, language)
    return words(language).of_decade[_part(first)].format(first.year // 10 * 10)


def _apart(label: Callable[[date, date, str], str], first: date, last: date, language: str) -> str:
    """Both ends in full, where they share nothing that could be said once."""
    return f"{label(first, first, language)} – {label(last, last, language)}"


_LABELS: dict[str, Callable[[date, date, str], str]] = {
    Precision.DAY: _days,
    Precision.MONTH: _months,
    Precision.SEASON: _seasons,
    Precision.YEAR: _years,
    Precision.DECADE: _decades,
    Precision.PART_OF_DECADE: _parts_of_decades,
}
