"""Partners as lists show them, and what a partner's page tells of the work with it."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation import exchanges, our_side, register, results, totals
from cooperation.models import Agreement, FormerName, MobilityEvent, Outcome, Partner
from cooperation.validity import Status, gap_years, period_of, status_on
from cooperation.wording import by_key, noted, pairs, place, tone_of
from publishing import clock
from publishing.bundles import Ask, limited, together
from publishing.countries import language_of
from publishing.languages import current, rows
from publishing.numbers import number_label
from publishing.sections import Row

#: How much of a long list a page shows before it leads to the whole.
MOST_ROWS = 12

Universities = dict[int, SimpleNamespace]


def partner_lines(found: QuerySet[Partner], universities: Universities) -> list[Row]:
    """The partners of one page with the state of the work with each, in three queries."""
    partners = rows(found, ("name", "city"), "pk", "slug", "kind", "country")
    keys = [row.pk for row in partners]
    agreements = by_key(_agreements_of(keys), "partner")
    events = by_key(_events_of(keys) if universities else [], "partner")
    return [
        _line(row, agreements.get(row.pk, []), [*agreements.get(row.pk, []), *events.get(row.pk, [])], universities)
        for row in partners
    ]


def _agreements_of(keys: list[int]) -> list[SimpleNamespace]:
    """What decides over the status of each agreement of these partners."""
    columns = ("partner", "agreement__department__university", *(f"agreement__{column}" for column in register.TERMS))
    links = Agreement.partners.through.objects.filter(
        partner__in=keys, agreement__in=Agreement.objects.published()
    ).values_list(*columns)
    names = ("partner", "university", *register.TERMS)
    return [SimpleNamespace(**dict(zip(names, link, strict=True))) for link in links]


def _events_of(keys: list[int]) -> list[SimpleNamespace]:
    links = MobilityEvent.partners.through.objects.filter(
        partner__in=keys, mobilityevent__in=MobilityEvent.objects.published()
    ).values_list("partner", "mobilityevent__department__university")
    return [SimpleNamespace(partner=partner, university=university) for partner, university in links.distinct()]


def _line(row: Any, agreements: list[Any], everything: list[Any], universities: Universities) -> Row:
    status = best_status(agreements)
    with_whom = [universities[key].name for key in universities if key in {found.university for found in everything}]
    return Row(
        title=row.name,
        url=reverse("cooperation:partner", args=[row.slug]),
        note=noted(capfirst(str(Partner.Kind(row.kind).label)), place(row), *with_whom),
        facts=pairs((gettext("Agreements"), number_label(len(agreements), current()) if agreements else "")),
        tag_text=str(status.label) if status else "",
        tag_tone=tone_of(status) if status else "plain",
    )


def best_status(agreements: Iterable[Any]) -> Status | None:
    """The liveliest status among a partner's agreements; none without an agreement."""
    today = clock.today()
    statuses = {status_on(register.terms_of(row), today) for row in agreements}
    return next((status for status in Status if status in statuses), None)


def partner_page(partner: Partner, *, several: bool) -> dict[str, Any]:
    """Agreements, exchanges and outcomes of one partner, from one query, and the sums over its exchanges."""
    agreements = Agreement.objects.published().filter(partners=partner)
    events = MobilityEvent.objects.published().filter(partners=partner)
    lists = together(
        {
            "former_names": _former_names(partner),
            **our_side.asks(agreements.values("department"), events.values("department")),
            "terms": Ask(agreements, {}, register.TERMS),
            **register.asks(limited(agreements.in_reading_order(), MOST_ROWS)),
            **exchanges.asks(limited(exchanges.latest_first(events), MOST_ROWS)),
            **results.asks(limited(results.in_order(_outcomes(agreements)), MOST_ROWS)),
        }
    )
    shown = our_side.join(register.described(lists["agreements"], lists["agreement_partners"]), lists["departments"])
    years = totals.by_year(totals.sums(events), totals.participants(events))
    return {
        "original_language": language_of(partner.original_name, str(partner.country)),
        "former_names": lists["former_names"],
        "agreements": register.lines(shown, several=several),
        "gaps": missing_years(lists["terms"]),
        "events": exchanges.lines(our_side.join(lists["events"], lists["departments"]), several=several),
        "years": years,
        "total": totals.together(years),
        "outcomes": [results.line(row) for row in lists["outcomes"]],
    }


def _former_names(partner: Partner) -> Ask:
    return Ask(
        FormerName.objects.filter(partner=partner),
        {"name": "name"},
        ("pk", "until_year"),
        order=lambda row: (-(row.until_year or 0), row.pk),
    )


def _outcomes(agreements: QuerySet[Agreement]) -> QuerySet[Outcome]:
    return Outcome.objects.published().filter(agreement__in=agreements)


def missing_years(agreements: Iterable[Any]) -> list[int]:
    """The years between agreements that none of them covers."""
    periods = (period_of(register.terms_of(row)) for row in agreements)
    return gap_years(period for period in periods if period)
