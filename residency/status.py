"""The box that says how an admission stands: state, dates, time left, whose clock counts, and what it rests on."""

from types import SimpleNamespace

from publishing.dates import day_label
from publishing.languages import current
from residency import wording
from residency.admission_dates import dates_label, earlier
from residency.calendar import Code, State
from residency.models import Applicant, Stage


def box(state: State, applicant: str = "") -> SimpleNamespace:
    """What the box says; `finished` where one can never apply again, as far as is known."""
    period, edition = state.period, state.edition
    found = edition.round if period and edition else None
    return SimpleNamespace(
        state=state,
        tone=wording.tone(state),
        title=wording.title(state),
        finished=finished(state),
        stage=str(Stage(period.window.stage).label) if period else "",
        applicant=for_whom(period.window.applicant) if period else "",
        when=dates_label(period, state.expected, state.day) if period else "",
        left=wording.left(state),
        clock=wording.clock_label(state.zone, state.turns_on or state.day) if period else "",
        closed=wording.closed_since(state) if state.code not in (Code.UNANNOUNCED, Code.AHEAD) else "",
        reopening=wording.reopening(state),
        rule=wording.basis(edition) if period and edition else "",
        source=found.source if found else "",
        checked=day_label(found.checked_on, current()) if found and found.checked_on else "",
        visa=earlier(edition, period, state.day, applicant) if period and edition else None,
    )


def finished(state: State) -> bool:
    return state.code is Code.CLOSED and state.period is None and state.opens is None


def for_whom(applicant: str) -> str:
    return "" if applicant == Applicant.ANY else str(Applicant(applicant).label)
