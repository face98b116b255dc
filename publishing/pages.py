"""What every public page has: a title, a description, its languages, its place in the site."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from publishing import caching
from publishing.authorship import Share, machine_share_of_page
from publishing.languages import NATIVE_NAMES, current
from publishing.models import Published, without_language
from publishing.narrowing import Narrowing
from publishing.structured import breadcrumbs, element

ROWS_ON_A_PAGE = 24


@dataclass(frozen=True)
class PageLanguage:
    """One entry of the language switcher."""

    code: str
    name: str
    url: str
    current: bool
    available: bool


@dataclass
class PageMeta:
    """What the head of a page says, and what its language switcher offers."""

    title: str
    number: int = 1
    description: str = ""
    canonical: str = ""
    noindex: bool = False
    machine_share: Share = Share.NONE
    alternates: list[tuple[str, str]] = field(default_factory=list)
    x_default: str = ""
    languages: list[PageLanguage] = field(default_factory=list)


def shown_languages() -> tuple[str, ...]:
    return tuple(code for code, _ in settings.LANGUAGES)


def meta_of(
    request: HttpRequest,
    title: str,
    *,
    description: str = "",
    languages: Iterable[str] | None = None,
    translated: Sequence[Model | type[Model]] = (),
    noindex: bool = False,
    number: int = 1,
) -> PageMeta:
    """The meta data of this address, whose text really exists in `languages` (all, unless told)."""
    shown, language = shown_languages(), current()
    available = [code for code in shown if languages is None or code in languages]
    path = without_language(request.path)
    kept_query = f"?page={number}" if number > 1 else ""
    site = f"{request.scheme}://{request.get_host()}"

    def absolute(code: str) -> str:
        return f"{site}/{code}{path}{kept_query}"

    query = request.META.get("QUERY_STRING", "")
    switch_query = f"?{query}" if query else ""
    original = language if language in available or not available else getattr(title, "lang", available[0])
    return PageMeta(
        title=title,
        number=number,
        description=" ".join(description.split())[:300],
        canonical=absolute(original),
        noindex=noindex or language not in available,
        machine_share=machine_share_of_page(request, translated),
        alternates=[(code, absolute(code)) for code in available] if not noindex else [],
        x_default="" if noindex else f"{site}{path}{kept_query}",
        languages=[
            PageLanguage(code, NATIVE_NAMES[code], f"/{code}{path}{switch_query}", code == language, code in available)
            for code in shown
        ],
    )


def show(
    request: HttpRequest,
    template: str,
    title: str,
    *,
    description: str = "",
    subject: Published | None = None,
    listed: type[Model] | None = None,
    narrowing: Narrowing | None = None,
    made_of: Sequence[Model] = (),
    trail: Sequence[tuple[str, str]] | None = (),
    structured: Iterable[dict[str, Any]] = (),
    noindex: bool = False,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    """Renders a page.

    `subject` is the object it is about, `listed` the model it lists, `made_of` other objects whose texts it shows;
    a list that `narrowing` narrows says so in its title and is left to no search engine;
    `trail` leads down to it (None: no trail); `structured` is what search engines read of it (publishing.structured).
    """
    way = [*trail, (title, "")] if trail is not None else []
    narrowed = narrowing.said if narrowing else ""
    noindex = noindex or bool(narrowed)
    things = [] if noindex else [*([breadcrumbs(request, way)] if way else ()), *structured]
    meta = meta_of(
        request,
        f"{title}: {narrowed}" if narrowed else title,
        description=description,
        languages=subject.languages() if subject else None,
        translated=[part for part in (subject, listed, *made_of) if part],
        noindex=noindex,
        number=context["page_obj"].number if "page_obj" in context else 1,
    )
    return render(
        request,
        template,
        {"page": meta, "trail": way, "subject": subject, "narrowing": narrowing, "structured": element(things)}
        | context,
        status=status,
    )


class CountedPaginator(Paginator):
    """A paginator that is told the count, so that it is counted once and not on each request."""

    def __init__(self, rows: Any, per_page: int, count: int) -> None:
        super().__init__(rows, per_page)
        self.__dict__["count"] = count

    def get_page(self, number: Any) -> PageOfRows:
        """The page asked for, or the nearest that exists; the first if it is no number."""
        try:
            wanted = max(int(number), 1)
        except (TypeError, ValueError):
            wanted = 1
        return self.page(min(wanted, self.num_pages))


def count_of(request: HttpRequest, queryset: QuerySet) -> int:
    """How many rows there are, counted once until the content changes; the moment of asking makes no difference."""
    try:
        sql, params = queryset.order_by().query.sql_with_params()
    except EmptyResultSet:
        return 0
    key = (sql, *(param for param in params if not isinstance(param, datetime) and not is_moment(param)))
    return caching.kept(request, ("count", key), queryset.count)


def is_moment(param: object) -> bool:
    """SQLite is given moments as text; a day alone does make a difference."""
    return isinstance(param, str) and bool(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?", param))


def page_of(
    request: HttpRequest,
    queryset: QuerySet,
    as_rows: Callable[[Any], list] = list,
    per_page: int = ROWS_ON_A_PAGE,
) -> PageOfRows:
    """The page of a list which the address asks for; an absurd number gets the nearest page that exists."""
    page = CountedPaginator(queryset, per_page, count_of(request, queryset)).get_page(request.GET.get("page"))
    page.object_list = as_rows(page.object_list)
    return page
