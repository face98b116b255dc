"""The reader's answers: a line on every page that is made for them, and a page of its own that asks for them.

The line leads to the form with all that stands in the address of its page. The form is sent straight to that page, so
that nothing is lost on the way and nobody is sent elsewhere.
"""

from functools import lru_cache
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext, override

from publishing.countries import countries_sorted, language_name
from publishing.languages import CODES, current
from publishing.models import without_language
from publishing.preview import PARAMETER as AS_OF
from residency.lens import DEGREES, LABELS, STATELESS, Lens

#: The parameter that names the page from which a reader came, without its language.
BACK = "back"
#: The pages that are made for the reader; the form leads to no others, and to the first where none is named.
PAGES = ("residency:index", "residency:calendar", "residency:compare", "residency:programme", "plan")


def line(request: HttpRequest, lens: Lens) -> dict[str, Any]:
    """For whom a page is made: what it makes of the reader's answers, and where they are changed or dropped."""
    others = kept(request)
    back = [(BACK, path)] if (path := without_language(request.path)) != without_language(reverse(PAGES[0])) else []
    query = urlencode([*back, *others, *lens.parameters.items()], safe="/")
    return {
        "lens": lens,
        "answers": [(name, *answer) for name, answer in zip(lens.parameters, lens.answers, strict=True)],
        "form_url": reverse("residency:for_you") + (f"?{query}" if query else ""),
        "all_url": f"?{urlencode(others)}",
        "refused": [LABELS[name] for name in lens.refused],
        "complete": len(lens.parameters) == len(LABELS),
    }


def form(request: HttpRequest) -> dict[str, Any]:
    """The questions as the address answers them, the page to which the answers go, and what goes there with them."""
    lens, url, others = Lens.of(request), page_url(request.GET.get(BACK, "")), kept(request)
    return {
        "lens": lens,
        "questions": questions(lens),
        "url": url,
        "kept": others,
        "all_url": f"{url}?{urlencode(others)}" if others else url,
    }


def kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What stands in the address besides the reader's answers; another answer may make another first page."""
    own = (*LABELS, BACK, "page", AS_OF)
    return [(name, value) for name, values in request.GET.lists() if name not in own for value in values]


def page_url(path: str) -> str:
    """The address of one of our pages, named without its language."""
    try:
        found = resolve(f"/{current()}{path}")
    except Resolver404:
        return reverse(PAGES[0])
    return reverse(found.view_name, kwargs=found.kwargs) if found.view_name in PAGES else reverse(PAGES[0])


def questions(lens: Lens) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(
            name=name,
            label=str(label),
            options=options(name, getattr(lens, name), current()),
            refused=name in lens.refused,
        )
        for name, label in LABELS.items()
    ]


@lru_cache(maxsize=1024)
def options(name: str, chosen: str, language: str) -> SafeString:
    """The options of a question, written once: there are as many countries as programmes, and more."""
    with override(language):
        return format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((value, SafeString(" selected") if value == chosen else "", label) for value, label in choices(name)),
        )


def choices(name: str) -> list[tuple[str, str]]:
    if name == "citizenship":
        return [*countries_sorted(current()), (STATELESS, gettext("no citizenship"))]
    if name == "degree":
        return [(value, capfirst(str(label))) for value, label in DEGREES.items()]
    return [(code, capfirst(language_name(code, current()))) for code in CODES]
