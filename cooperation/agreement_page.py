"""What the page of one agreement tells: its terms, its partners, what has been done under it."""

from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from cooperation import exchanges, register, results
from cooperation.models import Agreement, MobilityEvent, Outcome, Partner
from cooperation.naming import marked_title
from cooperation.partners import MOST_ROWS, missing_years
from cooperation.validity import Status, status_on
from cooperation.wording import by_key, place, signing_label, tone_of
from departments.statements import file_meta
from publishing import clock
from publishing.bundles import Ask, limited, together
from publishing.languages import current, text_of


def agreement_page(agreement: Agreement) -> dict[str, Any]:
    partners = Partner.objects.published().filter(agreements=agreement)
    events = MobilityEvent.objects.published().filter(agreement=agreement)
    outcomes = Outcome.objects.published().filter(agreement=agreement)
    lists = together(
        {
            "partners": _partners(partners),
            "terms": _terms_of_all(partners),
            "fields": Ask(agreement.fields_of_work.all(), {"name": "name"}, ("code",), order=lambda row: row.code),
            **register.asks(_before_and_after(agreement)),
            **exchanges.asks(limited(exchanges.latest_first(events), MOST_ROWS + 1)),
            **results.asks(limited(results.in_order(outcomes), MOST_ROWS + 1)),
        }
    )
    zone = agreement.department.time_zone
    status = status_on(agreement.terms, clock.today(zone))
    return {
        "agreement": agreement,
        "heading": _heading(agreement, lists["partners"]),
        "standing": status,
        "tone": tone_of(status),
        "undated": status == Status.UNDATED,
        "signed": signing_label(agreement),
        "partners": _with_gaps(lists["partners"], lists["terms"]),
        "fields": lists["fields"],
        "scan_meta": file_meta(agreement.scan) if agreement.scan and agreement.scan_public else "",
        **_chain(agreement, register.described(lists["agreements"], lists["agreement_partners"], zone)),
        "events": exchanges.lines(lists["events"][:MOST_ROWS]),
        "more_events": len(lists["events"]) > MOST_ROWS,
        "outcomes": [results.line(row) for row in lists["outcomes"][:MOST_ROWS]],
        "more_outcomes": len(lists["outcomes"]) > MOST_ROWS,
    }


def _heading(agreement: Agreement, partners: list[SimpleNamespace]) -> SafeString:
    names = [partner.name for partner in partners]
    return marked_title(agreement.get_kind_display(), names, text_of(agreement, "other_partners"), current())


def _partners(partners: QuerySet[Partner]) -> Ask:
    key = f"sort_key_{current()}"
    columns = ("pk", "slug", "country", key)
    return Ask(partners, {"name": "name", "city": "city"}, columns, order=lambda row: (getattr(row, key), row.pk))


def _terms_of_all(partners: QuerySet[Partner]) -> Ask:
    """The terms of every agreement with these partners, which tell the years without one."""
    links = Agreement.partners.through.objects.filter(partner__in=partners, agreement__in=Agreement.objects.published())
    return Ask(links, {}, ("partner", *(f"agreement__{column}" for column in register.TERMS)))


def _with_gaps(partners: list[SimpleNamespace], links: list[SimpleNamespace]) -> list[SimpleNamespace]:
    for link in links:
        for column in register.TERMS:
            setattr(link, column, getattr(link, f"agreement__{column}"))
    agreements = by_key(links, "partner")
    for row in partners:
        row.place = place(row)
        row.gaps = missing_years(agreements.get(row.pk, []))
    return partners


def _before_and_after(agreement: Agreement) -> QuerySet[Agreement]:
    """The agreement that renews this one, and those that this one renews."""
    published = Agreement.objects.published()
    return published.filter(successor=agreement) | published.filter(pk=agreement.successor_id)


def _chain(agreement: Agreement, found: list[SimpleNamespace]) -> dict[str, Any]:
    return {
        "successor": next((row for row in found if row.pk == agreement.successor_id), None),
        "renews": [row for row in found if row.pk != agreement.successor_id],
    }
