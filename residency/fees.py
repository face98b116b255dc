"""What a programme costs, in words."""

from collections.abc import Iterable
from types import SimpleNamespace

from django.utils.translation import gettext

from publishing.dates import academic_year_label
from publishing.languages import current
from publishing.numbers import amount_label
from residency.models import Applicant

COLUMNS = ("pk", "applicant", "amount", "currency", "academic_year")


def tuition(found: Iterable[SimpleNamespace]) -> list[str]:
    """The fees of the newest year that is known, and those without a year: "3,000 USD (foreign citizens)"."""
    found = list(found)
    newest = max((row.academic_year for row in found if row.academic_year), default=None)
    return [fee(row) for row in found if row.academic_year in (newest, None)]


def fee(row: SimpleNamespace) -> str:
    details = [] if row.applicant == Applicant.ANY else [str(Applicant(row.applicant).label)]
    if row.academic_year:
        details.append(academic_year_label(row.academic_year, current()))
    amount = gettext("%(amount)s a year") % {"amount": amount_label(row.amount, row.currency, current())}
    return f"{amount} ({', '.join(details)})" if details else amount
