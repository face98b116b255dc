"""Partners, the register of agreements, exchanges and outcomes."""

from pathlib import PurePosixPath
from typing import Any

from django.db.models import Model
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from cooperation import exchanges, filters, register, results, take_along
from cooperation.agreement_page import agreement_page
from cooperation.event_page import event_page
from cooperation.models import Agreement, MobilityEvent, Outcome, Partner
from cooperation.overview import overview as overview_of
from cooperation.partners import partner_lines, partner_page
from departments.universities import universities
from publishing.calendar_files import calendar_file
from publishing.languages import text_of
from publishing.narrowing import Narrowing
from publishing.pages import page_of, show
from publishing.structured import site_of


def way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """The trail from the overview down."""
    return [(gettext("Cooperation"), reverse("cooperation:index")), *steps]


def several(request: HttpRequest) -> bool:
    """Whether lists mix universities and so name them."""
    return len(universities(request)) > 1


def show_list(
    request: HttpRequest, name: str, title: str, model: type[Model], by: Narrowing, **context: Any
) -> HttpResponse:
    return show(request, f"cooperation/{name}.html", title, listed=model, trail=way(), narrowing=by, **context)


def overview(request: HttpRequest) -> HttpResponse:
    found = overview_of(request)
    title, mixed = gettext("Cooperation"), several(request)
    return show(request, "cooperation/overview.html", title, listed=Partner, several=mixed, **found)


def partner_list(request: HttpRequest) -> HttpResponse:
    by = filters.partners(request)
    named = {row.pk: row for row in universities(request)} if several(request) else {}
    found = filters.find_partners(by.chosen).in_reading_order()
    page_obj = page_of(request, found, lambda partners: partner_lines(partners, named))
    return show_list(request, "partner_list", gettext("Partners"), Partner, by, page_obj=page_obj)


def partner_detail(request: HttpRequest, slug: str) -> HttpResponse:
    partner = get_object_or_404(Partner.objects.published().select_related("own_page"), slug=slug)
    return show(
        request,
        "cooperation/partner_detail.html",
        partner.title,
        description=text_of(partner, "about"),
        subject=partner,
        trail=way((gettext("Partners"), reverse("cooperation:partners"))),
        partner=partner,
        **partner_page(partner, several=several(request)),
    )


def agreement_list(request: HttpRequest) -> HttpResponse:
    by = filters.agreements(request)
    found = filters.find_agreements(by.chosen).in_reading_order()
    page_obj = page_of(request, found, lambda page: register.lines(register.listed(page), several=several(request)))
    context = {"page_obj": page_obj, "over": filters.count_over(request, by.chosen)}
    return show_list(request, "agreement_list", gettext("Agreements"), Agreement, by, **context)


def agreement_detail(request: HttpRequest, slug: str) -> HttpResponse:
    found = Agreement.objects.published().select_related("department", "successor").prefetch_related("partners")
    agreement = get_object_or_404(found, slug=slug)
    return show(
        request,
        "cooperation/agreement_detail.html",
        agreement.title,
        description=text_of(agreement, "subject"),
        subject=agreement,
        trail=way((gettext("Agreements"), reverse("cooperation:agreements"))),
        **agreement_page(agreement),
    )


def agreement_scan(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The scan of an agreement, for everyone if it is public and else for staff; for others it is not there."""
    agreement = get_object_or_404(Agreement.objects.exclude(scan="").select_related("department"), slug=slug)
    is_public = agreement.is_published() and agreement.scan_public
    if not is_public and not request.user.has_perm("cooperation.view_agreement"):
        raise Http404
    name = agreement.slug + PurePosixPath(str(agreement.scan.name)).suffix
    try:
        return FileResponse(agreement.scan.open("rb"), as_attachment=True, filename=name)
    except OSError as error:
        raise Http404 from error


def event_list(request: HttpRequest) -> HttpResponse:
    by = filters.events(request)
    found = exchanges.latest_first(filters.find_events(by.chosen))
    page_obj = page_of(request, found, lambda page: exchanges.lines(exchanges.listed(page), several=several(request)))
    return show_list(request, "event_list", gettext("Events"), MobilityEvent, by, page_obj=page_obj)


def event_detail(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(MobilityEvent.objects.published().select_related("department"), slug=slug)
    page = event_page(event)
    return show(
        request,
        "cooperation/event_detail.html",
        event.name,
        description=text_of(event, "text"),
        subject=event,
        trail=way((gettext("Events"), reverse("cooperation:events"))),
        structured=[take_along.described(site_of(request), event, page["partners"])],
        has_days=take_along.has_days(event),
        **page,
    )


def event_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The event for a calendar; one that has no days of its own has no such file."""
    event = get_object_or_404(MobilityEvent.objects.published().select_related("department"), slug=slug)
    if not take_along.has_days(event):
        raise Http404
    return calendar_file(request, event.name, [take_along.entry_of(event)], event.slug)


def outcome_list(request: HttpRequest) -> HttpResponse:
    by = filters.outcomes(request)
    found = results.in_order(filters.find_outcomes(by.chosen))
    page_obj = page_of(request, found, lambda page: results.listed(page, several=several(request)))
    return show_list(request, "outcome_list", gettext("Outcomes"), Outcome, by, page_obj=page_obj)
