"""The departments that cooperate, and the universities they belong to, as lists name them."""

from collections.abc import Collection
from types import SimpleNamespace

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from cooperation.wording import noted
from departments.models import Department
from publishing.bundles import Ask


def asks(*keys: Collection[int] | QuerySet) -> dict[str, Ask]:
    """The departments with any of these keys and their universities, as far as readers may see them."""
    wanted = Q(*(Q(pk__in=some) for some in keys), _connector=Q.OR)
    theirs = Q(pk__in=Department.objects.filter(wanted).order_by().values("university"))
    found = Department.objects.published().filter(wanted | theirs)
    return {"departments": Ask(found, {"name": "name"}, ("pk", "slug", "university"))}


def by_key(departments: list[SimpleNamespace]) -> dict[int, SimpleNamespace]:
    """The departments found, each with the name of its university; None where readers may not see that."""
    found = {row.pk: row for row in departments}
    for row in departments:
        university = found.get(row.university)
        row.university_name = university.name if university and university is not row else None
    return found


def join(things: list[SimpleNamespace], departments: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """Adds to each thing its department as `ours`."""
    found = by_key(departments)
    for thing in things:
        thing.ours = found.get(thing.department)
    return things


def department_label(thing: SimpleNamespace, *, several: bool) -> SafeString:
    """The name of the joined department, and on a site of several universities which of them it is part of."""
    department = getattr(thing, "ours", None)
    if department is None:
        return noted()
    return noted(department.name, department.university_name if several else "")
