"""How long somebody of a citizenship has to register in a country: the longer terms, and for which stays they are.

The outcome of the check, the page of a programme and a plan ask here, so they never differ.
"""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.urls import reverse

from publishing.languages import Text
from visas import deadlines
from visas.deadlines import Scope, Term
from visas.models import Procedure
from visas.questions import PRIVATE, STUDIES, STUDY
from visas.rulebook import Event, Rulebook, rulebook
from visas.wording import days_of_kind, evidence


@dataclass(frozen=True)
class Ground:
    """A term and the rows it stands on: `rule` decides, `other` is a longer one that is not for this stay."""

    term: Term
    rule: Any
    other: Any = None

    @property
    def exempt(self) -> bool:
        """Whether the citizenship itself gives the longer term."""
        return not self.term.is_default


@dataclass(frozen=True)
class Duty:
    """What a programme's page says of registering: `days` of `day_kind` after crossing the border, in words `term`.

    `exempt` is true only if the citizenship gives a longer term for study itself. `private_term` is the longer term
    of a private stay, which is not for students; empty if there is none.
    """

    days: int
    day_kind: str
    term: str
    exempt: bool
    private_term: str
    evidence: SimpleNamespace
    title: Text
    slug: str
    url: str


def duty(citizenship: str, country: str, on: date, university: str = "") -> Duty | None:
    """The duty of those who come to study, on a day; None for a country's own citizens and where no rule is known.

    With the slug of a university its own terms count, and those of no other one.

    Costs one query; a page that is kept keeps it too.
    """
    if not country or citizenship == country:
        return None
    return duty_by(rulebook(country, citizenship, university), on)


def duty_by(rules: Rulebook, on: date) -> Duty | None:
    """The same by rules that a page has fetched together with other lists."""
    found = ground(rules, on, STUDY)
    if found is None:
        return None
    procedure = rules.procedure(Procedure.Kind.REGISTRATION, day=on)
    return Duty(
        days=found.term.days,
        day_kind=found.term.day_kind,
        term=days_of_kind(found.term.days, found.term.day_kind),
        exempt=found.exempt,
        private_term=days_of_kind(found.other.days, found.other.day_kind) if found.other else "",
        evidence=evidence(found.rule),
        title=procedure.title if procedure else Text("", "en"),
        slug=procedure.slug if procedure else "",
        url=reverse("visas:procedure", args=[procedure.slug])
        if procedure
        else f"{reverse('visas:exemptions')}?country={rules.country}",
    )


def ground(rules: Rulebook, day: date, purpose: str) -> Ground | None:
    """On which term somebody has to register who crosses the border on a day; None where nobody has said.

    Only a private stay may use a term that is for private stays, and only who studies is bound by a university's.
    """
    everyone = default_ground(rules, day, of_university=purpose in STUDIES)
    own = rules.exemption(day)
    if own is None:
        return everyone
    if purpose == PRIVATE or own.scope == Scope.ANY:
        return Ground(Term(own.days, own.day_kind, own.scope), own)
    return Ground(everyone.term, everyone.rule, own) if everyone else None


def default_ground(rules: Rulebook, day: date, *, of_university: bool) -> Ground | None:
    """The term of whoever is not listed. Where the list and the office name different ones, the earlier is safe."""
    found = []
    office = rules.term(rules.procedure(Procedure.Kind.REGISTRATION, day=day), Event.BORDER_CROSSING, day)
    if of_university and office and office.offset_days > 0:
        found.append(Ground(Term(office.offset_days, office.day_kind, is_default=True), office))
    if of_list := rules.exemption_list(day):
        found.append(Ground(Term(of_list.default_days, of_list.default_day_kind, is_default=True), of_list))
    off = rules.days_off
    return min(found, key=lambda one: deadlines.last_day(day, one.term.days, one.term.day_kind, off), default=None)
