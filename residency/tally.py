"""Programmes counted by everything one can choose, so that each choice can tell how many it would leave."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count

from publishing.narrowing import Chosen
from residency.models import Programme
from residency.standings import Offer


class Alike(NamedTuple):
    """The number of programmes that are alike in everything one can choose; a choice has no value, one or several."""

    group: tuple[str, ...]
    duration: tuple[str, ...]
    level: tuple[str, ...]
    language: tuple[str, ...]
    university: tuple[str, ...]
    children: tuple[str, ...]
    open: tuple[str, ...]
    number: int = 0


class Counted(NamedTuple):
    """Some programmes of one level, as the database counts them."""

    group: str
    duration: int | None
    children: bool
    level: str
    languages: str
    university: str | None
    country: str
    offer: Offer
    number: int


def years(number: int) -> str:
    """The length as addresses say it, in years: 24 months are 2, 18 months are 1.5."""
    return f"{number / 12:g}"


def months(text: str) -> int:
    return round(float(text) * 12)


def counted() -> list[Counted]:
    """All published programmes, counted by what one can choose; one row for each kind at each level."""
    columns = (
        *("specialty__group__code", "duration_months", "specialty__covers_children"),
        *("level__level", "level__instruction_languages"),
        *("level__department__university__slug", "level__department__university__country"),
        *("level", "valid_from", "valid_until"),
    )
    found = Programme.objects.published().order_by().values_list(*columns).annotate(number=Count("pk"))
    return [
        Counted(group, length, children, level, languages, university, country, Offer(*offer), number)
        for group, length, children, level, languages, university, country, *offer, number in found
    ]


def table(rows: Iterable[Counted], open_offers: set[Offer]) -> list[Alike]:
    """The programmes by what one can choose; `open_offers` are those for which one can apply now."""
    found: Counter[Alike] = Counter()
    for row in rows:
        alike = Alike(
            (row.group,),
            (years(row.duration),) if row.duration else (),
            (row.level,),
            tuple(code for code in row.languages.split(",") if code),
            (row.university,) if row.university else (),
            ("1",) if row.children else (),
            ("1",) if row.offer in open_offers else (),
        )
        found[alike] += row.number
    return [alike._replace(number=number) for alike, number in found.items()]


def matching(rows: Iterable[Alike], chosen: Chosen, without: str = "") -> list[Alike]:
    """The rows that fit one value of each choice; the choice called `without` does not count."""
    wanted = [(name, set(values)) for name, values in chosen.items() if name != without]
    return [row for row in rows if all(not values.isdisjoint(getattr(row, name)) for name, values in wanted)]


def numbers(rows: Iterable[Alike], chosen: Chosen, name: str) -> Counter[str]:
    """How many programmes each value of one choice would leave, all other choices kept."""
    counts: Counter[str] = Counter()
    for row in matching(rows, chosen, without=name):
        for value in getattr(row, name):
            counts[value] += row.number
    return counts


def total(rows: Iterable[Alike]) -> int:
    return sum(row.number for row in rows)
