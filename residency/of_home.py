"""What the home page says of this subject."""

from datetime import timedelta

from django.db.models import Case, F, Min, Q, QuerySet, When
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from publishing.bundles import counts, together
from publishing.clock import today
from publishing.languages import current
from publishing.numbers import number_label
from publishing.sections import Glance, Row, Section
from residency.admission_dates import Announced, announced, of_departments, windows
from residency.calendar import State, in_turn
from residency.links import calendar_url
from residency.models import AdmissionWindow, Programme, SpecialtyGroup
from residency.status import box

MOST_DATES, MOST_DEPARTMENTS = 6, 24


def at_a_glance() -> Glance:
    programmes = Programme.objects.published().order_by()
    groups = SpecialtyGroup.objects.filter(specialties__programmes__in=programmes).distinct()
    counted = counts({"programmes": programmes, "groups": SpecialtyGroup.objects.filter(pk__in=groups)})
    number, group_number = counted["programmes"], counted["groups"]
    return Glance(
        title=gettext("Residency"),
        text=gettext("Specialties by group and length, entrance exams, papers, and when to apply."),
        url=reverse("residency:index"),
        figures=[
            (number_label(number, current()), ngettext("programme", "programmes", number)),
            (
                number_label(group_number, current()),
                ngettext("group of specialties", "groups of specialties", group_number),
            ),
        ],
        section=Section(
            "admission",
            gettext("Admission: what is open, what comes next"),
            [standing_row(*found) for found in next_dates()],
            url=reverse("residency:calendar"),
            link_text=gettext("Admission calendar"),
        ),
    )


def next_dates() -> list[tuple[Announced, State]]:
    """How matters stand in the departments whose dates come soonest, those that are open first."""
    theirs = AdmissionWindow.objects.announced(round__department__in=departments_soon())
    found = of_departments(announced(together({"windows": windows(theirs)})["windows"]).values())
    pressing = [min(of_levels, key=lambda pair: in_turn(pair[1])) for of_levels in found.values()]
    return sorted((pair for pair in pressing if pair[1].period), key=lambda pair: in_turn(pair[1]))[:MOST_DATES]


def departments_soon() -> QuerySet:
    """The departments whose next last day comes soonest, counting on from today round the year.

    Only their dates are looked at closely, however many departments there are.
    """
    day = today()
    this_half_year = (day - timedelta(days=180)).year
    last = F("end_month") * 100 + F("end_day")
    ahead = Case(When(last__gte=day.month * 100 + day.day, then=F("last")), default=F("last") + 1_300)
    recent = AdmissionWindow.objects.announced().filter(Q(round__year=None) | Q(round__year__gte=this_half_year))
    by_department = recent.order_by().alias(last=last, ahead=ahead).values("round__department")
    soonest = by_department.annotate(soonest=Min("ahead")).order_by("soonest", "round__department")
    return soonest.values("round__department")[:MOST_DEPARTMENTS]


def standing_row(found: Announced, state: State) -> Row:
    said = box(state)
    return Row(
        found.row.department,
        calendar_url(found.row),
        note=found.row.name,
        facts=[(capfirst(said.stage), said.when)],
        tag_text=said.title,
        tag_tone=said.tone,
    )
