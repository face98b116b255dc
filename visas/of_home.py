"""What the home page says of this subject."""

from dataclasses import replace
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext

from publishing.bundles import limited
from publishing.countries import country_name
from publishing.languages import current
from publishing.sections import Glance, Row, Section
from visas import deadlines
from visas.models import DeadlineRule, Procedure
from visas.of_department import as_row
from visas.procedures import in_order_of_need, procedure_rows

MOST = 5


def at_a_glance() -> Glance:
    return Glance(
        title=gettext("Visas and registration"),
        text=gettext("From the invitation to the extension: what to do, with which papers, and by when."),
        url=reverse("visas:index"),
        section=Section(
            key="terms",
            title=gettext("Terms not to miss"),
            rows=[row_with_country(row) for row in with_terms()],
            url=reverse("visas:index"),
            link_text=gettext("All procedures"),
        ),
    )


def with_terms() -> list[SimpleNamespace]:
    """A few procedures with a term that counts today where each is at home."""
    timed = DeadlineRule.objects.in_force_somewhere().values("procedure")
    found = Procedure.objects.published().in_force_somewhere().filter(pk__in=timed).order_by("kind", "pk")
    rows = procedure_rows({"found": limited(found, MOST)})["found"]
    return in_order_of_need([row for row in rows if row.terms and deadlines.in_force(row, row.today)])


def row_with_country(procedure: SimpleNamespace) -> Row:
    row, country = as_row(procedure), country_name(str(procedure.country), current())
    return replace(row, note=f"{country}: {procedure.terms}")
