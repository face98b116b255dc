"""How matters stand with the admission to each level: asked for once, kept until an edit or a midnight.

    level_states(request)[level]            the State of a level (residency.calendar); none where nothing is announced
    state_of(request, level, first, last)   the same for a programme that is offered for some years of entry only

Both take an `applicant` ("citizen", "foreign" or nobody in particular), whose windows alone count.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest

from publishing import clock
from publishing.caching import kept
from publishing.languages import CODES, columns
from residency.calendar import State, in_turn, state
from residency.editions import ALWAYS, Round, Window, Years
from residency.models import AdmissionWindow

COLUMNS = (
    *("round__levels", "round__department", "round__department__university__slug"),
    *("round__department__slug", "round__levels__level"),
    *("round__department__university__time_zone", "round", "round__year"),
    *("round__source", "round__checked_on", "round__visa_lead_days", "round__visa_lead_source"),
    *("pk", "stage", "applicant", "start_month", "start_day", "end_month", "end_day"),
)


class Rounds(NamedTuple):
    """The rounds of a level, and the zone by whose clock they are read."""

    zone: str
    rounds: tuple[Round, ...]

    def state(self, applicant: str = "", years: Years = ALWAYS) -> State:
        return state(self.rounds, clock.now(), self.zone, applicant, years)


NOTHING = Rounds("UTC", ())


def level_states(request: HttpRequest, applicant: str = "") -> dict[int, State]:
    """The state of each level for which something is announced."""

    def compute() -> dict[int, State]:
        return {level: found.state(applicant) for level, found in level_rounds(request).items()}

    return kept(request, ("level states", applicant), compute)


def state_of(
    request: HttpRequest, level: int, first: int | None = None, last: int | None = None, applicant: str = ""
) -> State:
    """The state of a programme of a level, offered for the years of entry from `first` to `last`."""
    if not first and not last:
        return level_states(request, applicant).get(level) or NOTHING.state()
    return level_rounds(request).get(level, NOTHING).state(applicant, Years(first, last))


def level_rounds(request: HttpRequest) -> dict[int, Rounds]:
    """The rounds of each level that has any."""
    return all_rounds(request)[0]


class Place(NamedTuple):
    """A department that announces dates: its name in each language, its university, and the rounds of each level."""

    names: dict[str, str]
    university: str
    of_levels: list[Rounds]

    @property
    def state(self) -> State:
        """The most pressing state of its levels."""
        return min((rounds.state() for rounds in self.of_levels), key=in_turn)


def places(request: HttpRequest) -> dict[int, Place]:
    """The departments that announce dates, in the order of the site."""
    return all_rounds(request)[1]


def all_rounds(request: HttpRequest) -> tuple[dict[int, Rounds], dict[int, Place]]:
    order = ("round__department__university__position", "round__department__position", "round__department", "pk")
    return kept(request, "rounds", lambda: gathered(AdmissionWindow.objects.announced().order_by(*order)))


def gathered(windows: Any) -> tuple[dict[int, Rounds], dict[int, Place]]:
    """The rounds of some windows by level, and the departments that announce them, from one query."""
    heads: dict[int, tuple] = {}
    parts: dict[int, dict[int, Window]] = defaultdict(dict)
    keys: dict[int | None, dict[int, None]] = defaultdict(dict)
    at: dict[int, dict[int | None, dict[int, None]]] = defaultdict(lambda: defaultdict(dict))
    zones, named = {}, {}
    whose: dict[int, tuple[str, set[str]]] = {}
    for (
        level,
        department,
        university,
        slug,
        level_name,
        zone,
        *head,
        pk,
        stage,
        applicant,
        m1,
        d1,
        m2,
        d2,
        names,
    ) in read(windows):
        key = head[0]
        heads[key], zones[key], named[department] = tuple(head), zone, (names, university)
        parts[key][pk] = window_of(stage, (m1, d1, m2, d2), pk, applicant)
        keys[level][key] = at[department][level][key] = None
        whose.setdefault(key, (slug, set()))[1].add(level_name)
    rounds = {key: round_of(head, parts[key].values(), name_of(*whose[key])) for key, head in heads.items()}

    def of_keys(found: Iterable[int]) -> Rounds:
        found = list(found)
        return Rounds(zones[found[0]], tuple(rounds[key] for key in found))

    return (
        {level: of_keys(found) for level, found in keys.items() if level},
        {pk: Place(*named[pk], [of_keys(found) for found in levels.values()]) for pk, levels in at.items()},
    )


def read(windows: Any) -> Iterator[tuple]:
    """The rows of `COLUMNS`, each with the names of its department by language as the last."""
    for row in windows.values_list(*COLUMNS, *columns("round__department__name")):
        yield (*row[: len(COLUMNS)], dict(zip(CODES, row[len(COLUMNS) :], strict=True)))


def round_of(head: tuple, windows: Iterable[Window], name: str) -> Round:
    key, year, source, checked_on, visa_lead_days, visa_lead_source = head
    return Round(key, year, tuple(windows), source, checked_on, visa_lead_days, visa_lead_source, name)


def name_of(department: str, levels: Iterable[str | None]) -> str:
    """Whose a round is, in every database: "our-university-internship-residency"."""
    return "-".join([department, *sorted(level for level in levels if level)])


def window_of(stage: str, days: tuple[int | None, int | None, int, int], pk: int, applicant: str) -> Window:
    """A window from its columns; `days` are the month and day of its start, if it has one, and of its end."""
    start_month, start_day, end_month, end_day = days
    first = (start_month, start_day) if start_month and start_day else None
    return Window(stage, (end_month, end_day), first, pk, applicant)
