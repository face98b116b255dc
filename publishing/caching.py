"""When a page is still the same: its address, the content's version, the release and the last change by the clock.

An anonymous page is a pure function of these four, so a reader who has it is told so (304) without rendering it.
"""

import hashlib
import secrets
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.conf import settings
from django.db.models import DateTimeField, F, QuerySet, TextField, Value
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language_from_path

from publishing import clock
from publishing.bundles import in_given_order
from publishing.models import (
    ContentVersion,
    Feedback,
    Notice,
    Published,
    SearchEdition,
    SearchEntry,
    SearchPage,
    SearchPosting,
    SearchWord,
)
from publishing.release import release

#: A staff edit must reach every reader within two seconds; a failing server may be bridged for a day.
FRESH_SECONDS, STALE_SECONDS, BRIDGE_SECONDS = 1, 1, 86_400

#: Tables that no page shows, or that only follow the content.
NO_CONTENT = (ContentVersion, Feedback, SearchPage, SearchEntry, SearchWord, SearchPosting, SearchEdition)

#: What the clocks of a place do within a day: its zone, and the times at which pages change, midnight first.
Days = tuple[tuple[ZoneInfo, tuple[time, ...]], ...]

_zone_sources: list[Callable[[], QuerySet]] = []
_time_sources: list[Callable[[], QuerySet]] = []


def register_time_zones(source: Callable[[], QuerySet]) -> None:
    """An app whose pages change at some office's midnight gives a queryset with their names, annotated as `_zone`."""
    _zone_sources.append(source)


def register_daily_times(source: Callable[[], QuerySet]) -> None:
    """The same for pages that change at a time of day: the times, annotated as `_time`, beside their `_zone`."""
    _time_sources.append(source)


def content_token() -> str:
    """The version of the content: another token after each edit."""
    return ContentVersion.objects.filter(pk=1).values_list("token", flat=True).first() or ""


def touch(sender: type | None = None, **kwargs: Any) -> None:
    """Marks the content as changed, in the same transaction as the change."""
    if kwargs.get("raw") or sender in NO_CONTENT:
        return
    ContentVersion.objects.update_or_create(pk=1, defaults={"token": secrets.token_hex(8)})


def watch_edits() -> None:
    for config in apps.get_app_configs():
        if config.name in settings.CONTENT_APPS:
            for model in config.get_models(include_auto_created=True):
                if model not in NO_CONTENT:
                    for signal in (post_save, post_delete):
                        signal.connect(touch, sender=model, dispatch_uid=f"touch-{model._meta.label}")
                    m2m_changed.connect(touch, sender=model, dispatch_uid=f"touch-m2m-{model._meta.label}")


@lru_cache(maxsize=2)
def _clock(token: str) -> tuple[tuple[datetime, ...], Days]:
    """The moments at which something appears or vanishes, and the zones whose midnights and other times count."""
    nothing = {
        "_zone": Value("", TextField()),
        "_moment": Value(None, DateTimeField()),
        "_time": Value("", TextField()),
    }
    moments_of = [
        model._default_manager.exclude(**{f"{name}__isnull": True})
        .order_by()
        .annotate(**nothing | {"_moment": F(name)})
        for model in apps.get_models()
        for name in ("publish_from", "publish_until", "shown_from", "shown_until")
        if issubclass(model, Published | Notice) and any(field.name == name for field in model._meta.fields)
    ]
    zones_of = [source().annotate(_moment=nothing["_moment"], _time=nothing["_time"]) for source in _zone_sources]
    times_of = [source().annotate(_moment=nothing["_moment"]) for source in _time_sources]
    queries = [in_given_order(query) for query in (*moments_of, *zones_of, *times_of)]
    dates = [query.values_list("_zone", "_moment", "_time") for query in queries]
    found = list(dates[0].union(*dates[1:])) if dates else []
    moments = sorted(moment for _zone, moment, _time in found if moment)
    times = {settings.TIME_ZONE: {time.min}}
    for zone, _moment, at in found:
        if zone:
            times.setdefault(zone, {time.min}).add(time.fromisoformat(at) if at else time.min)
    return tuple(moments), tuple((ZoneInfo(zone), tuple(sorted(times[zone]))) for zone in sorted(times))


def last_change(token: str, now: datetime) -> datetime:
    """The latest moment until now at which a page may have changed without an edit: a release, or a time of a day."""
    moments, days = _clock(token)
    index = bisect_right(moments, now)
    return max([*(last_time(zone, times, now) for zone, times in days), *moments[index - 1 : index]])


def last_time(zone: ZoneInfo, times: Sequence[time], now: datetime) -> datetime:
    """When the clocks of a zone last showed one of the times, the first of which is midnight, or were changed."""
    local = now.astimezone(zone)
    at = datetime.combine(local.date(), times[bisect_right(times, local.time()) - 1], zone)
    # Of an hour that the clocks show twice, the second time counts as soon as it has come.
    first, second = (at.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    shown = second if second <= now else first
    return max(shown, last_clock_change(zone, now) or shown)


def last_clock_change(zone: ZoneInfo, now: datetime) -> datetime | None:
    """When the clocks of a zone were put forward or back today, to the second; None on any other day."""
    before, after = now.astimezone(UTC) - timedelta(hours=27), now.astimezone(UTC)
    offset = after.astimezone(zone).utcoffset()
    if before.astimezone(zone).utcoffset() == offset:
        return None
    first, last = int(before.timestamp()), int(after.timestamp())
    while last - first > 1:
        middle = (first + last) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            last = middle
        else:
            first = middle
    return datetime.fromtimestamp(last, UTC)


class ContentState:
    """What the pages of this moment are made from; fetched once a request."""

    def __init__(self) -> None:
        self.token = content_token()
        self.since = last_change(self.token, clock.now())

    def etag(self, path: str) -> str:
        parts = (release(), self.token, self.since.isoformat(), path)
        return f'W/"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:32]}"'


def state_of(request: HttpRequest) -> ContentState:
    if not hasattr(request, "content_state"):
        request.content_state = ContentState()  # type: ignore[attr-defined]
    return request.content_state  # type: ignore[attr-defined]


MOST_KEPT = 2_000
_MISSING = object()
_kept: dict[Any, Any] = {}


def kept(request: HttpRequest, key: Any, compute: Callable[[], Any]) -> Any:
    """A small result that only an edit or a midnight can change, kept in this process until then."""
    if clock.pretending():
        return compute()
    state = state_of(request)
    full_key = (state.token, state.since, key)
    value = _kept.get(full_key, _MISSING)
    if value is _MISSING:
        value = compute()
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[full_key] = value
    return value


def is_public_page(request: HttpRequest) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not settings.DEBUG
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and bool(get_language_from_path(request.path_info))
    )


def conditional_pages(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: 304 for the anonymous reader who has the page already, `no-store` for whoever has a session."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not is_public_page(request):
            response = get_response(request)
            if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True, no_store=True)
            return response
        etag = state_of(request).etag(request.get_full_path())
        if etag in parse_etags(request.headers.get("If-None-Match", "")):
            return labelled(HttpResponseNotModified(), etag)
        response = get_response(request)
        if response.status_code == 200 and not response.cookies and not response.has_header("Cache-Control"):
            labelled(response, etag)
        return response

    return middleware


def labelled(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    patch_cache_control(
        response,
        public=True,
        max_age=FRESH_SECONDS,
        stale_while_revalidate=STALE_SECONDS,
        stale_if_error=BRIDGE_SECONDS,
    )
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
