"""Pages that put the subjects together: home, search, and what the site says of itself."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils._os import safe_join
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, gettext
from django.views.decorators.cache import never_cache

from config.department_page import department_page, department_trail
from config.overview import overview
from config.person_page import person_page
from config.search import SearchForm, grouped
from departments.models import Department, Person
from publishing import search as searching
from publishing.caching import kept
from publishing.languages import current, text_of
from publishing.pages import ROWS_ON_A_PAGE, CountedPaginator, show

INLINE_TYPES = (".jpg", ".png", ".webp", ".pdf")
#: Folders of uploads that are not for everyone, and who may open them; their subject shows readers the public ones.
GUARDED_FOLDERS = {"agreements": "cooperation.view_agreement"}


@never_cache
def choose_language(request: HttpRequest) -> HttpResponse:
    """Sends a reader without a language in the address to theirs; nothing is remembered."""
    language = get_language_from_request(request)[:2]
    shown = [code for code, _ in settings.LANGUAGES]
    response = HttpResponseRedirect(f"/{language if language in shown else settings.LANGUAGE_CODE}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


def home(request: HttpRequest) -> HttpResponse:
    return show(request, "site/home.html", gettext("Home"), trail=None, **overview(request))


def department_detail(request: HttpRequest, slug: str) -> HttpResponse:
    found = Department.objects.published().select_related("parent", "university")
    department = get_object_or_404(found, slug=slug)
    return show(
        request,
        "departments/department_detail.html",
        department.title,
        description=text_of(department, "summary"),
        subject=department,
        trail=department_trail(department),
        **kept(request, ("department", department.pk, current()), lambda: department_page(department)),
    )


def person_detail(request: HttpRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(Person.objects.published(), slug=slug)
    return show(
        request,
        "departments/person_detail.html",
        person.title,
        subject=person,
        trail=[(gettext("People"), reverse("departments:people"))],
        **kept(request, ("person", person.pk, current()), lambda: person_page(person)),
    )


def search(request: HttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    hits = searching.find(query, current())
    page_obj = CountedPaginator(hits, ROWS_ON_A_PAGE, len(hits)).get_page(request.GET.get("page"))
    title = gettext("Search: %(query)s") % {"query": query} if query else gettext("Search")
    context: dict[str, Any] = {
        "form": form,
        "query": query,
        "page_obj": page_obj,
        "groups": grouped(page_obj.object_list),
    }
    return show(request, "site/search.html", title, noindex=True, **context)


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
