"""A guide as one file that is sent by messenger and opened without a network."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from publishing import clock
from publishing.authorship import machine_share_of_page
from publishing.languages import current

#: A messenger on a slow network should not notice it.
LARGEST_FILE = 150_000


@cache
def style() -> SafeString:
    path = Path(settings.BASE_DIR, "static", "css", "take-away.css")
    return mark_safe(path.read_text(encoding="utf-8"))  # noqa: S308 - our own file


def take_away(
    request: HttpRequest, template: str, title: str, *, filename: str, made_of: Sequence[Model] = (), **context: Any
) -> HttpResponse:
    """The template, which extends take_away/base.html, as one self-contained HTML file to save.

    `title` heads it; `made_of` are the objects whose texts it shows; `filename` needs neither language nor ending. The
    file says as of which day it is valid and where a newer one is to be had.
    """
    site = f"{request.scheme}://{request.get_host()}"
    newer = f"{site}{request.get_full_path()}"
    context |= {"title": title, "style": style(), "day": clock.today(), "site": site, "newer": newer}
    context["page"] = {"machine_share": machine_share_of_page(request, made_of)}
    response = HttpResponse(render_to_string(template, context, request), content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(filename) or "guide"}-{current()}.html"'
    return response
