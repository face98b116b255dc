"""What the home page says of this subject."""

from django.urls import reverse
from django.utils.translation import gettext

from cooperation.overview import figures, partners_by_country
from publishing.sections import Glance

#: Partners, countries and what there is next, agreements in force above all; the overview shows every figure.
MOST_FIGURES = 3


def at_a_glance() -> Glance:
    return Glance(
        title=gettext("Cooperation"),
        text=gettext("Partners by country, agreements and their status, visits and joint courses."),
        url=reverse("cooperation:index"),
        figures=[(figure.value, figure.label) for figure in figures(partners_by_country())[:MOST_FIGURES]],
    )
