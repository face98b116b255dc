"""What the home page says of this subject."""

from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from publishing.bundles import counts
from publishing.languages import current
from publishing.numbers import number_label
from publishing.sections import Glance, Row, Section
from residency.admission import all_soonest
from residency.models import Programme, SpecialtyGroup

MOST_DATES = 6


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
            [admission_row(admission) for admission in next_dates()],
            url=reverse("residency:calendar"),
            link_text=gettext("Admission calendar"),
        ),
    )


def next_dates() -> list[SimpleNamespace]:
    """The soonest admission of each department, those that are open first."""
    found = all_soonest("round__department").values()
    return sorted(found, key=lambda one: (not one.lead.open, (one.lead.first or one.lead.last).iso))[:MOST_DATES]


def admission_row(admission: SimpleNamespace) -> Row:
    stage = admission.lead.stage
    return Row(
        admission.department,
        reverse("residency:calendar"),
        note=admission.name,
        facts=[(stage[:1].upper() + stage[1:], admission.when)],
        tag_text=gettext("open now") if admission.lead.open else "",
        tag_tone="good",
    )
