"""The papers of a country's procedures as rows, for those who put several checklists together."""

from datetime import date
from types import SimpleNamespace

from departments import checklists
from departments.models import ChecklistItem
from publishing.bundles import Ask, together
from visas import deadlines
from visas.models import Procedure, RequiredDocument

Condition = ChecklistItem.Condition
#: What a foreigner has to do to stay and study.
KINDS = (Procedure.Kind.REGISTRATION, Procedure.Kind.STUDY_VISA)
PROCEDURE = ("procedure__country", "procedure__slug", "procedure__effective_from", "procedure__effective_until")
#: Where the answer to "where do you live" settles a condition; a hotel and an unknown place settle nothing.
SETTLED = {
    "hostel": {Condition.IN_DORMITORY: True, Condition.NOT_IN_DORMITORY: False},
    "flat": {Condition.IN_DORMITORY: False, Condition.NOT_IN_DORMITORY: True},
    "relatives": {Condition.IN_DORMITORY: False, Condition.NOT_IN_DORMITORY: True},
    "hotel": {Condition.IN_DORMITORY: False},
}


#: The conditions that hang on it.
DWELLING = tuple(dict.fromkeys(condition for settled in SETTLED.values() for condition in settled))


def papers_for(
    countries: list[str], on: date, kinds: tuple[str, ...] = KINDS, living: str = ""
) -> list[SimpleNamespace]:
    """The papers of the published procedures of these kinds and countries that count on a day; one query.

    Each row has what `components/checklist.html` shows, and besides `document_type__code` (the key by which several
    checklists are united), `quantity`, `format`, `procedure__slug`, `procedure__country` and `title`, the procedure's.
    """
    return described(together({"papers": asked(countries, kinds)})["papers"], on, living)


def asked(countries: list[str], kinds: tuple[str, ...] = KINDS) -> Ask:
    """The question of `papers_for`, for a page that puts it together with others; `described` makes its rows ready."""
    procedures = Procedure.objects.published().filter(country__in=countries, kind__in=kinds).order_by()
    found = checklists.ask(RequiredDocument.objects.filter(procedure__in=procedures.values("pk")), *PROCEDURE)
    return Ask(found.queryset, {**found.texts, "title": "procedure__title"}, found.plain, found.order)


def described(rows: list[SimpleNamespace], on: date, living: str = "") -> list[SimpleNamespace]:
    counting = [row for row in rows if counts(row, on)]
    return checklists.checklist(needed(counting, living))


def counts(row: SimpleNamespace, day: date) -> bool:
    effect = SimpleNamespace(
        effective_from=row.procedure__effective_from, effective_until=row.procedure__effective_until
    )
    return deadlines.in_force(effect, day)


def needed(rows: list[SimpleNamespace], living: str) -> list[SimpleNamespace]:
    """The papers without those that somebody who lives there need not bring.

    A condition that is met stays as the reason; one that nobody has settled stays as the reader's own to judge.
    """
    settled = SETTLED.get(living, {})
    return [row for row in rows if settled.get(row.condition, True)]
