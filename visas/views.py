"""What foreign students and guests have to get done, and who has more time for it."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from publishing.caching import kept
from publishing.calendar_files import calendar_file
from publishing.languages import current, text_of
from publishing.pages import ROWS_ON_A_PAGE, CountedPaginator, show
from publishing.take_away import take_away
from visas import structured, tasks, to_take
from visas.changes import changes as all_changes
from visas.check import Check
from visas.exemptions import ExemptionQuestion, answer_page, countries_with_exemptions
from visas.guide import guide
from visas.models import ExemptionList, Procedure
from visas.outcome_days import clock_line
from visas.procedures import Procedures, page_of_procedures


def section_trail() -> list[tuple[str, str]]:
    return [(gettext("Visas and registration"), reverse("visas:index"))]


def procedure_list(request: HttpRequest) -> HttpResponse:
    asked = Procedures(request)
    page_obj, coming = page_of_procedures(request, asked)
    return show(
        request,
        "visas/procedure_list.html",
        gettext("Visas and registration"),
        description=gettext("From the invitation to the extension: what to do, with which papers, and by when."),
        listed=Procedure,
        narrowing=asked.narrowing,
        page_obj=page_obj,
        coming=coming,
        with_exemptions=countries_with_exemptions(request),
    )


def published(slug: str) -> Procedure:
    return get_object_or_404(Procedure.objects.published().select_related("department"), slug=slug)


def procedure_detail(request: HttpRequest, slug: str) -> HttpResponse:
    procedure = published(slug)
    page = guide(procedure)
    return show(
        request,
        "visas/procedure_detail.html",
        text_of(procedure, "title"),
        description=text_of(procedure, "intro"),
        subject=procedure,
        trail=section_trail(),
        structured=structured.of_procedure(request, procedure, page),
        **page,
    )


def procedure_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    procedure = published(slug)
    return calendar_file(request, procedure.title, to_take.example_entries(request, procedure), slug)


def procedure_take_away(request: HttpRequest, slug: str) -> HttpResponse:
    procedure = published(slug)
    title = text_of(procedure, "title")
    return take_away(request, "visas/take_away.html", title, filename=slug, made_of=[procedure], **guide(procedure))


def check(request: HttpRequest) -> HttpResponse:
    asked = Check(request)
    if asked.is_done:
        return outcome(request, asked)
    title = gettext("What do I have to do, and by when?")
    trail = section_trail()
    template, made_of = "visas/check.html", asked.names_shown
    return show(request, template, title, trail=trail, noindex=asked.begun, made_of=made_of, check=asked)


def outcome(request: HttpRequest, asked: Check) -> HttpResponse:
    found = tasks.tasks(asked)
    return show(
        request,
        "visas/outcome.html",
        gettext("What you have to do"),
        listed=Procedure,
        trail=section_trail(),
        noindex=True,
        check=asked,
        tasks=found,
        coming=tasks.coming(asked),
        last_clock=next((clock_line(asked, day.last) for task in found for day in task.days.values()), ""),
    )


def check_calendar(request: HttpRequest) -> HttpResponse:
    """The days of an outcome, or the one that `day` names; if there is none yet, the question that is open."""
    asked = Check(request)
    days = tasks.days(asked) if asked.is_done else {}
    if not days:
        return HttpResponseRedirect(asked.url())
    only = request.GET.get("day", "")
    entries = [days[only]] if only in days else list(days.values())
    return calendar_file(request, gettext("Visas and registration"), entries, only if only in days else "visas")


def changes(request: HttpRequest) -> HttpResponse:
    found = kept(request, ("changes", current()), all_changes)
    return show(
        request,
        "visas/changes.html",
        gettext("What changed in the rules"),
        listed=Procedure,
        trail=section_trail(),
        page_obj=CountedPaginator(found, ROWS_ON_A_PAGE, len(found)).get_page(request.GET.get("page")),
    )


def exemptions(request: HttpRequest) -> HttpResponse:
    question = ExemptionQuestion(request)
    return show(
        request,
        "visas/exemptions.html",
        gettext("Exemptions from registration"),
        listed=ExemptionList,
        trail=section_trail(),
        narrowing=question.narrowing,
        question=question,
        **answer_page(question),
    )
