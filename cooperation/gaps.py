"""What is still to be found out about partners, agreements, events and outcomes.

Each source names so many of its kind at most; the next come up as these are mended.
"""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext

from cooperation.models import Agreement, MobilityEvent, Outcome, Partner
from cooperation.validity import CONCLUDED
from publishing.gaps import Gap, register

MOST = 200

#: An agreement is called after its partners.
_agreements = Agreement.objects.prefetch_related("partners").order_by("pk")


@register
def partners_half_known() -> Iterable[Gap]:
    for partner in Partner.objects.filter(Q(country="") | Q(website="")).order_by("pk")[:MOST]:
        if not partner.country:
            yield Gap(gettext("Country of the partner"), partner)
        if not partner.website:
            yield Gap(gettext("Website of the partner"), partner)


@register
def agreements_without_a_date() -> Iterable[Gap]:
    for agreement in _agreements.filter(signing_state__in=CONCLUDED, signed_from__isnull=True)[:MOST]:
        yield Gap(gettext("Signing date"), agreement)


@register
def agreements_without_a_partner() -> Iterable[Gap]:
    for agreement in _agreements.filter(partners__isnull=True)[:MOST]:
        yield Gap(gettext("Partner of the agreement"), agreement)


@register
def agreements_on_their_way() -> Iterable[Gap]:
    """Whether it has been signed since: a state that nobody has looked at is worth a question."""
    for agreement in _agreements.exclude(signing_state__in=CONCLUDED).filter(checked_on__isnull=True)[:MOST]:
        what = gettext("Is it still so? %(state)s") % {"state": agreement.get_signing_state_display()}
        yield Gap(what, agreement)


@register
def events_half_known() -> Iterable[Gap]:
    undated = Q(when_from__isnull=True, academic_year__isnull=True)
    unknown = Q(direction=MobilityEvent.Direction.UNKNOWN) | Q(mode=MobilityEvent.Mode.UNKNOWN)
    for event in MobilityEvent.objects.filter(undated | unknown).order_by("pk")[:MOST]:
        if event.when_from is None and event.academic_year is None:
            yield Gap(gettext("Date of the event"), event)
        if event.direction == MobilityEvent.Direction.UNKNOWN:
            yield Gap(gettext("Direction of the event"), event)
        if event.mode == MobilityEvent.Mode.UNKNOWN:
            yield Gap(gettext("Form of the event"), event)


@register
def outcomes_nobody_looked_at() -> Iterable[Gap]:
    found = Outcome.objects.exclude(status=Outcome.Status.DONE).filter(status_checked_on__isnull=True)
    for outcome in found.order_by("pk")[:MOST]:
        what = gettext("Is it still so? %(state)s") % {"state": outcome.get_status_display()}
        yield Gap(what, outcome)
