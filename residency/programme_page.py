"""The page of a programme: its own facts, and what it shares with its level and its group."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext

from departments.contacts import described_contact
from publishing.bundles import Ask, limited, together
from publishing.caching import kept
from publishing.dates import academic_year_label
from publishing.languages import current
from publishing.numbers import amount_label
from residency import leads
from residency.levels import level_page
from residency.models import Applicant, Programme, full_name
from residency.programmes import entry_years

MOST_ALIKE = 12


def programme_page(request: HttpRequest, programme: Programme) -> dict[str, Any]:
    """Everything the page shows, each block empty where nothing is known."""
    level, group = programme.level, programme.specialty.group_id
    shared = ("programme page", current(), level.pk)
    around = kept(request, (*shared, group), lambda: around_page(programme))
    own = together(
        {
            "tuition": Ask(programme.tuition.all(), {}, ("pk", "applicant", "amount", "currency", "academic_year")),
            "codes": Ask(programme.specialty.codes.all(), {}, ("pk", "scheme", "code"), lambda row: row.pk),
        }
    )
    return {
        "programme": programme,
        "level": level,
        "department": level.department,
        "entry": entry_years(programme.valid_from, programme.valid_until),
        **kept(request, shared, lambda: level_page(level)),
        "leads": around["leads"],
        "contacts": around["contacts"],
        "alike": [row for row in around["alike"] if row.slug != programme.slug][:MOST_ALIKE],
        "tuition": tuition(own["tuition"]),
        "codes": own["codes"],
    }


def around_page(programme: Programme) -> dict[str, Any]:
    """What all programmes of a group at a level share: who leads them, whom else to ask, and one another."""
    department, group = programme.level.department, programme.specialty.group
    university = department.university_id
    posts = leads.leading_posts(specialty_groups=group, department__university=university)
    lists = together(
        {
            **leads.of_groups(posts),
            "contacts": leads.office_contacts([department.pk, university]),
            "alike": alike(programme),
        }
    )
    for row in lists["alike"]:
        row.title = full_name(row.name, row.specialty__covers_children)
    return {
        "leads": leads.described(lists, group.code),
        "contacts": contacts(lists["contacts"], [department.pk, university]),
        "alike": lists["alike"],
    }


def alike(programme: Programme) -> Ask:
    """The first programmes of the same group at the same university."""
    found = Programme.objects.published().filter(
        specialty__group=programme.specialty.group_id,
        level__department__university=programme.level.department.university_id,
    )
    sort_key = f"sort_key_{current()}"
    return Ask(
        limited(found.in_reading_order(), MOST_ALIKE + 1),
        {"name": "specialty__name"},
        ("slug", "duration_months", "specialty__covers_children", sort_key),
        order=lambda row: getattr(row, sort_key),
    )


def contacts(found: list[SimpleNamespace], departments: Iterable[int | None]) -> list[SimpleNamespace]:
    """The contacts of the first of these departments that has any."""
    for department in departments:
        own = [described_contact(contact) for contact in found if contact.department == department]
        if own:
            return own
    return []


def tuition(found: list[SimpleNamespace]) -> list[str]:
    """The fees of the newest year that is known, and those without a year: "3,000 USD (foreign citizens)"."""
    newest = max((row.academic_year for row in found if row.academic_year), default=None)
    return [fee(row) for row in found if row.academic_year in (newest, None)]


def fee(row: SimpleNamespace) -> str:
    details = [] if row.applicant == Applicant.ANY else [str(Applicant(row.applicant).label)]
    if row.academic_year:
        details.append(academic_year_label(row.academic_year, current()))
    amount = gettext("%(amount)s a year") % {"amount": amount_label(row.amount, row.currency, current())}
    return f"{amount} ({', '.join(details)})" if details else amount
