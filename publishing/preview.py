"""Staff see any page as it was or will be: `?as_of=2027-07-21`, or with a time `?as_of=2027-07-21T23:59`.

Days and times are those of the site's own clock (TIME_ZONE); a day without a time is meant at noon, which is that day
at every office of the region. The links of such a page carry the moment on. For everyone else the parameter does
nothing.
"""

import re
from collections.abc import Callable
from datetime import datetime, time
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.dateparse import parse_date
from django.utils.html import escape, format_html
from django.utils.translation import gettext_lazy as _

from publishing import clock
from publishing.bounds import MOMENTS
from publishing.zones import zone_label

PARAMETER = "as_of"
#: What leads on from a page: its links within the site and the forms that are sent to a page; the bar is passed over.
LINKS = re.compile(
    r'<section class="staff-bar.*?</section>'
    r'|(?P<form><form\b[^>]*\smethod="get"[^>]*>)'
    r'|(?P<link><a\b[^>]*?\shref=")(?P<url>[/?][^"]*)',
    re.DOTALL,
)


class MomentField(forms.DateTimeField):
    """A day, meant at noon, or a day and a time, by the site's clock."""

    widget = forms.DateTimeInput(
        attrs={"type": "datetime-local", "aria-describedby": "as-of-zone"}, format="%Y-%m-%dT%H:%M"
    )

    def to_python(self, value: Any) -> datetime | None:
        day = _day(value)
        return super().to_python(datetime.combine(day, time(12)) if day else value)


def _day(value: Any) -> Any:
    try:
        return parse_date(value)
    except (TypeError, ValueError):
        return None


class PreviewForm(forms.Form):
    as_of = MomentField(
        label=_("See this page as of"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        validators=MOMENTS,
        error_messages={"invalid": _("Not a moment of the calendar. Write it like 2027-07-21 or 2027-07-21T23:59.")},
    )


def is_staff(request: HttpRequest) -> bool:
    """Whether staff is reading; asks for no session where the reader brought none."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and hasattr(request, "user") and request.user.is_staff


def previews(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: makes the page for the moment that staff asked for, and lets nobody keep it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if PARAMETER not in request.GET or request.path.startswith("/admin/") or not is_staff(request):
            return get_response(request)
        form = PreviewForm(request.GET)
        if not form.is_valid():
            return get_response(request)
        with clock.at(form.cleaned_data[PARAMETER]):
            response = get_response(request)
        patch_cache_control(response, private=True, no_store=True)
        return carried_on(response, request.GET[PARAMETER])

    return middleware


def carried_on(response: HttpResponse, moment: str) -> HttpResponse:
    """The page with the moment in its links and forms, so that the pages behind them are made for it too.

    The bar stays as it is: it leads to other moments, and back to the present.
    """
    field = format_html('<input type="hidden" name="{}" value="{}">', PARAMETER, moment)

    def carrying(found: re.Match[str]) -> str:
        if found["form"]:
            return found["form"] + field
        return found["link"] + escape(with_moment(unescape(found["url"]), moment)) if found["link"] else found[0]

    if response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = LINKS.sub(carrying, response.content.decode())
    if url := response.headers.get("Location"):
        response.headers["Location"] = with_moment(url, moment)
    return response


def with_moment(url: str, moment: str) -> str:
    """The address of a page of this site for a moment; any other address, or one that has a moment, as it is."""
    parts = urlsplit(url)
    if parts.netloc or parts.path.startswith("/admin/") or PARAMETER in parse_qs(parts.query):
        return url
    query = "&".join(filter(None, [parts.query, urlencode({PARAMETER: moment})]))
    return urlunsplit(parts._replace(query=query))


def staff_bar(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the bar over public pages in which staff choose a moment."""
    if request.path.startswith("/admin/") or not is_staff(request):
        return {}
    shown = {PARAMETER: timezone.localtime(clock.now(), timezone.get_default_timezone())}
    refused = PARAMETER in request.GET and not clock.pretending()
    form = PreviewForm(request.GET) if refused else PreviewForm(initial=shown)
    others = [(name, value) for name in request.GET if name != PARAMETER for value in request.GET.getlist(name)]
    present = request.GET.copy()
    present.pop(PARAMETER, None)
    return {
        "staff_bar": {
            "form": form,
            "others": others,
            "zone": zone_label(settings.TIME_ZONE, clock.today()),
            "pretending": clock.pretending(),
            "present": f"{request.path}?{present.urlencode()}" if present else request.path,
        }
    }
