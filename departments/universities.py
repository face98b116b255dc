"""Whether the site shows one university or several, and what it is called for it."""

from types import SimpleNamespace

from django.conf import settings
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest

from departments.models import Department
from publishing.caching import kept
from publishing.languages import Text, current, rows


def universities(request: HttpRequest) -> list[SimpleNamespace]:
    """The published universities as rows, in the order the editors gave them; every page of a moment shares them."""
    return kept(request, ("universities", current()), university_rows)


def university_rows() -> list[SimpleNamespace]:
    found = Department.objects.published().filter(kind=Department.Kind.UNIVERSITY).order_by("position", "pk")
    return rows(found, ("name", "short_name"), "pk", "slug", "country")


def department_called(slug: str) -> SimpleNamespace | None:
    """The published department that an address names; None if there is none."""
    if not slug or "\x00" in slug:
        return None
    found = rows(Department.objects.published().filter(slug=slug[:100]), ("name",), "pk", "slug", "time_zone")
    return found[0] if found else None


def site_name(request: HttpRequest) -> Text | str:
    """With one university its name is the site's name; with several the site has its own."""
    found = universities(request)
    return found[0].name if len(found) == 1 else settings.SITE_NAME


def time_zones() -> QuerySet:
    """The zones in whose midnight a page may change."""
    return Department.objects.order_by().annotate(_zone=Cast("time_zone", TextField()))
