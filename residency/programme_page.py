"""The page of a programme: its own facts, and what it shares with its level and its group."""

from types import SimpleNamespace
from typing import Any

from django.http import HttpRequest

from publishing.bundles import Ask, limited, together
from publishing.caching import kept
from publishing.clock import today
from publishing.languages import current
from residency import elsewhere, fees, leads, offices, structured
from residency.admission import state_of
from residency.admission_dates import admissions
from residency.editions import Years
from residency.lens import Lens
from residency.levels import level_page
from residency.models import Applicant, Programme, full_name
from residency.programmes import entry_years
from residency.status import box

MOST_ALIKE = 12


def programme_page(request: HttpRequest, programme: Programme) -> dict[str, Any]:
    """Everything the page shows, each block empty where nothing is known; what is not for the reader is left out."""
    lens, level = Lens.of(request), programme.level
    university = level.department.university or level.department
    only = lens.applicant(str(university.country))
    around = kept(
        request,
        ("around programmes", current(), level.pk, programme.specialty.group_id),
        lambda: around_page(programme),
    )
    shared = kept(request, ("level", current(), level.pk, only), lambda: level_page(level, only))
    years = Years(programme.valid_from, programme.valid_until)
    state = state_of(request, level.pk, years.first, years.last, only or "")
    asks = {
        "tuition": Ask(programme.tuition.all(), {}, fees.COLUMNS),
        "codes": Ask(programme.specialty.codes.all(), {}, ("pk", "scheme", "code"), lambda row: row.pk),
    }
    own = together({**asks, **({} if state.open else elsewhere.asks(request, programme))})
    found = {
        **shared,
        "programme": programme,
        "level": level,
        "department": level.department,
        "lens": lens,
        "prerequisites": [
            SimpleNamespace(text=row.text, has=lens.has(row.qualification)) for row in shared["prerequisites"]
        ],
        "can_study": lens.can_study_in(level.languages_of_instruction),
        "country": str(university.country),
        "may_need_visa": only != Applicant.CITIZEN,
        "entry": entry_years(years.first, years.last),
        "standing": box(state, only or ""),
        "ended": years.last,
        "visa_told": bool(state.edition and state.edition.round.visa_lead_days is not None),
        "admissions": admissions(shared["windows"], today(university.time_zone), only or "", years),
        "elsewhere": [] if state.open else elsewhere.found(request, programme, own["elsewhere"], lens),
        "leads": around["leads"],
        "office": around["office"],
        "askable": around["askable"],
        "alike": [row for row in around["alike"] if row.slug != programme.slug][:MOST_ALIKE],
        "tuition": fees.tuition(lens.kept(own["tuition"], str(university.country))),
        "codes": own["codes"],
    }
    return {**found, "structured": [structured.programme_thing(request, found, state)]}


def around_page(programme: Programme) -> dict[str, Any]:
    """What all programmes of a group at a level share: who leads them, whom else to ask, and one another."""
    department, group = programme.level.department, programme.specialty.group
    line = offices.line_of(department)
    posts = leads.leading_posts(specialty_groups=group, department__university=department.university_id)
    near = offices.of_lines(line) | offices.of_posts(posts)
    lists = together({**leads.of_groups(posts), **offices.asks(near), "alike": alike(programme)})
    for row in lists["alike"]:
        row.title = full_name(row.name, row.specialty__covers_children)
        row.entry = entry_years(row.valid_from, row.valid_until)
    known = offices.Offices(lists)
    leading, office = leads.answered(leads.described(lists, group.code), known), known.to_ask(line)
    return {
        "leads": leading,
        "office": office,
        "askable": bool(office) or any(lead.contacts or lead.office for lead in leading),
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
        ("slug", "duration_months", "valid_from", "valid_until", "specialty__covers_children", sort_key),
        order=lambda row: getattr(row, sort_key),
    )
