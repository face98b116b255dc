"""What one can train for, a programme in full, and when to apply."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from publishing.calendar_files import calendar_file
from publishing.languages import current
from publishing.pages import page_of, show
from residency.admission_calendar import (
    announced_windows,
    chosen_department,
    departments_with_dates,
    training_departments,
)
from residency.admission_files import About, Only, entries
from residency.common import in_common
from residency.compare import Comparison
from residency.editions import Years
from residency.finder import Finder
from residency.for_you import form
from residency.leads import MOST_LEADS, leads
from residency.lens import Lens
from residency.links import calendar_url
from residency.models import AdmissionRound, AdmissionWindow, Programme, Specialty
from residency.programmes import as_rows
from residency.season import season

PROGRAMMES_ON_A_PAGE = 36
DEPARTMENTS_ON_A_PAGE = 10


def programme_list(request: HttpRequest) -> HttpResponse:
    finder = Finder(request)
    page_obj = page_of(request, finder.queryset(), as_rows(request, finder.lens), PROGRAMMES_ON_A_PAGE)
    found = finder.kept("leads", lambda: leads(finder.queryset(), *finder.leading), current(), *finder.chosen.items())
    return show(
        request,
        "residency/programme_list.html",
        gettext("Residency"),
        listed=Specialty,
        narrowing=finder.narrowing,
        noindex=bool(finder.narrowing.beside),
        finder=finder,
        season=season(request, finder.leading[1]),
        page_obj=page_obj,
        common=in_common(list(page_obj.object_list)),
        picked_elsewhere=finder.picked_elsewhere(page_obj.object_list),
        leads=found,
        many_leads=len(found) >= MOST_LEADS,
    )


def compare(request: HttpRequest) -> HttpResponse:
    return show(
        request,
        "residency/compare.html",
        gettext("Compare programmes"),
        listed=Specialty,
        noindex=True,
        trail=[(gettext("Residency"), reverse("residency:index"))],
        comparison=Comparison(request),
    )


def for_you(request: HttpRequest) -> HttpResponse:
    return show(
        request,
        "residency/for_you.html",
        gettext("Show what concerns me"),
        noindex=True,
        trail=[(gettext("Residency"), reverse("residency:index"))],
        **form(request),
    )


def programme_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    found = Programme.objects.published().select_related("specialty", "level__department__university")
    programme = get_object_or_404(found, slug=slug)
    lens = Lens.of(request)
    dates = entries(
        AdmissionWindow.objects.announced(round__levels=programme.level),
        lambda row: programme.get_absolute_url() + lens.suffix,
        lens,
        Only.of(request),
        About(slug, programme.title, Years(programme.valid_from, programme.valid_until)),
    )
    return calendar_file(request, programme.title, dates, slug)


def admission_calendar(request: HttpRequest) -> HttpResponse:
    chosen, lens = chosen_department(request), Lens.of(request)
    described = partial(departments_with_dates, lens)
    page_obj = page_of(request, training_departments(chosen), described, DEPARTMENTS_ON_A_PAGE)
    return show(
        request,
        "residency/admission_calendar.html",
        gettext("Admission calendar"),
        listed=AdmissionRound,
        trail=[(gettext("Residency"), reverse("residency:index"))],
        noindex=bool(chosen or lens),
        lens=lens,
        page_obj=page_obj,
        chosen=chosen,
    )


def admission_calendar_file(request: HttpRequest) -> HttpResponse:
    lens = Lens.of(request)
    dates = entries(announced_windows(request), partial(calendar_url, lens=lens), lens, Only.of(request))
    return calendar_file(request, gettext("Admission calendar"), dates, "admission")
