"""The register of agreements: each with its title, its partners and its status of the day.

The day of a list is that of the settings' zone, since it mixes universities; what belongs to one of them is told the
zone of that one.
"""

from collections.abc import Collection, Iterable
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from cooperation import our_side
from cooperation.models import Agreement, Partner
from cooperation.naming import marked_title
from cooperation.validity import Terms, status_on
from cooperation.wording import by_key, pairs, signed_label, tone_of
from publishing import clock
from publishing.bundles import Ask, together
from publishing.dates import day_label
from publishing.languages import current, rows
from publishing.sections import Row

TERMS = (
    "signing_state",
    "signed_from",
    "valid_until",
    "ended_on",
    "successor__signing_state",
    "successor__signed_from",
    "scan",
)
COLUMNS = ("pk", "slug", "kind", "department", "signed_to", "signed_precision", *TERMS)


def terms_of(row: Any) -> Terms:
    return Terms(*(getattr(row, column) for column in TERMS))


def asks(found: QuerySet[Agreement]) -> dict[str, Ask]:
    """The questions whose answers `described` understands, to be asked together with others."""
    key = f"sort_key_{current()}"
    order = {"order": lambda row: (getattr(row, key), row.pk)}
    asked = Ask(found, {"other_partners": "other_partners"}, (*COLUMNS, key), **order)
    return {"agreements": asked, "agreement_partners": _links(found)}


def _links(agreements: Collection[int] | QuerySet[Agreement]) -> Ask:
    """The partners of these agreements that have a page."""
    key = f"partner__sort_key_{current()}"
    found = Agreement.partners.through.objects.filter(agreement__in=agreements, partner__in=Partner.objects.published())
    columns = ("agreement", "partner", "partner__slug", key)
    return Ask(found, {"name": "partner__name"}, columns, order=lambda row: (getattr(row, key), row.partner))


def listed(found: QuerySet[Agreement]) -> list[SimpleNamespace]:
    """The agreements of one page of a list with partners and departments, in two queries."""
    agreements = rows(found, ("other_partners",), *COLUMNS)
    links = _links([row.pk for row in agreements])
    lists = together({"links": links, **our_side.asks({row.department for row in agreements})})
    return our_side.join(described(agreements, lists["links"]), lists["departments"])


def described(agreements: list[SimpleNamespace], links: list[SimpleNamespace], zone: str = "") -> list[SimpleNamespace]:
    """Adds to each its title, its partners, its status of today and its address."""
    today, language, partners = clock.today(zone), current(), by_key(links, "agreement")
    for row in agreements:
        row.partners = partners.get(row.pk, [])
        row.kind_name = str(Agreement.Kind(row.kind).label)
        names = [partner.name for partner in row.partners]
        row.title = marked_title(row.kind_name, names, row.other_partners, language)
        row.status = status_on(terms_of(row), today)
        row.url = reverse("cooperation:agreement", args=[row.slug])
    return agreements


def lines(agreements: Iterable[SimpleNamespace], *, several: bool = False) -> list[Row]:
    """Described agreements as the lines of a list; those that are joined to their departments name them."""
    return [
        Row(
            title=row.title,
            url=row.url,
            note=our_side.department_label(row, several=several),
            facts=pairs(
                (gettext("Signed"), signed_label(row)),
                (gettext("Valid until"), day_label(row.valid_until, current()) if row.valid_until else ""),
            ),
            tag_text=str(row.status.label),
            tag_tone=tone_of(row.status),
        )
        for row in agreements
    ]
