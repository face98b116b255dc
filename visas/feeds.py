"""The changes of the rules for feed readers (Atom, RFC 4287)."""

from datetime import datetime, time
from typing import Any, NamedTuple

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from departments.universities import site_name
from publishing import clock
from publishing.caching import kept
from publishing.countries import country_name
from publishing.languages import current
from visas.changes import Change, changes

MOST = 50


class Asked(NamedTuple):
    """What a feed is made of: the name of the site, which answers for it, and the changes."""

    site: str
    changes: list[Change]


class ChangesFeed(Feed):
    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Asked:
        return Asked(str(site_name(request)), kept(request, ("changes", current()), changes)[:MOST])

    def author_name(self, asked: Asked) -> str:
        return asked.site

    def title(self) -> str:
        return gettext("What changed in the rules")

    subtitle = title

    def link(self) -> str:
        return reverse("visas:changes")

    def feed_guid(self) -> str:
        return f"tag:kafedra,2026:visas/changes/{current()}"

    def items(self, asked: Asked) -> list[Change]:
        return asked.changes

    def item_title(self, item: Any) -> str:
        return f"{country_name(item.country, current())}: {item.subject}"

    def item_description(self, item: Any) -> str:
        return f"{item.day_name}. {item.said}"

    def item_link(self, item: Change) -> str:
        return item.url

    def item_guid(self, item: Change) -> str:
        return f"tag:kafedra,2026:visas/{current()}/{item.key}"

    def item_updateddate(self, item: Change) -> datetime:
        """The day on which it counts; never one to come: until then the day on which it was checked, or today."""
        today = clock.today()
        checked = item.evidence.checked_on if item.evidence else None
        told = next((day for day in (item.day, checked) if day and day <= today), today)
        return datetime.combine(told, time.min, timezone.get_default_timezone())

    item_pubdate = item_updateddate
