"""What the page of a department shows of its procedures."""

from types import SimpleNamespace

from django.db.models import Q
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext

from departments.models import Department
from publishing import clock
from publishing.bundles import limited
from publishing.sections import Row, Section
from visas.models import Procedure, Step
from visas.procedures import in_order_of_need, procedure_rows

MOST = 12


def on_department_page(department: Department) -> list[Section]:
    """Those it answers for (a university: those of its offices too), and those in which one goes to it."""
    going_there = Step.objects.filter(office=department).values("procedure")
    concerned = Q(department=department) | Q(department__university=department) | Q(pk__in=going_there)
    today = clock.today(department.time_zone)
    found = Procedure.objects.published().in_force(today).filter(concerned).order_by("position", "pk")
    rows = procedure_rows({"procedures": limited(found, MOST)})["procedures"]
    return [
        Section(
            key="procedures",
            title=gettext("Visas and registration"),
            rows=[as_row(row) for row in in_order_of_need(rows)],
            url=f"{reverse('visas:index')}?country={rows[0].country}" if rows else "",
            link_text=gettext("All procedures"),
        )
    ]


def as_row(procedure: SimpleNamespace) -> Row:
    """A procedure on a page of another subject: by when, or else for whom."""
    return Row(
        title=procedure.title,
        url=reverse("visas:procedure", args=[procedure.slug]),
        note=capfirst(procedure.terms) or procedure.audience,
        tag_text=procedure.kind_name,
    )
