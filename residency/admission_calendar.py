"""The calendar of admission: each department that trains, with its dates, or with whom to ask for them."""

from types import SimpleNamespace

from django.db.models import Exists, OuterRef, Q, QuerySet

from departments.contacts import described_contact
from departments.models import Department
from publishing.bundles import Ask, together
from publishing.languages import rows
from residency.admission import admissions, today, windows, zone_label
from residency.leads import office_contacts
from residency.models import AdmissionWindow, TrainingLevel


def training_departments() -> QuerySet[Department]:
    """The published departments that train or admit, those with dates first."""
    training = Exists(TrainingLevel.objects.filter(department=OuterRef("pk")))
    with_dates = Exists(AdmissionWindow.objects.filter(round__department=OuterRef("pk")))
    found = Department.objects.published().annotate(with_dates=with_dates).filter(Q(training) | Q(with_dates=True))
    return found.order_by("-with_dates", "university__position", "university_id", "position", "pk")


def departments_with_dates(found: QuerySet[Department]) -> list[SimpleNamespace]:
    listed = rows(found, ("name",), "pk", "slug", "time_zone", "university__slug")
    pks = [row.pk for row in listed]
    lists = together(
        {
            "windows": windows(AdmissionWindow.objects.filter(round__department__in=pks)),
            "levels": Ask(
                TrainingLevel.objects.filter(department__in=pks), {}, ("pk", "department", "level"), lambda row: row.pk
            ),
            "contacts": office_contacts(pks),
        }
    )
    for row in listed:
        day = today(row.time_zone)
        row.admissions = admissions([window for window in lists["windows"] if window.round__department == row.pk], day)
        row.zone = zone_label(row.time_zone, day)
        row.levels = [TrainingLevel.Level(level.level).label for level in lists["levels"] if level.department == row.pk]
        row.contacts = [described_contact(contact) for contact in lists["contacts"] if contact.department == row.pk]
    return listed
