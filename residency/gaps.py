"""What is still to be found out about programmes and their admission."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext, ngettext

from publishing.clock import today
from publishing.gaps import Gap, register
from residency.models import AdmissionRound, Programme, TrainingLevel

#: So many of a kind at a time: whoever has mended these sees the next ones.
MOST_OF_A_KIND = 500


@register
def unknown_lengths() -> Iterable[Gap]:
    found = Programme.objects.filter(duration_months=None).select_related("specialty").order_by("pk")
    for programme in found[:MOST_OF_A_KIND]:
        yield Gap(gettext("Length of the programme"), programme)


@register
def unknown_places_and_fees() -> Iterable[Gap]:
    """By level, since most universities publish them for all programmes at once."""
    levels = TrainingLevel.objects.select_related("department").annotate(
        without_places=Count("programmes", Q(programmes__places=None), distinct=True),
        without_tuition=Count("programmes", Q(programmes__tuition=None), distinct=True),
    )
    unknown = levels.filter(Q(without_places__gt=0) | Q(without_tuition__gt=0)).order_by("pk")
    for level in unknown[:MOST_OF_A_KIND]:
        if number := level.without_places:
            text = ngettext("Places: missing in %(n)d programme", "Places: missing in %(n)d programmes", number)
            yield Gap(text % {"n": number}, level)
        if number := level.without_tuition:
            text = ngettext("Tuition: missing in %(n)d programme", "Tuition: missing in %(n)d programmes", number)
            yield Gap(text % {"n": number}, level)


@register
def residencies_without_rules() -> Iterable[Gap]:
    """A residency needs programmes, exams, papers and dates; other levels may do without."""
    wanted = {
        "programmes": gettext("List of programmes"),
        "exams": gettext("Entrance exams"),
        "documents": gettext("Papers to hand in"),
        "rounds": gettext("Admission dates"),
    }
    residencies = TrainingLevel.objects.filter(level=TrainingLevel.Level.RESIDENCY).select_related("department")
    for relation, what in wanted.items():
        for level in residencies.filter(**{relation: None}).order_by("pk")[:MOST_OF_A_KIND]:
            yield Gap(what, level)


@register
def unconfirmed_dates() -> Iterable[Gap]:
    """A rule of every year, until somebody confirms the dates of this one."""
    year = today().year
    confirmed = AdmissionRound.objects.filter(year=year, levels__rounds=OuterRef("pk"))
    found = AdmissionRound.objects.filter(~Exists(confirmed), year=None).order_by("pk")
    for rule in found[:MOST_OF_A_KIND]:
        yield Gap(gettext("Dates of %(year)d to be confirmed") % {"year": year}, rule)
