"""Events to take along: into a calendar, into a reader of feeds, into a search engine."""

from collections.abc import Iterable
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation.models import MobilityEvent
from cooperation.wording import when_label
from departments.universities import site_name
from publishing.calendar_files import Entry
from publishing.languages import Text, current, text_of
from publishing.spans import Precision
from publishing.structured import thing

MOST_IN_A_FEED = 50
Mode = MobilityEvent.Mode
ATTENDANCE = {Mode.ONSITE: "Offline", Mode.ONLINE: "Online", Mode.HYBRID: "Mixed"}
#: How much of a first day is known, by its precision.
ISO_FORMS = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


def has_days(event: MobilityEvent) -> bool:
    """Whether it has a place in a calendar: a month or an academic year has none."""
    return bool(event.when) and event.when.precision == Precision.DAY


def entry_of(event: MobilityEvent) -> Entry:
    """The event as an entry; it must have days."""
    said = [text_of(event, "text"), text_of(event.department, "name"), event.platform]
    return Entry(
        key=f"event-{event.slug}",
        title=event.name,
        first=event.when.start,
        last=event.when.end,
        text="\n".join(part for part in said if part),
        path=event.get_absolute_url(),
    )


def described(site: str, event: MobilityEvent, partners: Iterable[SimpleNamespace]) -> dict[str, Any]:
    """The event in the words of schema.org."""
    form, mode = ISO_FORMS.get(event.when.precision), ATTENDANCE.get(Mode(event.mode))
    department = event.department
    return thing(
        "EducationEvent",
        name=event.name,
        description=text_of(event, "text"),
        url=f"{site}{event.get_absolute_url()}",
        startDate=event.when.start.strftime(form) if event.when and form else "",
        endDate=event.when.end.strftime(form) if event.when and form else "",
        eventAttendanceMode=f"https://schema.org/{mode}EventAttendanceMode" if mode else "",
        organizer=thing("Organization", name=text_of(department, "name"), url=f"{site}{department.get_absolute_url()}"),
        contributor=[
            thing("Organization", name=row.name, url=f"{site}{reverse('cooperation:partner', args=[row.slug])}")
            for row in partners
        ],
    )


class AtomOfLanguages(Atom1Feed):
    """A feed whose entries say in which language they are, which may not be the reader's."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return super().item_attributes(item) | {"xml:lang": item["lang"]}


class EventFeed(Feed):
    """Events in the reader's language; what has been announced last comes first."""

    feed_type = AtomOfLanguages

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Text | str:
        return site_name(request)

    def title(self, name: str) -> str:
        return gettext("Events: %(site)s") % {"site": name}

    def author_name(self, name: str) -> str:
        return str(name)

    def subtitle(self) -> str:
        return gettext("Visits, courses and joint lectures: here, at our partners and online.")

    def link(self) -> str:
        return reverse("cooperation:events")

    def feed_url(self) -> str:
        return reverse("cooperation:event_feed")

    def items(self) -> Iterable[MobilityEvent]:
        found = MobilityEvent.objects.published().annotate(announced=Coalesce("publish_from", "created_at"))
        return found.order_by("-announced", "-pk")[:MOST_IN_A_FEED]

    def item_title(self, item: MobilityEvent) -> str:
        return str(item.name)

    def item_description(self, item: MobilityEvent) -> str:
        when = when_label(item) or capfirst(gettext("date not known"))
        return "\n".join(part for part in (when, text_of(item, "text")) if part)

    def item_link(self, item: MobilityEvent) -> str:
        return item.get_absolute_url()

    def item_guid(self, item: MobilityEvent) -> str:
        """Stays when the address changes."""
        return f"urn:kafedra:event:{item.pk}:{current()}"

    def item_pubdate(self, item: Any) -> datetime:
        return item.announced

    def item_updateddate(self, item: MobilityEvent) -> datetime:
        return item.updated_at

    def item_extra_kwargs(self, item: MobilityEvent) -> dict[str, str]:
        return {"lang": item.name.lang}
