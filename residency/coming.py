"""What of an admission is still to come, for plans and calendars, and by what name a calendar knows it."""

from collections.abc import Sequence

from residency.calendar import State
from residency.editions import ALWAYS, Edition, Period, Round, Years, shown, turns


def coming(
    rounds: Sequence[Round], state: State, applicant: str = "", years: Years = ALWAYS
) -> list[tuple[Edition, Period]]:
    """The stages that are not over: of what runs or comes next, and of the admission in which one can apply next.

    `state` is that of the same rounds for the same applicant and years.
    """
    found, later = shown(rounds, state.day, applicant, years), state.applications_of
    if later and (later.round.key, later.year) not in {(each.round.key, each.year) for each in found}:
        found.append(later)
    return [(each, period) for each in found for period in each.periods if period.last >= state.day]


def lasting_name(rounds: Sequence[Round], found: Edition, period: Period) -> str:
    """The same for the same stage of a year when its days move, when they are confirmed, and in another database."""
    kind = (period.window.stage, period.window.applicant)
    alike = {
        (other.first or other.last, other.last, other.window.key)
        for _, each in turns(rounds, found.year)
        for other in each.periods
        if each.round.name == found.round.name and (other.window.stage, other.window.applicant) == kind
    }
    number = sum(one < (period.first or period.last, period.last, period.window.key) for one in alike) + 1
    return "-".join(["admission", found.round.name, str(found.year), *kind, str(number)])
