"""What cooperation tells on the pages of departments and people."""

from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from cooperation import exchanges, register, results, standing
from cooperation.models import Agreement, MobilityEvent, Outcome, Participation
from cooperation.overview import aim_asks, region_names
from cooperation.wording import noted, pairs, when_label
from departments.models import Department, Person
from publishing import clock
from publishing.bundles import Ask, limited, together
from publishing.languages import Text, current
from publishing.sections import Row, Section

#: How many rows of each list these pages show before they lead to the whole.
MOST_ROWS = 12


def on_department_page(department: Department) -> list[Section]:
    """Its aims, agreements, exchanges and outcomes; a university's page tells those of all its departments."""
    today = clock.today(department.time_zone)
    agreements = _within(Agreement.objects.published(), department).filter(standing.not_over(today))
    events = exchanges.latest_first(_within(MobilityEvent.objects.published(), department))
    outcomes = results.in_order(_within(Outcome.objects.published(), department))
    lists = together(
        {
            **aim_asks([department.pk]),
            **register.asks(limited(agreements.in_reading_order(), MOST_ROWS)),
            **exchanges.asks(limited(events, MOST_ROWS)),
            **results.asks(limited(outcomes, MOST_ROWS)),
        }
    )
    query = f"?{'university' if _is_university(department) else 'department'}={department.slug}"
    shown = register.described(lists["agreements"], lists["agreement_partners"], department.time_zone)
    return [
        *_aims(lists["goals"], lists["regions"]),
        Section(
            "agreements",
            gettext("Agreements"),
            register.lines(shown),
            reverse("cooperation:agreements") + query,
            gettext("In the register"),
        ),
        Section(
            "events",
            gettext("Events with partners"),
            exchanges.lines(lists["events"]),
            reverse("cooperation:events") + query,
            gettext("In the list of events"),
        ),
        Section(
            "outcomes",
            gettext("Outcomes of cooperation"),
            [results.line(row) for row in lists["outcomes"]],
            reverse("cooperation:outcomes") + query,
            gettext("In the list of outcomes"),
        ),
    ]


def _is_university(department: Department) -> bool:
    return department.kind == Department.Kind.UNIVERSITY


def _within(found: Any, department: Department) -> Any:
    column = "department__university" if _is_university(department) else "department"
    return found.filter(**{column: department.pk})


def _aims(goals: list[SimpleNamespace], regions: list[SimpleNamespace]) -> list[Section]:
    names = ", ".join(region_names(regions))
    return [
        Section("goals", gettext("Goals of cooperation"), [Row(goal.text, "") for goal in goals]),
        Section("regions", gettext("Where our partners are"), [Row(Text(names, current()), "")] if names else []),
    ]


def on_person_page(person: Person) -> list[Section]:
    """The events they took part in, with what they were then, and what they wrote or made."""
    events = MobilityEvent.objects.published()
    participations = Participation.objects.filter(person=person, event__in=events)
    authored = Outcome.objects.published().filter(author=person)
    lists = together(
        {
            "participations": _participations(participations),
            **results.asks(authored),
        }
    )
    return [
        Section("participations", gettext("Events"), [_participation(row) for row in lists["participations"]]),
        Section("authored", gettext("Outcomes of cooperation"), [results.line(row) for row in lists["outcomes"]]),
    ]


EVENT_COLUMNS = ("slug", "when_from", "when_to", "when_precision", "academic_year", "day_key")


def _participations(found: QuerySet[Participation]) -> Ask:
    columns = ("pk", "role", *(f"event__{column}" for column in EVENT_COLUMNS))
    texts = {"title": "event__title", "role_at_the_time": "role_at_the_time"}
    return Ask(found, texts, columns, order=lambda row: exchanges.latest(_event_of(row)))


def _event_of(row: SimpleNamespace) -> SimpleNamespace:
    return SimpleNamespace(pk=row.pk, **{name: getattr(row, f"event__{name}") for name in EVENT_COLUMNS})


def _participation(row: Any) -> Row:
    role = Participation.Role(row.role)
    return Row(
        title=row.title,
        url=reverse("cooperation:event", args=[row.event__slug]),
        note=noted(row.role_at_the_time, str(role.label) if role != Participation.Role.MEMBER else ""),
        facts=pairs((gettext("When"), when_label(_event_of(row)))),
    )
