"""What a reader sees when something is not there or went wrong, in the language of the address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseServerError
from django.template import loader
from django.utils.translation import get_language_from_path, gettext
from django.views.decorators.cache import never_cache

from publishing.models import Redirect, without_language
from publishing.pages import show


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A moved page is followed to its new address; anything else is honestly not there."""
    language = get_language_from_path(request.path_info)
    path = without_language(request.path_info)
    moved = "\x00" not in path and Redirect.objects.filter(old_path=path[:300]).first()
    if moved and request.method in ("GET", "HEAD"):
        query = request.META.get("QUERY_STRING", "")
        prefix = f"/{language or settings.LANGUAGE_CODE}"
        return HttpResponsePermanentRedirect(f"{prefix}{moved.new_path}{f'?{query}' if query else ''}")
    return show(request, "404.html", gettext("Page not found"), noindex=True, status=404)


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    return show(request, "403.html", gettext("This is not open to you"), noindex=True, status=403)


def not_allowed(request: HttpRequest) -> HttpResponse:
    response = show(request, "405.html", gettext("This page can only be read"), noindex=True, status=405)
    response["Allow"] = "GET, HEAD"
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Stands alone: the request may be too broken to say anything about, even its host."""
    page = loader.get_template("400.html").render({"site_name": settings.SITE_NAME})
    return HttpResponse(page, status=400)


@never_cache
def server_error(request: HttpRequest) -> HttpResponse:
    """Stands alone: whatever a page needs may be what is broken."""
    return HttpResponseServerError(loader.get_template("500.html").render())
