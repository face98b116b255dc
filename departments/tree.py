"""The tree of departments as nested rows, and the way from a department up to its university."""

from types import SimpleNamespace

from django.db.models import QuerySet

from departments.models import Department
from publishing.addresses import addresses
from publishing.languages import Text, rows, text_of

MOST_IN_A_TREE = 200


def department_rows(found: QuerySet[Department]) -> list[SimpleNamespace]:
    listed = rows(found, ("name", "short_name", "summary"), "pk", "slug", "kind", "country", "parent", "number")
    department_url = addresses("departments:department")
    for row in listed:
        row.url = department_url(row.slug)
        row.kind_name = Department.Kind(row.kind).label
        row.children = []
    return listed


def trees(roots: QuerySet[Department]) -> list[SimpleNamespace]:
    """Each of these universities with its published departments below it, in the editors' order."""
    universities = department_rows(roots)
    below = (
        Department.objects.published()
        .filter(university__in=[row.pk for row in universities])
        .exclude(kind=Department.Kind.UNIVERSITY)
        .order_by("position", "pk")
    )
    parts = department_rows(below[: MOST_IN_A_TREE * max(len(universities), 1)])
    by_key = {row.pk: row for row in [*universities, *parts]}
    for row in parts:
        if row.parent in by_key:
            by_key[row.parent].children.append(row)
    return universities


def above(department: Department) -> list[tuple[Text, str]]:
    """The published departments this one is part of, from the university down, with their addresses."""
    way, parent = [], department.parent
    while parent is not None:
        if parent.is_published():
            way.append((text_of(parent, "name"), parent.get_absolute_url()))
        parent = parent.parent
    return way[::-1]
