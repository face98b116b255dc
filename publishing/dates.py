"""Dates and lengths of time in words, right in each language without any catalogue."""

from datetime import date

from .calendar_words import (
    counted,
    month_after_day,
    month_of_year,
    range_of,
    words,
)


def day_label(day: date, language: str) -> str:
    """A full date: "25 March 2009", "25 марта 2009 года", "2009-жылдын 25-марты"."""
    said = words(language)
    day_month = said.day_month.format(day.day, month_of_year(day.month, language))
    return said.in_year.format(day_month, day.year)


def day_month_label(month: int, day: int, language: str) -> str:
    """A day of every year: "20 June", "20 июня", "20-июнь"."""
    return words(language).day_month.format(day, month_after_day(month, language))


def duration_label(months: int, language: str) -> str:
    """A length of time: "3 years", "2 года 6 месяцев", "8 ай"."""
    if months < 0:
        raise ValueError(f"A length of time cannot be {months} months.")
    years, rest = divmod(months, 12)
    parts = [counted(years, "year", language)] if years else []
    if rest or not years:
        parts.append(counted(rest, "month", language))
    return " ".join(parts)


def days_label(number: int, language: str) -> str:
    """A number of days: "1 day", "5 дней", "5 күн"."""
    return counted(number, "day", language)


def academic_year_label(start_year: int, language: str) -> str:
    """The academic year that begins in `start_year`: "2020–2021 academic year"."""
    return words(language).academic_year.format(range_of(start_year, start_year + 1))
