"""Things of other pages, to which a link from there narrows a list."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from cooperation import register
from cooperation.models import Agreement, Outcome, Partner
from departments.models import Department
from publishing.bundles import together
from publishing.choices import Option, scope
from publishing.languages import rows


def _by_name(published: Callable[[], QuerySet]) -> Callable[[str], Option | None]:
    def find(slug: str) -> Option | None:
        return next((Option(slug, row.name) for row in rows(published().filter(slug=slug), ("name",))), None)

    return find


def _agreement(slug: str) -> Option | None:
    lists = together(register.asks(Agreement.objects.published().filter(slug=slug)))
    found = register.described(lists["agreements"], lists["agreement_partners"])
    return Option(slug, found[0].title) if found else None


def _outcome(number: str) -> Option | None:
    if not number.isdecimal() or len(number) > 18:
        return None
    found = rows(Outcome.objects.published().filter(pk=number), ("title",))
    return Option(number, found[0].title) if found else None


PARTNER = scope("partner", gettext_lazy("Partner"), _by_name(Partner.objects.published))
DEPARTMENT = scope("department", gettext_lazy("Department"), _by_name(Department.objects.published))
AGREEMENT = scope("agreement", gettext_lazy("Agreement"), _agreement)
OUTCOME = scope("show", gettext_lazy("Outcome"), _outcome)
