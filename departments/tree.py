"""The tree of departments: what hangs from what, as nested rows, and the way from a department up to its university.

Readers see the tree without what is not published: a department below such a one hangs from the nearest published
one above it, and is a root where there is none.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from departments.models import Department
from publishing.addresses import addresses
from publishing.bundles import Ask, together
from publishing.caching import kept

#: How many departments of one root the list of all shows before it leads to the whole of it.
MOST_IN_A_TREE = 200

#: University by university, and within each in the editors' order.
TREE_ORDER = ("university__position", "university", "position", "pk")
TEXTS = {"name": "name", "short_name": "short_name", "summary": "summary"}
COLUMNS = ("pk", "slug", "kind", "country")


@dataclass(frozen=True)
class Tree:
    """Of each published department, by its key: what it hangs from (None: a root), and what hangs from it."""

    above: Mapping[int, int | None]
    below: Mapping[int | None, list[int]]

    def way_to(self, key: int) -> list[int]:
        """What is above a department, from the root down."""
        way: list[int] = []
        above = self.above.get(key)
        while above is not None and above not in way:
            way.append(above)
            above = self.above[above]
        return way[::-1]

    def parts_of(self, key: int) -> list[int]:
        return self.below.get(key, [])

    def all_below(self, key: int) -> list[int]:
        """Everything below a department, the upper levels first."""
        found, waiting = [], deque([key])
        while waiting:
            parts = self.parts_of(waiting.popleft())
            found.extend(parts)
            waiting.extend(parts)
        return found


def grown(departments: Iterable[tuple[int, int | None, bool]]) -> Tree:
    """The tree of (key, key of the parent, whether published), which stay in the order they are given in."""
    listed = list(departments)
    parents = {key: parent for key, parent, _ in listed}
    published = {key for key, _, seen in listed if seen}
    above: dict[int, int | None] = {}
    below: dict[int | None, list[int]] = {}
    for key in (key for key, _, seen in listed if seen):
        higher, passed = parents[key], {key}
        while higher is not None and higher not in published and higher not in passed:
            passed.add(higher)
            higher = parents.get(higher)
        above[key] = higher if higher in published else None
        below.setdefault(above[key], []).append(key)
    return Tree(above, below)


def tree_of(request: HttpRequest) -> Tree:
    """The tree as it is now, read once until the content changes."""
    return kept(request, "tree of departments", read_tree)


def read_tree() -> Tree:
    seen = Q(pk__in=Department.objects.published().order_by().values("pk"))
    found = Department.objects.order_by(*TREE_ORDER).annotate(seen_now=seen)
    return grown(found.values_list("pk", "parent", "seen_now"))


def ask(keys: Iterable[int]) -> Ask:
    return Ask(Department.objects.filter(pk__in=keys), TEXTS, COLUMNS)


def in_order(found: Iterable[SimpleNamespace], keys: Iterable[int]) -> list[SimpleNamespace]:
    """Those of the rows that `ask` found which have these keys, in their order, as lists show them."""
    by_key, department_url = {row.pk: row for row in found}, addresses("departments:department")
    listed = [by_key[key] for key in keys if key in by_key]
    for row in listed:
        row.url = department_url(row.slug)
        row.kind_name = Department.Kind(row.kind).label
        row.children = []
    return listed


def trees(tree: Tree, found: QuerySet[Department], most: int | None = MOST_IN_A_TREE) -> list[SimpleNamespace]:
    """Each of these departments with what is below it; `more` counts what `most` leaves out of the lowest levels."""
    roots = list(found.values_list("pk", flat=True))
    below = {root: tree.all_below(root) for root in roots}
    keys = [*roots, *(key for keys in below.values() for key in keys[:most])]
    listed = in_order(together({"listed": ask(keys)})["listed"], keys)
    by_key = {row.pk: row for row in listed}
    for row in listed[len(roots) :]:
        by_key[tree.above[row.pk]].children.append(row)
    for root in listed[: len(roots)]:
        root.more = 0 if most is None else max(len(below[root.pk]) - most, 0)
    return listed[: len(roots)]


def around(tree: Tree, department: Department, most: int) -> dict[str, Ask]:
    """Asks for what a department is part of, and for its own parts, or the first `most` of them."""
    return {"around": ask([*tree.way_to(department.pk), *tree.parts_of(department.pk)[:most]])}


def shown_around(tree: Tree, department: Department, found: list[SimpleNamespace], most: int) -> dict[str, Any]:
    """The way down to a department and its parts, as `around` asked for them, and how many parts are left out."""
    parts = tree.parts_of(department.pk)
    return {
        "way": [(row.name, row.url) for row in in_order(found, tree.way_to(department.pk))],
        "parts": in_order(found, parts[:most]),
        "more_parts": max(len(parts) - most, 0),
    }
