"""What one can train for, a programme in full, and when to apply."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from publishing.caching import kept
from publishing.languages import current
from publishing.pages import page_of, show
from residency.admission_calendar import departments_with_dates, training_departments
from residency.finder import Finder
from residency.leads import MOST_LEADS, leads
from residency.models import AdmissionRound, Programme, Specialty
from residency.programme_page import programme_page
from residency.programmes import as_rows

PROGRAMMES_ON_A_PAGE = 36
DEPARTMENTS_ON_A_PAGE = 10


def programme_list(request: HttpRequest) -> HttpResponse:
    finder = Finder(request)
    page_obj = page_of(request, finder.queryset(), as_rows(request), PROGRAMMES_ON_A_PAGE)
    asked = (finder.chosen.get("group", ""), finder.chosen.get("university", ""))
    found = kept(request, ("leads", current(), asked), lambda: leads(*asked))
    return show(
        request,
        "residency/programme_list.html",
        gettext("Residency"),
        listed=Specialty,
        noindex=finder.narrowed,
        finder=finder,
        page_obj=page_obj,
        leads=found,
        many_leads=len(found) >= MOST_LEADS,
    )


def programme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    found = Programme.objects.published().select_related("specialty__group", "level__department__university")
    programme = get_object_or_404(found, slug=slug)
    return show(
        request,
        "residency/programme_detail.html",
        programme.title,
        subject=programme,
        made_of=(programme.specialty, programme.level),
        trail=[(gettext("Residency"), reverse("residency:index"))],
        **programme_page(request, programme),
    )


def admission_calendar(request: HttpRequest) -> HttpResponse:
    page_obj = page_of(request, training_departments(), departments_with_dates, DEPARTMENTS_ON_A_PAGE)
    return show(
        request,
        "residency/admission_calendar.html",
        gettext("Admission calendar"),
        listed=AdmissionRound,
        trail=[(gettext("Residency"), reverse("residency:index"))],
        page_obj=page_obj,
    )
