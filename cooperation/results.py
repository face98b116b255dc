"""Outcomes of cooperation as lists show them."""

from types import SimpleNamespace

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from cooperation import our_side, register
from cooperation.models import Agreement, Outcome, outcome_url
from cooperation.wording import noted, pairs, when_label
from departments.models import Person
from publishing.bundles import Ask, together
from publishing.countries import country_name
from publishing.dates import day_label
from publishing.languages import current, rows
from publishing.sections import Row

COLUMNS = (
    "pk",
    "department",
    "agreement",
    "author",
    "kind",
    "status",
    "status_checked_on",
    "outlet_country",
    "when_from",
    "when_to",
    "when_precision",
    "academic_year",
    "url",
    "position",
    "day_key",
)
TEXTS = ("title", "text", "outlet")
TONES = {
    Outcome.Status.DONE: "good",
    Outcome.Status.RUNNING: "good",
    Outcome.Status.PLANNED: "info",
    Outcome.Status.POSTPONED: "off",
}


def in_order(found: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """The latest first, then those without a date as their department lists them."""
    return found.order_by("-day_key", "department", "position", "pk")


def latest_first(row: SimpleNamespace) -> tuple[int, int, int, int]:
    """The order of `in_order` for rows."""
    return -row.day_key.toordinal(), row.department, row.position, row.pk


def asks(found: QuerySet[Outcome]) -> dict[str, Ask]:
    return {"outcomes": Ask(found, {name: name for name in TEXTS}, COLUMNS, order=latest_first)}


def listed(found: QuerySet[Outcome], *, several: bool) -> list[SimpleNamespace]:
    """The outcomes of one page of the list with their authors, departments and agreements, in two queries."""
    outcomes = rows(found, TEXTS, *COLUMNS)
    people = Person.objects.published().filter(pk__in={row.author for row in outcomes})
    lists = together(
        {
            "authors": Ask(people, {"name": "full_name"}, ("pk", "slug")),
            **our_side.asks({row.department for row in outcomes}),
            **register.asks(Agreement.objects.published().filter(pk__in={row.agreement for row in outcomes})),
        }
    )
    agreements = register.described(lists["agreements"], lists["agreement_partners"])
    authors, under = ({row.pk: row for row in some} for some in (lists["authors"], agreements))
    for row in our_side.join(outcomes, lists["departments"]):
        row.line = line(row)
        row.by = authors.get(row.author)
        row.under = under.get(row.agreement)
        row.department_label = our_side.department_label(row, several=several)
    return outcomes


def line(row: SimpleNamespace, note: str = "") -> Row:
    """One outcome as the line of a list on another page; it leads to the list, narrowed to this one."""
    return Row(
        title=row.title,
        url=outcome_url(row.pk),
        note=noted(capfirst(str(Outcome.Kind(row.kind).label)), appeared(row), note),
        facts=pairs((gettext("When"), when_label(row)), (gettext("Status checked on"), checked_label(row))),
        tag_text=str(Outcome.Status(row.status).label),
        tag_tone=TONES[Outcome.Status(row.status)],
    )


def checked_label(row: SimpleNamespace) -> str:
    return day_label(row.status_checked_on, current()) if row.status_checked_on else ""


def appeared(row: SimpleNamespace) -> SafeString:
    """Where it was published, and in which country."""
    country = country_name(row.outlet_country, current()) if row.outlet_country else ""
    return noted(row.outlet, country)
