"""The rules of `validity` as conditions of the database, so that lists can be narrowed and counted by status."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from cooperation.models import SigningState
from cooperation.validity import CONCLUDED, EXPIRING_DAYS, OVER, UNSIGNED, Status

_CONCLUDED = Q(signing_state__in=CONCLUDED)
_BARE = Q(signed_from__isnull=True, valid_until__isnull=True, ended_on__isnull=True, scan="")


def standing(status: str, day: date) -> Q:
    """The condition under which `validity.status_on` gives this status."""
    valid, begun = _CONCLUDED & _not_replaced(day), Q(signed_from__isnull=True) | Q(signed_from__lte=day)
    soon = day + timedelta(days=EXPIRING_DAYS + 1)
    derived = {
        Status.RENEWED: _CONCLUDED & _replaced(day),
        Status.ENDED: valid & Q(ended_on__lte=day),
        Status.LAPSED: valid & Q(valid_until__lt=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day)),
        Status.EXPIRING: valid & begun & _runs_on(day) & _over_before(soon),
        Status.IN_FORCE: valid & begun & _runs_on(soon) & ~_BARE,
        Status.UNDATED: valid & _BARE,
        Status.BEING_SIGNED: Q(signing_state=SigningState.BEING_SIGNED)
        | (valid & _runs_on(day) & Q(signed_from__gt=day)),
    }
    return derived.get(Status(status)) or Q(signing_state=status)


def having(statuses: Iterable[str], day: date) -> Q:
    """The condition under which an agreement has any of these statuses."""
    return Q(*(standing(status, day) for status in statuses), _connector=Q.OR)


def in_force(day: date) -> Q:
    return having([Status.IN_FORCE, Status.EXPIRING], day)


def not_over(day: date) -> Q:
    """In force as far as one can know, or on its way there."""
    return having([Status.IN_FORCE, Status.EXPIRING, Status.UNDATED, *UNSIGNED], day)


def over(day: date) -> Q:
    return having(OVER, day)


def _replaced(day: date) -> Q:
    begun = Q(successor__signed_from__isnull=True) | Q(successor__signed_from__lte=day)
    return Q(successor__signing_state=SigningState.SIGNED) & begun


def _not_replaced(day: date) -> Q:
    unsigned = Q(successor__isnull=True) | ~Q(successor__signing_state=SigningState.SIGNED)
    return unsigned | Q(successor__signed_from__gt=day)


def _runs_on(day: date) -> Q:
    """The last day in force is this or a later one."""
    return (Q(valid_until__isnull=True) | Q(valid_until__gte=day)) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))


def _over_before(day: date) -> Q:
    return Q(valid_until__lt=day) | Q(ended_on__lte=day)
