"""Pages that put the subjects together: home, search, and what the site says of itself."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils._os import safe_join
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from config.department_page import department_page
from config.overview import overview
from config.person_page import person_page
from config.plan import Plan
from config.plan_page import plan_page
from config.programme_page import programme_page
from config.search import SearchForm, grouped, notes
from departments import schema_org
from departments.models import Department, Person
from departments.universities import site_name
from publishing import search as searching
from publishing.caching import kept
from publishing.calendar_files import calendar_file
from publishing.feedback import FeedbackForm, about, token
from publishing.languages import accepted, current, text_of
from publishing.pages import ROWS_ON_A_PAGE, CountedPaginator, show
from publishing.structured import site_of
from publishing.take_away import take_away
from residency.models import Programme

INLINE_TYPES = (".jpg", ".png", ".webp", ".pdf")
#: Folders of uploads that are not for everyone, and who may open them; their subject shows readers the public ones.
GUARDED_FOLDERS = {"agreements": "cooperation.view_agreement"}


@never_cache
def choose_language(request: HttpRequest) -> HttpResponse:
    """Sends a reader without a language in the address to theirs; nothing is remembered."""
    response = HttpResponseRedirect(f"/{accepted(request.headers.get('Accept-Language', ''))}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def home(request: HttpRequest) -> HttpResponse:
    return show(request, "site/home.html", site_name(request), trail=None, **overview(request))


def department_detail(request: HttpRequest, slug: str) -> HttpResponse:
    found = Department.objects.published().select_related("university")
    department = get_object_or_404(found, slug=slug)
    page = kept(request, ("department", department.pk, current()), lambda: department_page(request, department))
    return show(
        request,
        "departments/department_detail.html",
        department.title,
        description=text_of(department, "summary"),
        subject=department,
        structured=[schema_org.department(site_of(request), department, page)],
        **page,
    )


def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(Person.objects.published(), slug=slug)
    page = kept(request, ("person", person.pk, current()), lambda: person_page(person))
    return show(
        request,
        "departments/person_detail.html",
        person.title,
        subject=person,
        trail=[(gettext("People"), reverse("departments:people"))],
        structured=[schema_org.person(site_of(request), person, page)],
        **page,
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


def plan(request: HttpRequest) -> HttpResponse:
    found = Plan(request)
    title = gettext("My plan")
    return show(request, "plan/plan.html", title, noindex=True, made_of=found.models, **plan_page(found))


def plan_calendar(request: HttpRequest) -> HttpResponse:
    """The dates of a plan; one that has none leads to the plan itself, which says why."""
    found = Plan(request)
    if not found.entries:
        return redirect(found.address())
    return calendar_file(request, gettext("My plan"), found.entries, "plan")


def plan_take_away(request: HttpRequest) -> HttpResponse:
    found = Plan(request)
    if not found:
        return redirect(found.address())
    return take_away(
        request, "plan/take_away.html", gettext("My plan"), filename="plan", made_of=found.models, **plan_page(found)
    )


def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    found = searching.find(query, kept(request, "hidden pages", searching.hidden) if query else ())
    page_obj = CountedPaginator(found.hits, ROWS_ON_A_PAGE, len(found.hits)).get_page(request.GET.get("page"))
    page_obj.object_list = searching.results(page_obj.object_list, current())
    title = gettext("Search: %(query)s") % {"query": query} if query else gettext("Search")
    context: dict[str, Any] = {
        "form": form,
        "query": query,
        "page_obj": page_obj,
        "groups": grouped(page_obj.object_list),
        **notes(query, found, page_obj.object_list),
    }
    return show(request, "site/search.html", title, noindex=True, **context)


@csrf_exempt  # the form is guarded by publishing.feedback, which sets no cookie
def feedback(request: HttpRequest) -> HttpResponse:
    """ "Wrong or outdated?": what readers tell the editors about a page."""
    form = FeedbackForm(request)
    if form.is_valid():
        form.save()
        page = urlencode({"page": form.cleaned_data["page"]}) if form.cleaned_data["page"] else ""
        return HttpResponseRedirect(f"{reverse('feedback_thanks')}{page and '?'}{page}", status=303)
    status = 429 if form.too_many else 422 if form.is_bound else 200
    title = gettext("Wrong or outdated?")
    return show(request, "site/feedback.html", title, noindex=True, status=status, form=form, token=token())


def feedback_thanks(request: HttpRequest) -> HttpResponse:
    page = about(request.GET.get("page", ""))
    return show(request, "site/feedback_thanks.html", gettext("Thank you"), noindex=True, back=page)


def accessibility(request: HttpRequest) -> HttpResponse:
    return show(request, "site/accessibility.html", gettext("Accessibility"))


def privacy(request: HttpRequest) -> HttpResponse:
    return show(request, "site/privacy.html", gettext("Privacy"))


def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "robots.txt", content_type="text/plain")


def media(request: HttpRequest, path: str) -> FileResponse:
    """Uploaded files, for a site without a web server in front; nothing in them may run."""
    try:
        name = safe_join(settings.MEDIA_ROOT, path)
        permission = GUARDED_FOLDERS.get(os.path.relpath(name, settings.MEDIA_ROOT).split(os.sep)[0].lower())
        if permission and not request.user.has_perm(permission):
            raise Http404
        response = FileResponse(Path(name).open("rb"))  # closed by the response  # noqa: SIM115  (closed with the answer)
    except (OSError, ValueError) as error:
        raise Http404 from error
    if not path.lower().endswith(INLINE_TYPES):
        response["Content-Disposition"] = "attachment"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store" if permission else "public, max-age=31536000, immutable"
    return response
