"""A programme as search engines read it: an EducationalOccupationalProgram that says no more than its page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from departments.models import Department
from departments.schema_org import TYPES
from publishing.languages import text_of
from publishing.structured import site_of, thing
from residency.calendar import State


def programme_thing(request: HttpRequest, page: Mapping[str, Any], state: State) -> dict[str, Any]:
    """Dates stand here only where the university has confirmed them: an expected day is no deadline.

    The language is that in which one is taught, not that of the page.
    """
    programme, level, department = page["programme"], page["level"], page["department"]
    site, window = site_of(request), confirmed(state)
    return thing(
        "EducationalOccupationalProgram",
        name=str(programme.title),
        url=f"{site}{request.path}",
        inLanguage=list(level.languages_of_instruction),
        description=str(text_of(programme, "about")),
        programType=str(level.get_level_display()),
        timeToComplete=iso_duration(programme.duration_months),
        applicationStartDate=window.first.isoformat() if window and window.first else None,
        applicationDeadline=window.last.isoformat() if window else None,
        programPrerequisites=[str(row.text) for row in page["prerequisites"]],
        educationalCredentialAwarded=str(text_of(level, "award")),
        maximumEnrollment=programme.places,
        identifier=[thing("PropertyValue", propertyID=str(row.scheme), value=str(row.code)) for row in page["codes"]],
        provider=thing(
            TYPES.get(Department.Kind(department.kind), "Organization"),
            name=str(text_of(department, "name")),
            url=f"{site}{department.get_absolute_url()}",
        ),
    )


def confirmed(state: State) -> Any:
    """The applications that are open or come next, where their dates are certain."""
    edition = state.applications_of
    return state.applications if edition and not edition.expected else None


def iso_duration(months: int | None) -> str:
    """A length as ISO 8601 writes it: 36 months are P3Y, 30 are P2Y6M."""
    if not months:
        return ""
    years, rest = divmod(months, 12)
    return "P" + (f"{years}Y" if years else "") + (f"{rest}M" if rest else "")
