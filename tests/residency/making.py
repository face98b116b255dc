"""Makers of specialties, programmes and admissions for tests, in English and Kyrgyz, everything published."""

from typing import Any

from departments.models import Appointment, Department
from publishing.models import State
from residency.models import AdmissionRound, Programme, Specialty, SpecialtyGroup, TrainingLevel
from tests.factories import make_department, make_person, make_post

#: (first day, last day) as (month, day)
SUMMER = {"application": ((6, 20), (7, 20)), "exam": ((8, 1), (8, 20)), "enrolment": (None, (8, 31))}


def make_level(department: Department | None = None, level: str = "residency", **fields: Any) -> TrainingLevel:
    if department is None:
        department = Department.objects.filter(slug="our-university").first() or make_department(
            country="KZ", time_zone="Asia/Almaty"
        )
    found = TrainingLevel.objects.filter(department=department, level=level).first()
    return found or TrainingLevel.objects.create(department=department, level=level, **fields)


def make_group(code: str = "therapeutic", **fields: Any) -> SpecialtyGroup:
    fields.setdefault("name_en", f"{code.capitalize()} specialties")
    fields.setdefault("name_ky", f"{code.capitalize()} адистиктер")
    return SpecialtyGroup.objects.get_or_create(code=code, defaults=fields)[0]


def make_specialty(slug: str = "cardiology", group: str = "therapeutic", **fields: Any) -> Specialty:
    fields.setdefault("name_en", slug.replace("-", " ").capitalize())
    fields.setdefault("name_ky", f"{fields['name_en']} (ky)")
    return Specialty.objects.create(slug=slug, group=make_group(group), **fields)


def make_programme(slug: str = "cardiology", **fields: Any) -> Programme:
    group, covers_children = fields.pop("group", "therapeutic"), fields.pop("covers_children", False)
    if "specialty" not in fields:
        fields["specialty"] = make_specialty(slug, group, covers_children=covers_children)
    fields.setdefault("level", None)
    fields["level"] = fields["level"] or make_level()
    fields.setdefault("duration_months", 36)
    fields.setdefault("state", State.PUBLISHED)
    return Programme.objects.create(slug=slug, **fields)


def make_round(
    level: TrainingLevel, year: int | None = None, windows: dict | None = None, **fields: Any
) -> AdmissionRound:
    fields.setdefault("name_en", "Admission")
    fields.setdefault("department", level.department)
    made = AdmissionRound.objects.create(year=year, **fields)
    made.levels.add(level)
    for stage, (first, last) in (SUMMER if windows is None else windows).items():
        start = dict(zip(("start_month", "start_day"), first, strict=True)) if first else {}
        made.windows.create(stage=stage, end_month=last[0], end_day=last[1], **start)
    return made


def make_lead(department: Department, group: str = "therapeutic", **fields: Any) -> Appointment:
    post = make_post(department, make_person(**fields), role="lead", post_en="Head of programmes")
    make_group(group).leads.add(post)
    return post


def links(element: Any) -> dict[str, str]:
    """The links of a part of a page: their texts with their addresses."""
    return {link.text.strip(): link.get("href") for link in element.all("a")}
