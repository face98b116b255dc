"""The check: one question on a page, and at the end what has to be done. All answers stand in the address."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from types import SimpleNamespace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django_countries.data import COUNTRIES

from departments import checklists
from departments.models import Department
from departments.universities import universities
from publishing import clock
from publishing.bundles import Ask, together
from publishing.caching import kept
from publishing.languages import current
from publishing.preview import PARAMETER
from visas import asking, calling, deadlines, rules, steps
from visas.models import Fee, Procedure, RequiredDocument, Step
from visas.outcome import Outcome, outcome
from visas.procedures import Places, places
from visas.questions import STATELESS, UNKNOWN, Setting, number_of_questions, walk
from visas.rulebook import Rulebook, asks, from_rows, offices, procedures_of

CITIZENSHIPS = frozenset({*COUNTRIES, STATELESS})
CHANGE, SENT = "change", "asked"
#: Kinds of which a country must have one to be asked about.
KINDS = (Procedure.Kind.REGISTRATION, Procedure.Kind.STUDY_VISA, Procedure.Kind.EXTENSION)


class Check:
    """What the address answers, the question that comes next, and what follows when there is none."""

    def __init__(self, request: HttpRequest) -> None:
        counting: Places = kept(request, ("procedures", current()), places)
        found = [place for place in counting.counting if place.kind in KINDS]
        self.countries = tuple(dict.fromkeys(place.country for place in found))
        self.zones = {place.country: place.time_zone for place in reversed(found)}
        known = self.known_universities = universities(request)
        self.names = {row.slug: row.name for row in known}
        self.short_names = {row.slug: row.short_name or row.name for row in known}
        here = {(place.country, place.university) for place in found}
        self.universities = {
            country: tuple(row.slug for row in known if (country, row.slug) in here) for country in self.countries
        }
        self.preview = {PARAMETER: request.GET[PARAMETER]} if clock.pretending() else {}
        published: dict[tuple[str, str], set[str]] = {}
        for place in found:
            published.setdefault((place.country, place.university), set()).update(place.published)
        self.setting = Setting(self.countries, CITIZENSHIPS, clock.today(), self.universities, published)
        self.walk = walk(request.GET, self.setting, request.GET.get(CHANGE, ""), request.GET.get(SENT, ""))
        self.begun = bool(set(self.walk.known) - {"country"} or self.walk.later or self.walk.read.fault)

    @property
    def is_done(self) -> bool:
        return self.walk.next is None

    @property
    def country(self) -> str:
        return str(self.walk.known["country"])

    @property
    def university(self) -> str:
        """The university whose procedures count; empty where none has been chosen, so that all of the country do."""
        chosen = str(self.walk.known.get("university", UNKNOWN))
        return "" if chosen == UNKNOWN else chosen

    @property
    def whose(self) -> str:
        """The name of the university whose procedures count, if it is one."""
        own = self.universities[self.country]
        return self.short_names.get(self.university or (own[0] if len(own) == 1 else ""), "")

    @property
    def is_one_of_several(self) -> bool:
        """Whether the procedures shown are those of one university though another may be meant."""
        return not self.university and len(self.universities[self.country]) > 1

    @property
    def zone(self) -> str:
        return self.zones[self.country]

    @property
    def today(self) -> date:
        return clock.today(self.zone)

    def url(self, name: str = "visas:check", **more: str) -> str:
        return address(name, self.walk.kept | more | self.preview)

    @property
    def calendar_url(self) -> str:
        return self.url("visas:check_calendar")

    @property
    def question(self) -> SimpleNamespace | None:
        if self.walk.next is None or not self.countries:
            return None
        choices = self.setting.choices(self.walk.next, self.walk.known)
        return asking.asked(self.walk.next, self.walk.read, choices, self.names)

    @property
    def progress(self) -> tuple[int, int] | None:
        """Which question this is, and of about how many; None while an answer is changed."""
        if self.walk.next is None or self.walk.later:
            return None
        asked = len(self.walk.known) + (len(self.countries) != 1)
        return asked, number_of_questions(self.walk.known, self.setting)

    @property
    def elsewhere(self) -> list[SimpleNamespace]:
        """The universities of the country of which nothing is published."""
        code = self.walk.read.typed.get("country")
        return [row for row in self.known_universities if code and str(row.country) == code]

    @property
    def names_shown(self) -> list[Department]:
        """The universities whose names the page of a question shows."""
        named = {self.university} if self.walk.known.get("university") else set()
        if self.walk_key == "university":
            named |= set(self.universities[self.country])
        shown = [row for row in self.known_universities if row.slug in named]
        return [Department(pk=row.pk) for row in (*shown, *self.elsewhere)]

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """What the form of the question carries along."""
        return [(key, value) for key, value in (self.walk.kept | self.preview).items() if key != self.walk_key]

    @property
    def walk_key(self) -> str:
        return self.walk.next.key if self.walk.next else ""

    @property
    def unknown_url(self) -> str:
        """The address that says "I do not know" to the question."""
        return self.url(**{self.walk_key: "unknown"})

    @property
    def answers(self) -> list[SimpleNamespace]:
        """Each answer with the address that asks for it again; a choice that is none is not named."""
        found = asking.answers(self.walk.known, self.names)
        for answer in found:
            answer.change_url = self.url(change=answer.key)
        return [answer for answer in found if answer.key != "country" or len(self.countries) > 1]

    @cached_property
    def rows(self) -> dict[str, list[SimpleNamespace]]:
        """Everything that the outcome shows; one query."""
        procedures = procedures_of(self.country, self.university).order_by().values("pk")
        papers = RequiredDocument.objects.filter(procedure__in=procedures)
        of_country = offices(self.country, self.university)
        keys = Department.objects.filter(pk__in=of_country.order_by().values("pk"))
        return together(
            asks(self.country, str(self.walk.known["citizenship"]), self.university)
            | {
                "offices": Ask(of_country, {"name": "name"}, ("pk", "slug", "university")),
                "documents": checklists.ask(papers, "procedure"),
                "steps": steps.ask(Step.objects.filter(procedure__in=procedures), "procedure"),
                "fees": rules.ask_fees(Fee.objects.filter(procedure__in=procedures)),
            }
            | calling.asks(keys)
        )

    @cached_property
    def rulebook(self) -> Rulebook:
        return from_rows(self.country, self.rows)

    @property
    def next_open(self) -> date:
        """Today, or the next working day if offices are closed."""
        return deadlines.working_day_from(self.today, self.rulebook.days_off)

    @cached_property
    def outcome(self) -> Outcome:
        return outcome(self.walk.known, self.rulebook, self.today)


def address(name: str, answers: Mapping[str, str]) -> str:
    return f"{reverse(name)}?{urlencode(answers)}" if answers else reverse(name)
