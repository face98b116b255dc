"""The departments that cooperate, and the universities they belong to, as lists name them."""

from collections.abc import Collection
from types import SimpleNamespace

from django.db.models import Q, QuerySet
from django.utils.safestring import SafeString

from cooperation.wording import noted
from departments.models import Department
from publishing.bundles import Ask
from publishing.languages import rows

TEXTS = {"name": "name", "university_name": "university__name"}
COLUMNS = ("pk", "slug", "university")


def department_rows(found: QuerySet[Department]) -> list[SimpleNamespace]:
    return rows(found, TEXTS, *COLUMNS)


def asks(*keys: Collection[int] | QuerySet) -> dict[str, Ask]:
    """The departments with any of these keys that readers may see, to be asked for together with other lists."""
    wanted = Q(*(Q(pk__in=some) for some in keys), _connector=Q.OR)
    return {"departments": Ask(Department.objects.published().filter(wanted), TEXTS, COLUMNS)}


def join(things: list[SimpleNamespace], departments: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """Adds to each thing its department as `ours`, which is None where readers may not see it."""
    by_pk = {row.pk: row for row in departments}
    for thing in things:
        thing.ours = by_pk.get(thing.department)
    return things


def department_label(thing: SimpleNamespace, *, several: bool) -> SafeString:
    """The name of the joined department, and on a site of several universities which of them it is part of."""
    department = getattr(thing, "ours", None)
    if department is None:
        return noted()
    if several and department.university != department.pk:
        return noted(department.name, department.university_name)
    return noted(department.name)
