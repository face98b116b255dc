"""How the programmes of a list stand for a reader: by their level, and by the years of entry they are offered for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest

from residency.admission import state_of
from residency.calendar import State
from residency.lens import Lens


class Offer(NamedTuple):
    """What the dates of a programme follow from; many programmes share one."""

    level: int
    first: int | None = None
    last: int | None = None


def states_of(request: HttpRequest, offers: Mapping[Offer, str], lens: Lens) -> dict[Offer, State]:
    """The state of each offer, given with the country of its university, for this reader."""
    return {offer: state_of(request, *offer, lens.applicant(country) or "") for offer, country in offers.items()}


def in_offers(offers: Iterable[Offer]) -> Q:
    """The condition on programmes that they are one of these offers."""
    levels = defaultdict(list)
    for offer in offers:
        levels[offer.first, offer.last].append(offer.level)
    found = Q(pk__in=())
    for (first, last), those in levels.items():
        found |= Q(level__in=those, valid_from=first, valid_until=last)
    return found


def in_order_of_closing(found: QuerySet, states: Mapping[Offer, State]) -> QuerySet:
    """Annotates `closing`: what closes first comes first, then what opens first, then what has no dates."""
    offers = defaultdict(list)
    for offer, state in states.items():
        offers[turn(state)].append(offer)
    places = [When(in_offers(offers[key]), then=Value(place)) for place, key in enumerate(sorted(offers))]
    last = Value(len(places))
    return found.annotate(closing=Case(*places, default=last) if places else Value(0, IntegerField()))


def turn(state: State) -> tuple[bool, date]:
    """The place of a state in the order of closing dates."""
    day = state.closes if state.open else state.opens
    return (not state.open, day or date.max)
