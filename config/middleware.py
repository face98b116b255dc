"""What holds for every answer: its headers, and that pages are only read."""

from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from config.errors import not_allowed, not_found

PERMISSIONS = ", ".join(
    f"{feature}=()"
    for feature in ("accelerometer", "camera", "geolocation", "gyroscope", "microphone", "payment", "usb")
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def security_headers(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if request.method == "HEAD" and not response.streaming:
            # The length stays that of the page, as the answer to a GET would say it.
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""
        return response

    return middleware


class ReadOnlyPages:
    """Outside the admin nothing is sent to the site; said before the check of a form's token would blame the reader.

    A page that takes messages all the same does without the cookie of that check and guards itself.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *arguments: object) -> HttpResponse | None:
        if request.method in ("GET", "HEAD") or request.path_info.startswith("/admin/"):
            return None
        if request.method == "POST" and getattr(view, "csrf_exempt", False):
            return None
        return not_allowed(request)


class NumbersBeyondTheDatabase:
    """A number in an address of the admin that the database cannot hold names nothing; public pages read none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        beyond = isinstance(exception, (OverflowError, DataError))
        asked = request.method in ("GET", "HEAD") and request.path_info.startswith("/admin/")
        return not_found(request, exception) if beyond and asked else None
