"""What foreign students and guests have to get done, and who has more time for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext

from publishing.languages import text_of
from publishing.pages import show
from visas.exemptions import ExemptionQuestion, answer_page
from visas.guide import guide
from visas.models import ExemptionList, Procedure
from visas.procedures import ProcedureFilter, page_of_procedures


def section_trail() -> list[tuple[str, str]]:
    return [(gettext("Visas and registration"), reverse("visas:index"))]


def procedure_list(request: HttpRequest) -> HttpResponse:
    asked = ProcedureFilter(request)
    page_obj, coming = page_of_procedures(request, asked)
    return show(
        request,
        "visas/procedure_list.html",
        gettext("Visas and registration"),
        description=gettext("From the invitation to the extension: what to do, with which papers, and by when."),
        listed=Procedure,
        noindex=asked.narrowed,
        asked=asked,
        page_obj=page_obj,
        coming=coming,
    )


def procedure_detail(request: HttpRequest, slug: str) -> HttpResponse:
    found = Procedure.objects.published().select_related("department")
    procedure = get_object_or_404(found, slug=slug)
    return show(
        request,
        "visas/procedure_detail.html",
        procedure.title,
        description=text_of(procedure, "intro"),
        subject=procedure,
        trail=section_trail(),
        **guide(procedure),
    )


def exemptions(request: HttpRequest) -> HttpResponse:
    question = ExemptionQuestion(request)
    return show(
        request,
        "visas/exemptions.html",
        gettext("Exemptions from registration"),
        listed=ExemptionList,
        trail=section_trail(),
        noindex=question.narrowed,
        question=question,
        **answer_page(question),
    )
