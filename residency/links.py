"""Where the list of programmes stands, narrowed to a group or a university."""

from urllib.parse import urlencode

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from departments.models import Department


def programmes_url(**choices: str | None) -> str:
    """The list of programmes, narrowed by those of the choices that say something."""
    chosen = {name: value for name, value in choices.items() if value}
    return reverse("residency:index") + (f"?{urlencode(chosen)}" if chosen else "")


def shown_university(path: str) -> Subquery:
    """The slug of the university at `path`, for an annotation; none while readers may not see it."""
    return Subquery(Department.objects.published().filter(pk=OuterRef(path)).values("slug")[:1])
