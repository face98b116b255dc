"""News of admission as an Atom feed: confirmed, opening soon, open, closing, closed; each with the day it came true."""

from collections.abc import Iterable
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext

from departments.universities import site_name
from publishing import clock
from publishing.bundles import together
from publishing.caching import state_of
from publishing.dates import day_label
from publishing.languages import current
from residency import wording
from residency.admission_dates import Announced, announced, dates_label, windows
from residency.admission_files import notes
from residency.calendar import Kind, News, news
from residency.links import calendar_url
from residency.models import AdmissionWindow

MOST_IN_A_FEED = 50


class Item(NamedTuple):
    news: News
    row: SimpleNamespace
    zone: str

    @property
    def day(self) -> date:
        """The day on which it was news; its words stay those of that day."""
        return self.news.at.astimezone(ZoneInfo(self.zone)).date()


class AtomOfAdmission(Atom1Feed):
    """A feed that is as old as its newest entry or, without entries, as the content of the site."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self.feed["since"])


class AdmissionFeed(Feed):
    """In the reader's language, the newest first; an entry keeps its id and its time for ever."""

    feed_type = AtomOfAdmission

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpRequest:
        return request

    def title(self) -> str:
        return gettext("News of admission")

    def subtitle(self) -> str:
        return gettext(
            "Applications that open, close soon, or have closed, and dates that universities confirm; "
            "dates that only follow the rule of every year say so."
        )

    def author_name(self, request: HttpRequest) -> str:
        return str(site_name(request))

    def link(self) -> str:
        return reverse("residency:calendar")

    def feed_url(self) -> str:
        return reverse("residency:feed")

    def feed_extra_kwargs(self, request: HttpRequest) -> dict[str, datetime]:
        return {"since": state_of(request).since}

    def items(self) -> list[Item]:
        rows = together({"windows": windows(AdmissionWindow.objects.announced())})["windows"]
        found = [item for one in by_level(announced(rows)) for item in one]
        unique = {item.news.key: item for item in found}
        in_order = sorted(unique.values(), key=lambda item: (item.news.at, item.news.key), reverse=True)
        return in_order[:MOST_IN_A_FEED]

    def item_title(self, item: Item) -> str:
        return headline(item)

    def item_description(self, item: Item) -> str:
        period = item.news.period
        said = [f"{item.row.name}, {item.news.edition.year}"] if not period else []
        return "\n".join([*said, *([notes(item.news.edition, period, item.row, item.day)] if period else [])])

    def item_link(self, item: Item) -> str:
        return calendar_url(item.row)

    def item_guid(self, item: Item) -> str:
        return f"urn:kafedra:admission:{item.news.key}:{current()}"

    def item_pubdate(self, item: Item) -> datetime:
        return item.news.at

    def item_updateddate(self, item: Item) -> datetime:
        return item.news.at


def by_level(rounds: dict[int, Announced]) -> Iterable[list[Item]]:
    """The news of each level: the rule of one is not replaced by another's year."""
    for level in {level: None for each in rounds.values() for level in each.levels}:
        theirs = {key: each for key, each in rounds.items() if level in each.levels}
        zone = next(iter(theirs.values())).row.round__department__university__time_zone
        found = news([each.rule for each in theirs.values()], clock.now(), zone)
        yield [Item(one, theirs[one.edition.round.key].row, zone) for one in found]


def headline(item: Item) -> str:
    """ "Our University: one can apply now – 20 June – 20 July 2026 (expected)"."""
    period, edition = item.news.period, item.news.edition
    said = {
        Kind.CONFIRMED: gettext("admission dates of %(year)s confirmed"),
        Kind.SOON: gettext("applications open on: %(date)s"),
        Kind.OPEN: gettext("one can apply now: %(dates)s"),
        Kind.CLOSING: gettext("applications close soon; last day: %(date)s"),
        Kind.CLOSED: gettext("applications have closed"),
    }[item.news.kind]
    facts: dict[str, Any] = {"year": edition.year}
    if period:
        ahead = item.news.kind is Kind.SOON
        day = period.opens if ahead and period.opens else period.last
        facts |= {
            "date": wording.marked(day_label(day, current()), edition.expected, begun=not ahead),
            "dates": dates_label(period, edition.expected, item.day),
        }
    return f"{item.row.department}: {said % facts}"
