"""What one country rules on registering and staying, for citizens of one other: its rows, from one query."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

from django.db.models import QuerySet

from departments.models import Department
from publishing.bundles import Ask, together
from visas import deadlines
from visas.models import DeadlineRule, ExemptionList, Holiday, Procedure, RegistrationExemption, VisaRule
from visas.rules import EFFECT, EVIDENCE, RULE

ACT = ("act_number", "act_date")
EXEMPTION = ("pk", "exemption_list", "country", "days", "day_kind", "scope", *EVIDENCE, *ACT, *EFFECT)
LIST = ("pk", "covers_stateless", "default_days", "default_day_kind", "source", "checked_on", *ACT, *EFFECT)
OFFICE = ("department", "department__time_zone", "department__university__slug")
PROCEDURE = ("pk", "slug", "kind", "position", *OFFICE, "checked_on", *ACT, *EFFECT)
Event = DeadlineRule.Event


@dataclass(frozen=True)
class Rulebook:
    """Rows of every date of effect; which of them counts is asked for a day."""

    country: str
    procedures: list[SimpleNamespace]
    deadlines: list[SimpleNamespace]
    lists: list[SimpleNamespace]
    exemptions: list[SimpleNamespace]
    visa_rules: list[SimpleNamespace]
    holidays: list[SimpleNamespace]

    @property
    def days_off(self) -> dict[date, SimpleNamespace]:
        return {row.date: row for row in self.holidays}

    def procedure(self, *kinds: str, day: date) -> SimpleNamespace | None:
        """The first procedure of the first of these kinds that has one on a day."""
        for kind in kinds:
            of_kind = [row for row in self.procedures if row.kind == kind]
            counting = deadlines.ruling(of_kind, day, lambda row: row.department)
            if counting:
                return min(counting, key=lambda row: (row.position, row.pk))
        return None

    def term(self, procedure: SimpleNamespace | None, event: str, day: date) -> SimpleNamespace | None:
        """The rule on which a procedure has to be done by some day, counted from an event."""
        own = [row for row in self.deadlines if procedure and row.procedure == procedure.pk and row.event == event]
        return next(iter(deadlines.ruling(own, day)), None)

    def exemption_list(self, day: date) -> SimpleNamespace | None:
        return next(iter(deadlines.ruling(self.lists, day)), None)

    def exemption(self, day: date) -> SimpleNamespace | None:
        """The row of the list in force that names the citizenship."""
        found = self.exemption_list(day)
        own = [row for row in self.exemptions if found and row.exemption_list == found.pk]
        return next(iter(deadlines.ruling(own, day)), None)

    def visa_rule(self, procedure: SimpleNamespace | None, day: date) -> SimpleNamespace | None:
        own = [row for row in self.visa_rules if procedure and row.procedure == procedure.pk]
        return next(iter(deadlines.ruling(own, day, lambda row: row.category)), None)

    def knows_holidays(self, first: date, last: date) -> bool:
        """Whether the holidays of every year between two days have been entered."""
        years = {row.date.year for row in self.holidays}
        return set(range(first.year, last.year + 1)) <= years


def procedures_of(country: str, university: str = "") -> QuerySet[Procedure]:
    """The published procedures of a country; of one university, if its slug is given."""
    found = Procedure.objects.published().filter(country=country)
    return found.filter(department__university__slug=university) if university else found


def asks(country: str, citizenship: str, university: str = "") -> dict[str, Ask]:
    procedures = procedures_of(country, university).order_by()
    keys = procedures.values("pk")
    lists = ExemptionList.objects.filter(country=country).order_by()
    exemptions = RegistrationExemption.objects.filter(exemption_list__country=country, country=citizenship)
    return {
        "procedures": Ask(
            procedures,
            {"title": "title", "legal_act": "legal_act"},
            PROCEDURE,
            order=lambda row: (row.position, row.pk),
        ),
        "deadlines": Ask(
            DeadlineRule.objects.filter(procedure__in=keys),
            {"basis": "basis"},
            ("pk", "procedure", "event", "offset_days", "day_kind", *EVIDENCE, *EFFECT),
            order=lambda row: row.pk,
        ),
        "visa_rules": Ask(
            VisaRule.objects.filter(procedure__in=keys),
            {"open_question": "open_question"},
            ("pk", "procedure", *RULE, *EFFECT),
            order=lambda row: (row.category, row.pk),
        ),
        "lists": Ask(lists, {"title": "title", "legal_act": "legal_act"}, LIST, order=lambda row: row.pk),
        "exemptions": Ask(exemptions, plain=EXEMPTION, order=lambda row: row.pk),
        "holidays": Ask(Holiday.objects.filter(country=country), {"name": "name"}, ("pk", "date")),
    }


def offices(country: str, university: str = "") -> QuerySet[Department]:
    """The published departments that answer for a procedure, or to which a step leads, and the universities above."""
    procedures = procedures_of(country, university).order_by()
    published = Department.objects.published()
    answering = published.filter(pk__in=procedures.values("department"))
    led_to = published.filter(pk__in=procedures.values("steps__office"))
    above = published.filter(pk__in=procedures.values("department__university"))
    return answering | led_to | above


def from_rows(country: str, lists: Mapping[str, list[SimpleNamespace]], university: str = "") -> Rulebook:
    """Of rows of the whole country only those of one university, if its slug is given."""
    names = ("procedures", "deadlines", "lists", "exemptions", "visa_rules", "holidays")
    found = Rulebook(country, **{name: lists[name] for name in names})
    if not university:
        return found
    return replace(
        found, procedures=[row for row in found.procedures if row.department__university__slug == university]
    )


def rulebook(country: str, citizenship: str, university: str = "") -> Rulebook:
    return from_rows(country, together(asks(country, citizenship, university)))
