"""The history of a department as dated entries."""

from types import SimpleNamespace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext

from departments.models import Department, Milestone
from publishing.bundles import Ask
from publishing.languages import current
from publishing.spans import Span, span_label


def of_department(department: Department) -> dict[str, Ask]:
    return {
        "milestones": Ask(
            department.milestones.all(),
            {"title": "title", "text": "text", "act_issuer": "act_issuer"},
            ("pk", "scope", "when_from", "when_to", "when_precision", "act_kind", "act_number"),
            order=lambda row: (Span(row.when_from, row.when_to, row.when_precision).sort_key, row.pk),
        )
    }


def milestones(rows: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """Earliest first; those whose date is not known come last."""
    for row in rows:
        row.when = span_label(Span(row.when_from, row.when_to, row.when_precision), current())
        row.datetime = iso(row)
        row.scope_name = "" if row.scope == Milestone.Scope.OWN else Milestone.Scope(row.scope).label
        row.act = act(row)
    return rows


def iso(row: Any) -> str:
    """The date for machines, as exact as it is known: 2009-03-25, 2021-02 or 2021; nothing for a period."""
    width = {"day": 10, "month": 7, "year": 4}.get(row.when_precision, 0)
    one_day = row.when_precision != "day" or row.when_from == row.when_to
    return row.when_from.isoformat()[:width] if row.when_from and one_day else ""


def act(row: Any) -> str:
    """The paper behind it: "Decision No. 154"."""
    if not row.act_number and not row.act_kind:
        return ""
    kind = str(Milestone.ActKind(row.act_kind).label) if row.act_kind else gettext("act")
    if row.act_number:
        kind = gettext("%(kind)s No. %(number)s") % {"kind": kind, "number": row.act_number}
    return capfirst(kind)
