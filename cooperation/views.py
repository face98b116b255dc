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
from cooperation.narrowing import ListFilter
from cooperation.overview import overview as overview_of
from cooperation.partners import partner_lines, partner_page
from departments.universities import universities
from publishing.calendar_files import calendar_file
from publishing.languages import text_of
from publishing.pages import page_of, show
from publishing.structured import site_of


def way(*steps: tuple[str, str]) -> list[tuple[str, str]]:
    """The trail from the overview down."""
    return [(gettext("Cooperation"), reverse("cooperation:index")), *steps]


def show_list(
    request: HttpRequest, name: str, title: str, model: type[Model], asked: ListFilter, **context: Any
) -> HttpResponse:
    template = f"cooperation/{name}.html"
    return show(request, template, title, listed=model, trail=way(), noindex=asked.narrowed, filter=asked, **context)


def overview(request: HttpRequest) -> HttpResponse:
    found = overview_of(request)
    several = len(universities(request)) > 1
    return show(request, "cooperation/overview.html", gettext("Cooperation"), listed=Partner, several=several, **found)


def partner_list(request: HttpRequest) -> HttpResponse:
    asked = filters.PartnerFilter(request)
    universities = {row.pk: row for row in asked.universities} if asked.several else {}
    found = asked.narrow(Partner.objects.published()).in_reading_order()
    page_obj = page_of(request, found, lambda partners: partner_lines(partners, universities))
    return show_list(request, "partner_list", gettext("Partners"), Partner, asked, page_obj=page_obj)


def partner_detail(request: HttpRequest, slug: str) -> HttpResponse:
    partner = get_object_or_404(Partner.objects.published().select_related("own_page"), slug=slug)
    several = len(universities(request)) > 1
    return show(
        request,
        "cooperation/partner_detail.html",
        partner.title,
        description=text_of(partner, "about"),
        subject=partner,
        trail=way((gettext("Partners"), reverse("cooperation:partners"))),
        partner=partner,
        **partner_page(partner, several=several),
    )


def agreement_list(request: HttpRequest) -> HttpResponse:
    asked = filters.AgreementFilter(request)
    found = asked.narrow(Agreement.objects.published()).in_reading_order()
    page_obj = page_of(request, found, lambda page: register.lines(register.listed(page), several=asked.several))
    context = {"page_obj": page_obj, "over": asked.count_over()}
    return show_list(request, "agreement_list", gettext("Agreements"), Agreement, asked, **context)


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
    asked = filters.EventFilter(request)
    found = exchanges.latest_first(asked.narrow(MobilityEvent.objects.published()))
    page_obj = page_of(request, found, lambda page: exchanges.lines(exchanges.listed(page), several=asked.several))
    return show_list(request, "event_list", gettext("Events"), MobilityEvent, asked, page_obj=page_obj)


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
    asked = filters.OutcomeFilter(request)
    found = results.in_order(asked.narrow(Outcome.objects.published()))
    page_obj = page_of(request, found, lambda page: results.listed(page, several=asked.several))
    return show_list(request, "outcome_list", gettext("Outcomes"), Outcome, asked, page_obj=page_obj)
