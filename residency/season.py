"""The banner of the season: applications open soon, are open until, or have closed and open again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext

from publishing.caching import kept
from publishing.dates import academic_year_label, day_label
from publishing.languages import Text, current, pick
from publishing.zones import zone_label
from residency import wording
from residency.admission import places
from residency.calendar import SOON_DAYS, Code, State

MOST_LINES = 3
#: What to speak of first where departments stand differently, and in which tone.
TONES = {"open": "good", "soon": "info", "closed": "warn", "later": "info"}


@dataclass(frozen=True)
class Line:
    """What the banner says of one department."""

    department: Text
    text: str


@dataclass(frozen=True)
class Season:
    title: str
    tone: str
    lines: list[Line]
    #: Whether the lines need the names of their departments, and how many more there are.
    named: bool
    more: int


def season(request: HttpRequest, universities: Sequence[str] = ()) -> Season | None:
    """The banner of some universities (their slugs) or of all; none where nothing is announced."""
    return kept(request, ("season", current(), *universities), lambda: composed(request, universities))


def composed(request: HttpRequest, universities: Sequence[str]) -> Season | None:
    here = {pk: one for pk, one in places(request).items() if not universities or one.university in universities}
    names = {pk: pick(place.names, current()) for pk, place in here.items()}
    return of_states({pk: place.state for pk, place in here.items()}, names)


def of_states(states: Mapping[int, State], names: Mapping[int, Text]) -> Season | None:
    """What is most pressing, with those to whom it applies in the same academic year."""
    turns = {pk: turn for pk, state in states.items() if (turn := turn_of(state))}
    if not turns:
        return None
    order = list(TONES)
    first = min(turns, key=lambda pk: (order.index(turns[pk][0]), turns[pk][1], states[pk].days or 0, pk))
    alike = sorted((pk for pk in turns if turns[pk] == turns[first]), key=lambda pk: (states[pk].days or 0, pk))
    kind, year = turns[first]
    shown = alike[:MOST_LINES]
    return Season(
        title=wording.marked(
            title(kind) % {"academic_year": academic_year_label(year, current())},
            kind == "open" and all(states[pk].expected for pk in alike),
            begun=True,
        ),
        tone=TONES[kind],
        lines=[Line(names[pk], sentence(kind, states[pk])) for pk in shown],
        named=len(names) > 1,
        more=len(alike) - len(shown),
    )


def turn_of(state: State) -> tuple[str, int] | None:
    """What a state is for the banner, and the academic year that it is about."""
    if state.open and state.edition:
        return "open", state.edition.academic_year
    opening = state.applications_of
    if state.code is Code.AHEAD and opening and state.opens and (state.opens - state.day).days <= SOON_DAYS:
        return "soon", opening.academic_year
    if state.before_of:
        return "closed", state.before_of.academic_year
    return ("later", opening.academic_year) if opening else None


def title(kind: str) -> str:
    return {
        "open": gettext("%(academic_year)s: one can apply now"),
        "soon": gettext("%(academic_year)s: applications open soon"),
        "closed": gettext("%(academic_year)s: applications have closed"),
        "later": gettext("%(academic_year)s: applications are not open yet"),
    }[kind]


def sentence(kind: str, state: State) -> str:
    """The day that counts, with how much time is left and whose clock it is read by."""
    zone = zone_label(state.zone, state.day)
    if kind == "open" and state.closes:
        day = wording.marked(day_label(state.closes, current()), state.expected, begun=True)
        return gettext("last day: %(date)s, until 24:00, %(zone)s; %(left)s") % {
            "date": day, "zone": zone, "left": wording.left(state),
        }  # fmt: skip
    opening = state.applications_of
    if not state.opens or not opening:
        return wording.closed_since(state)
    day = wording.marked(day_label(state.opens, current()), opening.expected)
    left = wording.time_left((state.opens - state.day).days, ahead=True)
    if kind == "closed":
        return gettext("closed on: %(closed)s; open again from: %(date)s, %(zone)s; %(left)s") % {
            "closed": wording.closed_day(state), "date": day, "zone": zone,
            "left": left,
        }  # fmt: skip
    return gettext("from: %(date)s, %(zone)s; %(left)s") % {"date": day, "zone": zone, "left": left}
