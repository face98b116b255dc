"""Where the list of programmes stands, narrowed to a group or a university, and where a round in the calendar."""

from types import SimpleNamespace
from urllib.parse import urlencode

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from departments.models import Department
from residency.lens import EVERYONE, Lens


def programmes_url(**choices: str | None) -> str:
    """The list of programmes, narrowed by those of the choices that say something."""
    chosen = {name: value for name, value in choices.items() if value}
    return reverse("residency:index") + (f"?{urlencode(chosen)}" if chosen else "")


def shown_university(path: str) -> Subquery:
    """The slug of the university at `path`, for an annotation; none while readers may not see it."""
    return Subquery(Department.objects.published().filter(pk=OuterRef(path)).values("slug")[:1])


def calendar_url(row: SimpleNamespace, lens: Lens = EVERYONE) -> str:
    """Where the calendar says more of the round of a row of `admission_dates.windows`."""
    query = urlencode({"department": row.round__department__slug, **lens.parameters})
    return f"{reverse('residency:calendar')}?{query}#round-{row.round}"
