"""Answers as they stand in an address, and what is wrong with those that mean nothing. Never fails.

A parameter that comes several times counts once, by its last value, as browsers' forms and Django have it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

Reading = Mapping[str, str]
PARTS = ("day", "month", "year")
LONGEST = 40
LAST_YEAR = 9999


class Fault(StrEnum):
    """Why an answer does not count."""

    MISSING = "missing"
    NO_SUCH_CHOICE = "no_such_choice"
    NO_SUCH_COUNTRY = "no_such_country"
    NOTHING_PUBLISHED = "nothing_published"
    INCOMPLETE_DATE = "incomplete_date"
    NOT_IN_FIGURES = "not_in_figures"
    SHORT_YEAR = "short_year"
    NO_SUCH_DATE = "no_such_date"
    TOO_FAR = "too_far"
    NO_NUMBER = "no_number"
    OUT_OF_RANGE = "out_of_range"
    MORE_THAN_COURSE = "more_than_course"
    AFTER_THE_VISA = "after_the_visa"


@dataclass(frozen=True)
class Read:
    """An answer, or what is wrong with it and what was typed, field by field; nothing at all if it was not given."""

    value: Any = None
    fault: Fault | None = None
    typed: dict[str, str] = field(default_factory=dict)


def given_text(given: Reading, name: str) -> str:
    return " ".join(given.get(name, "").replace("\x00", "").split())


def read_choice(given: Reading, key: str, options: Collection[str]) -> Read:
    asked = given_text(given, key)
    if not asked:
        return Read()
    return Read(asked) if asked in options else Read(None, Fault.NO_SUCH_CHOICE)


def read_country(given: Reading, key: str, countries: Collection[str]) -> Read:
    """A country by its two letters, large or small, or another of the answers allowed there."""
    asked = given_text(given, key)
    if not asked:
        return Read()
    found = next((code for code in (asked, asked.upper()) if code in countries), None)
    return Read(found) if found else Read(None, Fault.NO_SUCH_COUNTRY, {key: asked[:LONGEST].upper()})


def read_number(given: Reading, key: str, limits: tuple[int, int]) -> Read:
    asked = given_text(given, key)
    if not asked:
        return Read()
    typed = {key: asked[:LONGEST]}
    number = figure(asked)
    if number is None:
        return Read(None, Fault.NO_NUMBER, typed)
    return Read(number, None, typed) if limits[0] <= number <= limits[1] else Read(None, Fault.OUT_OF_RANGE, typed)


def read_date(given: Reading, key: str, today: date, limits: tuple[int, int]) -> Read:
    """A date from its three fields, or in one piece ("2026-08-28") from the address of an outcome."""
    texts = {part: given_text(given, f"{key}_{part}") for part in PARTS}
    whole = given_text(given, key)
    if not any(texts.values()) and whole:
        texts = dict(zip(PARTS, reversed(whole.split("-", maxsplit=2)), strict=False))
    if not any(texts.values()):
        return Read()
    typed = {part: texts.get(part, "")[:LONGEST] for part in PARTS}
    found = date_of(typed)
    if isinstance(found, date) and not today.year - limits[0] <= found.year <= today.year + limits[1]:
        found = Fault.TOO_FAR
    return Read(found, None, typed) if isinstance(found, date) else Read(None, found, typed)


def date_of(typed: Mapping[str, str]) -> date | Fault:
    if not all(typed.values()):
        return Fault.INCOMPLETE_DATE
    day, month, year = (figure(typed[part]) for part in PARTS)
    if day is None or month is None or year is None:
        return Fault.NOT_IN_FIGURES
    if year < 100:
        return Fault.SHORT_YEAR
    try:
        return date(min(year, LAST_YEAR), month, day)
    except ValueError:
        return Fault.NO_SUCH_DATE


def figure(text: str) -> int | None:
    """A whole number in plain figures; None for anything else, however long."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(LAST_YEAR)) + 2 else None
