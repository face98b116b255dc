"""What the page of one event tells: when and how it was, what was done, who took part."""

from types import SimpleNamespace
from typing import Any

from django.utils.text import capfirst

from cooperation import register
from cooperation.models import Activity, Agreement, MobilityEvent, Participation, Partner
from cooperation.wording import place, when_label
from departments.models import Person
from publishing.bundles import Ask, together
from publishing.languages import current

Side, Role = Participation.Side, Participation.Role


def event_page(event: MobilityEvent) -> dict[str, Any]:
    agreement = Agreement.objects.published().filter(pk=event.agreement_id)
    lists = together(
        {
            "partners": _partners(event),
            "activities": _activities(event),
            "participants": _participants(event),
            **register.asks(agreement),
        }
    )
    for partner in lists["partners"]:
        partner.place = place(partner)
    agreements = register.described(lists["agreements"], lists["agreement_partners"])
    return {
        "event": event,
        "when": when_label(event),
        "partners": lists["partners"],
        "activities": [_activity(row) for row in lists["activities"]],
        "sides": _sides(lists["participants"]),
        "agreement": agreements[0] if agreements else None,
    }


def _partners(event: MobilityEvent) -> Ask:
    key = f"sort_key_{current()}"
    found = Partner.objects.published().filter(events=event)
    columns = ("pk", "slug", "country", key)
    return Ask(found, {"name": "name", "city": "city"}, columns, order=lambda row: (getattr(row, key), row.pk))


def _activities(event: MobilityEvent) -> Ask:
    found = Activity.objects.filter(event=event)
    return Ask(found, {"text": "text"}, ("pk", "kind", "position"), order=lambda row: (row.position, row.pk))


def _participants(event: MobilityEvent) -> Ask:
    """Guests without a page, and people whose page readers may see."""
    everyone = Participation.objects.filter(event=event)
    found = everyone.filter(person__isnull=True) | everyone.filter(person__in=Person.objects.published())
    texts = {"guest_name": "guest_name", "role_at_the_time": "role_at_the_time", "full_name": "person__full_name"}
    columns = ("pk", "side", "role", "position", "person__slug")
    return Ask(found, texts, columns, order=lambda row: (row.position, row.pk))


def _activity(row: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(kind=capfirst(str(Activity.Kind(row.kind).label)), text=row.text)


def _sides(participants: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """The participants by side, ours first; the role is said only where it says more than that they took part."""
    for row in participants:
        row.name = row.full_name or row.guest_name
        row.role_name = str(Role(row.role).label) if row.role != Role.MEMBER else ""
    groups = ((side, [row for row in participants if row.side == side and row.name]) for side in (Side.OWN, Side.GUEST))
    return [SimpleNamespace(side=side.value, people=people) for side, people in groups if people]
