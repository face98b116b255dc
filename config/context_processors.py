"""What the frame of every page needs; it is kept until the content changes."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from config.plan_address import Held
from departments.universities import site_name
from publishing.caching import kept
from publishing.languages import NATIVE_NAMES
from publishing.models import Notice, without_language


def site(request: HttpRequest) -> dict[str, Any]:
    if request.path.startswith("/admin/"):
        shown = [(code, NATIVE_NAMES[code]) for code, _name in settings.LANGUAGES]
        return {"site_name": settings.SITE_NAME, "desk_languages": shown}
    path = without_language(request.path)
    notices = kept(request, "notices", lambda: list(Notice.objects.shown()))
    return {
        "site_name": site_name(request),
        "my_plan": Held.of(request),
        "notices": [notice for notice in notices if path.startswith(notice.pages or "/")],
    }
