"""By what each list can be narrowed; lists mix universities, so their day is that of the settings' zone."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from cooperation import scopes, standing
from cooperation.models import Agreement, Field, MobilityEvent, Outcome, OutcomeQuerySet, Partner
from cooperation.totals import YEAR
from cooperation.validity import UNSIGNED, Status
from departments.universities import universities
from publishing import clock
from publishing.alphabets import sort_key
from publishing.caching import kept
from publishing.choices import Choice, Option, select
from publishing.countries import country_name
from publishing.languages import current, rows
from publishing.models import PublishedQuerySet
from publishing.narrowing import Chosen, Narrowing
from publishing.pages import count_of

KIND, STATUS = gettext_lazy("Kind"), gettext_lazy("Status")
OUR_UNIVERSITY = "department__university__slug"
OVER = "over"
Found = TypeVar("Found", bound=QuerySet)


def narrowing(
    request: HttpRequest,
    choices: Callable[[], list[Choice]],
    find: Callable[[Chosen], QuerySet],
    *of_other_pages: Choice,
) -> Narrowing:
    """What the address asks of a list; what there is to choose is kept until the content changes."""
    ours = [Option(row.slug, row.name) for row in universities(request)]
    return Narrowing(
        request.GET,
        [
            *kept(request, (choices.__qualname__, current()), choices),
            select("university", gettext_lazy("University"), ours),
            *of_other_pages,
        ],
        number=lambda chosen: count_of(request, find(chosen)),
    )


def fitting(found: Found, chosen: Chosen, **columns: str) -> Found:
    """The rows whose columns have one of the values chosen for each of these choices."""
    wanted = {f"{column}__in": chosen[name] for name, column in columns.items() if name in chosen}
    return found.filter(**wanted)


def present(queryset: QuerySet, column: str, labels: type[Any]) -> list[Option]:
    """Those of a column's choices that occur, in the order in which the model names them."""
    there = set(queryset.order_by().values_list(column, flat=True).distinct())
    return [Option(value, capfirst(str(label))) for value, label in labels.choices if value in there]


def in_alphabet(options: list[Option]) -> list[Option]:
    return sorted(options, key=lambda option: sort_key(option.label, current()))


def partners(request: HttpRequest) -> Narrowing:
    return narrowing(request, partner_choices, find_partners)


def partner_choices() -> list[Choice]:
    there = Partner.objects.published()
    codes = there.exclude(country="").order_by().values_list("country", flat=True).distinct()
    countries = in_alphabet([Option(str(code), country_name(str(code), current())) for code in codes])
    return [
        select("kind", KIND, present(there, "kind", Partner.Kind)),
        select("country", gettext_lazy("Country"), countries),
    ]


def find_partners(chosen: Chosen) -> PublishedQuerySet:
    found = fitting(Partner.objects.published(), chosen, kind="kind", country="country")
    if "university" not in chosen:
        return found
    us = OuterRef("pk")
    agreements = fitting(Agreement.objects.published(), chosen, university=OUR_UNIVERSITY).filter(partners=us)
    events = fitting(MobilityEvent.objects.published(), chosen, university=OUR_UNIVERSITY).filter(partners=us)
    return found.filter(Exists(agreements) | Exists(events))


def agreements(request: HttpRequest) -> Narrowing:
    return narrowing(request, agreement_choices, find_agreements, scopes.PARTNER, scopes.DEPARTMENT)


def agreement_choices() -> list[Choice]:
    there = Agreement.objects.published()
    used = Field.objects.filter(Exists(there.filter(fields_of_work=OuterRef("pk"))))
    shown = (Status.IN_FORCE, Status.EXPIRING, Status.UNDATED, *UNSIGNED)
    statuses = [Option(status.value, capfirst(str(status.label))) for status in shown]
    return [
        select("status", STATUS, [*statuses, Option(OVER, gettext("Ended, lapsed or renewed"))]),
        select("kind", KIND, present(there, "kind", Agreement.Kind)),
        select(
            "field",
            gettext_lazy("Field"),
            in_alphabet([Option(row.code, row.name) for row in rows(used, ("name",), "code")]),
        ),
    ]


def find_agreements(chosen: Chosen) -> PublishedQuerySet:
    """Without a status asked for, what is over is left to a list of its own."""
    found = fitting(
        Agreement.objects.published(),
        chosen,
        kind="kind",
        field="fields_of_work__code",
        university=OUR_UNIVERSITY,
        partner="partners__slug",
        department="department__slug",
    )
    today = clock.today()
    for status in chosen.get("status", ()):
        return found.filter(standing.over(today) if status == OVER else standing.standing(status, today))
    return found.filter(standing.not_over(today))


def count_over(request: HttpRequest, chosen: Chosen) -> int:
    """How many are over and therefore not listed while no status is asked for."""
    return 0 if "status" in chosen else count_of(request, find_agreements(chosen | {"status": (OVER,)}))


def events(request: HttpRequest) -> Narrowing:
    return narrowing(request, event_choices, find_events, scopes.PARTNER, scopes.DEPARTMENT, scopes.AGREEMENT)


def event_choices() -> list[Choice]:
    there = MobilityEvent.objects.published()
    years = set(there.order_by().annotate(year=YEAR).values_list("year", flat=True).distinct()) - {None}
    return [
        select("direction", gettext_lazy("Direction"), present(there, "direction", MobilityEvent.Direction)),
        select("year", gettext_lazy("Year"), [Option(str(year), str(year)) for year in sorted(years, reverse=True)]),
    ]


def find_events(chosen: Chosen) -> PublishedQuerySet:
    found = fitting(
        MobilityEvent.objects.published(),
        chosen,
        direction="direction",
        university=OUR_UNIVERSITY,
        partner="partners__slug",
        department="department__slug",
        agreement="agreement__slug",
    )
    for year in chosen.get("year", ()):
        dated = Q(when_from__year__lte=year, when_to__year__gte=year)
        found = found.filter(dated | Q(when_from__isnull=True, academic_year=year))
    return found


def outcomes(request: HttpRequest) -> Narrowing:
    of_other_pages = (scopes.PARTNER, scopes.DEPARTMENT, scopes.AGREEMENT, scopes.OUTCOME)
    return narrowing(request, outcome_choices, find_outcomes, *of_other_pages)


def outcome_choices() -> list[Choice]:
    there = Outcome.objects.published()
    return [
        select("kind", KIND, present(there, "kind", Outcome.Kind)),
        select("status", STATUS, present(there, "status", Outcome.Status)),
    ]


def find_outcomes(chosen: Chosen) -> OutcomeQuerySet:
    return fitting(
        Outcome.objects.published(),
        chosen,
        kind="kind",
        status="status",
        university=OUR_UNIVERSITY,
        partner="agreement__partners__slug",
        department="department__slug",
        agreement="agreement__slug",
        show="pk",
    )
