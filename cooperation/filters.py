"""By what each list can be narrowed; lists mix universities, so their day is that of the settings' zone."""

from django.db.models import Exists, OuterRef, Q
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy

from cooperation import standing
from cooperation.models import Agreement, Field, MobilityEvent, Outcome, OutcomeQuerySet, Partner
from cooperation.narrowing import Choices, ListFilter, present
from cooperation.totals import YEAR
from cooperation.validity import UNSIGNED, Status
from publishing import clock
from publishing.alphabets import sort_key
from publishing.countries import country_name
from publishing.languages import current, rows
from publishing.models import PublishedQuerySet
from publishing.pages import count_of

UNIVERSITY = gettext_lazy("University")
OVER = "over"


class PartnerFilter(ListFilter):
    choices = {"kind": gettext_lazy("Kind"), "country": gettext_lazy("Country"), "university": UNIVERSITY}

    @staticmethod
    def kind_choices() -> Choices:
        return present(Partner.objects.published(), "kind", Partner.Kind)

    @staticmethod
    def country_choices() -> Choices:
        """The partners' countries by their names, in the alphabet of the reader's language."""
        language = current()
        codes = Partner.objects.published().exclude(country="").order_by().values_list("country", flat=True).distinct()
        named = [(str(code), country_name(str(code), language)) for code in codes]
        return sorted(named, key=lambda country: sort_key(country[1], language))

    def narrow(self, found: PublishedQuerySet) -> PublishedQuerySet:
        for column in ("kind", "country"):
            if value := self.chosen(column):
                found = found.filter(**{column: value})
        if self.university:
            agreements = Agreement.objects.published().filter(department__university=self.university)
            events = MobilityEvent.objects.published().filter(department__university=self.university)
            us = OuterRef("pk")
            found = found.filter(Exists(agreements.filter(partners=us)) | Exists(events.filter(partners=us)))
        return found


class AgreementFilter(ListFilter):
    choices = {
        "status": gettext_lazy("Status"),
        "kind": gettext_lazy("Kind"),
        "field": gettext_lazy("Field"),
        "university": UNIVERSITY,
    }
    scopes = ("partner", "department")

    @staticmethod
    def status_choices() -> Choices:
        shown = (Status.IN_FORCE, Status.EXPIRING, Status.UNDATED, *UNSIGNED)
        named = [(status.value, capfirst(str(status.label))) for status in shown]
        return [*named, (OVER, gettext("Ended, lapsed or renewed"))]

    @staticmethod
    def kind_choices() -> Choices:
        return present(Agreement.objects.published(), "kind", Agreement.Kind)

    @staticmethod
    def field_choices() -> Choices:
        used = Field.objects.filter(Exists(Agreement.objects.published().filter(fields_of_work=OuterRef("pk"))))
        named = [(row.code, row.name) for row in rows(used, ("name",), "code")]
        return sorted(named, key=lambda field: sort_key(field[1], current()))

    def narrow(self, found: PublishedQuerySet) -> PublishedQuerySet:
        """Without a status asked for, what is over is left to a list of its own."""
        found, status, today = self.within(found), self.chosen("status"), clock.today()
        if status == OVER:
            return found.filter(standing.over(today))
        return found.filter(standing.standing(status, today) if status else standing.not_over(today))

    def count_over(self) -> int:
        """How many are over and therefore not listed while no status is asked for."""
        if self.chosen("status"):
            return 0
        found = self.within(Agreement.objects.published()).filter(standing.over(clock.today())).order_by()
        return count_of(self.request, found)

    def within(self, found: PublishedQuerySet) -> PublishedQuerySet:
        """Everything but the status."""
        if kind := self.chosen("kind"):
            found = found.filter(kind=kind)
        if field := self.chosen("field"):
            found = found.filter(fields_of_work__code=field)
        if self.university:
            found = found.filter(department__university=self.university)
        if partner := self.scope("partner"):
            found = found.filter(partners=partner)
        if department := self.scope("department"):
            found = found.filter(department=department)
        return found


class EventFilter(ListFilter):
    choices = {"direction": gettext_lazy("Direction"), "year": gettext_lazy("Year"), "university": UNIVERSITY}
    scopes = ("partner", "department", "agreement")

    @staticmethod
    def direction_choices() -> Choices:
        return present(MobilityEvent.objects.published(), "direction", MobilityEvent.Direction)

    @staticmethod
    def year_choices() -> Choices:
        years = MobilityEvent.objects.published().order_by().annotate(year=YEAR).values_list("year", flat=True)
        return [(str(year), str(year)) for year in sorted(set(years.distinct()) - {None}, reverse=True)]

    def narrow(self, found: PublishedQuerySet) -> PublishedQuerySet:
        if direction := self.chosen("direction"):
            found = found.filter(direction=direction)
        if year := self.chosen("year"):
            dated = Q(when_from__year__lte=year, when_to__year__gte=year)
            found = found.filter(dated | Q(when_from__isnull=True, academic_year=year))
        if self.university:
            found = found.filter(department__university=self.university)
        if partner := self.scope("partner"):
            found = found.filter(partners=partner)
        for column in ("department", "agreement"):
            if key := self.scope(column):
                found = found.filter(**{column: key})
        return found


class OutcomeFilter(ListFilter):
    choices = {"kind": gettext_lazy("Kind"), "status": gettext_lazy("Status"), "university": UNIVERSITY}
    scopes = ("department", "agreement", "show")

    @staticmethod
    def kind_choices() -> Choices:
        return present(Outcome.objects.published(), "kind", Outcome.Kind)

    @staticmethod
    def status_choices() -> Choices:
        return present(Outcome.objects.published(), "status", Outcome.Status)

    def narrow(self, found: OutcomeQuerySet) -> OutcomeQuerySet:
        for column in ("kind", "status"):
            if value := self.chosen(column):
                found = found.filter(**{column: value})
        if self.university:
            found = found.filter(department__university=self.university)
        for column in ("department", "agreement"):
            if key := self.scope(column):
                found = found.filter(**{column: key})
        if key := self.scope("show"):
            found = found.filter(pk=key)
        return found
