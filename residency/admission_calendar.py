"""The calendar of admission: each department that trains, with its dates, or with whom to ask for them."""

from types import SimpleNamespace

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from departments.models import Department
from publishing.bundles import Ask, together
from publishing.clock import today
from publishing.languages import rows
from publishing.zones import zone_label
from residency import offices
from residency.admission_dates import admissions, windows
from residency.lens import Lens
from residency.links import programmes_url, shown_university
from residency.models import AdmissionWindow, TrainingLevel


def chosen_department(request: HttpRequest) -> str:
    """The department whose dates alone the address asks for, as its slug; none if there is no such department."""
    slug = request.GET.get("department", "").strip()
    return (
        slug if slug and slug.isascii() and "\0" not in slug and shown_departments().filter(slug=slug).exists() else ""
    )


def announced_windows(request: HttpRequest) -> QuerySet[AdmissionWindow]:
    """The windows of which a calendar file is made: of one department, or all."""
    slug = chosen_department(request)
    return AdmissionWindow.objects.announced(**({"round__department__slug": slug} if slug else {}))


def training_departments(chosen: str = "") -> QuerySet[Department]:
    """The published departments that train or admit, those with dates first; or the chosen one alone."""
    found = shown_departments()
    return found.filter(slug=chosen) if chosen else found


def shown_departments() -> QuerySet[Department]:
    training = Exists(TrainingLevel.objects.filter(department=OuterRef("pk")))
    with_dates = Exists(AdmissionWindow.objects.announced(round__department=OuterRef("pk")))
    found = Department.objects.published().annotate(with_dates=with_dates).filter(Q(training) | Q(with_dates=True))
    return found.order_by("-with_dates", "university__position", "university_id", "position", "pk")


def departments_with_dates(lens: Lens, found: QuerySet[Department]) -> list[SimpleNamespace]:
    listed = rows(
        found.annotate(university_slug=shown_university("university")),
        ("name",),
        *("pk", "slug", "parent", "university", "university__time_zone", "university__country", "university_slug"),
    )
    pks = [row.pk for row in listed]
    lists = together(
        {
            "windows": windows(AdmissionWindow.objects.announced(round__department__in=pks)),
            "levels": Ask(
                TrainingLevel.objects.filter(department__in=pks), {}, ("pk", "department", "level"), lambda row: row.pk
            ),
            **offices.asks(offices.of_lines(*((row.pk, row.parent, row.university) for row in listed))),
        }
    )
    known = offices.Offices(lists)
    for row in listed:
        day = today(row.university__time_zone)
        windows_here = [window for window in lists["windows"] if window.round__department == row.pk]
        row.admissions = admissions(windows_here, day, lens.applicant(row.university__country) or "")
        row.for_others = bool(windows_here) and not row.admissions
        row.zone = zone_label(row.university__time_zone, day)
        row.levels = [TrainingLevel.Level(level.level).label for level in lists["levels"] if level.department == row.pk]
        row.office = known.to_ask((row.pk, row.parent, row.university))
        row.programmes_url = programmes_url(university=row.university_slug, **lens.parameters)
    return listed
