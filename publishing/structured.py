"""What search engines read of a page (schema.org, as JSON-LD): never more than the page itself says."""

import json
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

CONTEXT = "https://schema.org"
# Nothing in a text may end the element that holds it.
_ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})


def site_of(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def thing(kind: str, **properties: Any) -> dict[str, Any]:
    """An item of a schema.org type; what is not known is left out."""
    return {"@type": kind} | {name: value for name, value in properties.items() if value not in (None, "", [], {})}


def breadcrumbs(request: HttpRequest, trail: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The way from the home page to this page; the last step is the page itself."""
    site = site_of(request)
    items = [
        thing("ListItem", position=number, name=str(name), item=f"{site}{path or request.path}")
        for number, (name, path) in enumerate(trail, start=1)
    ]
    return thing("BreadcrumbList", itemListElement=items)


def element(things: Iterable[dict[str, Any]]) -> SafeString:
    """The items as the element that goes into the head of a page; nothing without items."""
    graph = list(things)
    if not graph:
        return SafeString("")
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308
