"""Where else one can apply now, for the reader of a programme to which one cannot."""

from collections.abc import Iterable
from types import SimpleNamespace

from django.db.models import Q
from django.http import HttpRequest

from publishing.bundles import Ask, limited
from publishing.languages import current
from residency.admission import level_states, state_of
from residency.lens import Lens
from residency.models import Programme, full_name
from residency.wording import tone

MOST_SHOWN, MOST_LOOKED_AT = 6, 24


def asks(request: HttpRequest, programme: Programme) -> dict[str, Ask]:
    """Asks for programmes of the same specialty or group at levels that take applications now."""
    open_levels = [pk for pk, state in level_states(request).items() if state.open]
    specialty = programme.specialty
    alike = Q(specialty=specialty) | Q(specialty__group=specialty.group_id)
    published = Programme.objects.published().filter(alike, level__in=open_levels).exclude(pk=programme.pk)
    sort_key = f"sort_key_{current()}"
    return {
        "elsewhere": Ask(
            limited(published.in_reading_order(), MOST_LOOKED_AT),
            {"name": "specialty__name", "university": "level__department__university__name"},
            (
                *("pk", "slug", "duration_months", "valid_from", "valid_until", "specialty", "level", sort_key),
                *("specialty__covers_children", "level__department__university__country"),
            ),
        )
    }


def found(
    request: HttpRequest, programme: Programme, rows: Iterable[SimpleNamespace], lens: Lens
) -> list[SimpleNamespace]:
    """Those of them to which this reader can apply: the same specialty first, then what closes first."""
    listed = []
    for row in rows:
        applicant = lens.applicant(row.level__department__university__country) or ""
        row.state = state_of(request, row.level, row.valid_from, row.valid_until, applicant)
        row.title = full_name(row.name, row.specialty__covers_children)
        row.tone = tone(row.state)
        row.same = row.specialty == programme.specialty_id
        if row.state.open:
            listed.append(row)
    sort_key = f"sort_key_{current()}"
    return sorted(listed, key=lambda row: (not row.same, row.state.closes, getattr(row, sort_key)))[:MOST_SHOWN]
