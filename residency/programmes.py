"""Programmes as lists show them."""

from collections.abc import Callable, Iterable
from functools import partial
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

from departments.models import Department
from departments.universities import universities
from publishing.bundles import Ask, together
from publishing.caching import kept
from publishing.languages import current, rows
from residency import deciding, fees
from residency.admission import state_of
from residency.lens import Lens
from residency.models import Programme, TrainingLevel, Tuition, full_name

COLUMNS = (
    *("pk", "slug", "duration_months", "places", "valid_from", "valid_until", "specialty__covers_children"),
    *("specialty__pk", "specialty__group"),
    *("level", "level__department__university", "level__department__university__country"),
)


def as_rows(request: HttpRequest, lens: Lens) -> Callable[[QuerySet[Programme]], list[SimpleNamespace]]:
    """`programme_rows` for the page of a list."""
    return partial(programme_rows, request, lens)


def programme_rows(request: HttpRequest, lens: Lens, found: QuerySet[Programme]) -> list[SimpleNamespace]:
    """The programmes of one page, with what decides between them, for one reader."""
    listed = read(found)
    key = (current(), lens.key, tuple(row.pk for row in listed))
    shared = kept(request, ("programmes share", *key), lambda: shared_by(listed, lens, together(asks(listed))))
    return described(request, lens, listed, shared)


def read(found: QuerySet[Programme], *more: str) -> list[SimpleNamespace]:
    """The programmes as rows; `more` names further columns."""
    return rows(found, {"specialty": "specialty__name", "group": "specialty__group__name"}, *COLUMNS, *more)


def asks(listed: Iterable[SimpleNamespace]) -> dict[str, Ask]:
    """Asks for what the programmes of a list share: their levels, their universities, and the kind of their fees."""
    listed = list(listed)
    levels = {row.level for row in listed}
    trained_at = TrainingLevel.objects.filter(pk__in=levels).values("department__university")
    return {
        **deciding.asks(levels),
        "universities": Ask(
            Department.objects.published().filter(pk__in=trained_at),
            {"name": "name", "short_name": "short_name"},
            ("pk", "slug"),
        ),
        "fees": Ask(Tuition.objects.filter(programme__in=[row.pk for row in listed]), {}, (*fees.COLUMNS, "programme")),
    }


def shared_by(listed: Iterable[SimpleNamespace], lens: Lens, lists: dict[str, list[SimpleNamespace]]) -> Any:
    """What `asks` found, in words for a reader."""
    listed = list(listed)
    countries = {row.level: row.level__department__university__country for row in listed}
    return SimpleNamespace(
        levels=deciding.by_level(lists, countries, lens),
        universities={row.pk: row for row in lists["universities"]},
        fees={row.pk: own_fees(lists["fees"], row, lens) for row in listed},
    )


def described(request: HttpRequest, lens: Lens, listed: list[SimpleNamespace], shared: Any) -> list[SimpleNamespace]:
    several, standings = len(universities(request)) > 1, {}
    for row in listed:
        applicant = lens.applicant(row.level__department__university__country)
        row.name = full_name(row.specialty, row.specialty__covers_children)
        row.university = shared.universities.get(row.level__department__university) if several else None
        row.entry = entry_years(row.valid_from, row.valid_until)
        row.at_level = shared.levels[row.level]
        row.fees = shared.fees[row.pk]
        offer = (row.level, row.valid_from, row.valid_until)
        if offer not in standings:
            standings[offer] = deciding.standing(state_of(request, *offer, applicant or ""))
        row.standing = standings[offer]
    return listed


def own_fees(found: Iterable[SimpleNamespace], programme: SimpleNamespace, lens: Lens) -> list[str]:
    own = [fee for fee in found if fee.programme == programme.pk]
    return fees.tuition(lens.kept(own, programme.level__department__university__country))


def entry_years(first: int | None, last: int | None) -> str:
    """For which years of entry a programme is offered: "2026", "2026–2028"; nothing where that is not limited."""
    if first and last:
        return str(first) if first == last else f"{first}–{last}"
    if first:
        return gettext("from %(year)d") % {"year": first}
    return gettext("until %(year)d") % {"year": last} if last else ""
