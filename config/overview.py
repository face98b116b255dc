"""The home page: what each subject has at a glance; kept until the content changes or a day ends."""

from typing import Any

from django.http import HttpRequest

import cooperation.of_home
import departments.of_home
import residency.of_home
import visas.of_home
from departments.universities import universities
from publishing.caching import kept
from publishing.languages import current
from residency.season import season

#: More than these are reached by way of the departments.
MOST_UNIVERSITIES = 24


def overview(request: HttpRequest) -> dict[str, Any]:
    return kept(request, ("home", current()), lambda: compose(request))


def compose(request: HttpRequest) -> dict[str, Any]:
    glances = [
        residency.of_home.at_a_glance(),
        visas.of_home.at_a_glance(),
        departments.of_home.at_a_glance(),
        cooperation.of_home.at_a_glance(),
    ]
    found = universities(request)
    return {
        "glances": glances,
        "sections": [glance.section for glance in glances if glance.section],
        "figures": [figure for glance in glances for figure in glance.figures],
        "universities": found[:MOST_UNIVERSITIES],
        "more_universities": len(found) > MOST_UNIVERSITIES,
        "season": season(request),
    }
