"""What the home page says of departments and people."""

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from departments.models import Department, Person
from publishing.bundles import counts
from publishing.languages import current
from publishing.numbers import number_label
from publishing.sections import Glance


def at_a_glance() -> Glance:
    departments = Department.objects.published().exclude(kind=Department.Kind.UNIVERSITY)
    number = counts({"departments": departments, "people": Person.objects.published()})
    return Glance(
        title=gettext("Departments"),
        text=gettext("Centres, departments, offices and clinics, with the people who work there and their phones."),
        url=reverse("departments:index"),
        figures=[
            (
                number_label(number["departments"], current()),
                ngettext("department or office", "departments and offices", number["departments"]),
            ),
            (number_label(number["people"], current()), ngettext("person", "people", number["people"])),
        ],
    )
