"""The page of a programme: what residency says of it, and by when whoever comes from abroad for it has to register."""

from typing import Any

from django.http import HttpRequest

from config.plan_address import Held
from publishing import clock
from publishing.caching import kept
from publishing.languages import current
from residency.lens import Lens
from residency.models import Applicant, Programme
from residency.programme_page import programme_page as page_of_residency
from visas.duty import Duty, duty


def programme_page(request: HttpRequest, programme: Programme) -> dict[str, Any]:
    lens = Lens.of(request)
    held = Held.of(request)
    return page_of_residency(request, programme) | {
        "duty": registration(request, programme, lens),
        "plan_url": "" if programme.slug in held.slugs else held.with_programme(programme.slug).url,
    }


def registration(request: HttpRequest, programme: Programme, lens: Lens) -> Duty | None:
    """The duty of this reader; none for those at home in the country, and while nobody has said where they are from."""
    university = programme.level.department.university
    country = str(university.country) if university else ""
    if university is None or lens.applicant(country) != Applicant.FOREIGN:
        return None
    day = clock.today(university.time_zone)
    slug = university.slug
    key = ("duty", current(), country, lens.citizenship, slug)
    return kept(request, key, lambda: duty(lens.citizenship, country, day, slug))
