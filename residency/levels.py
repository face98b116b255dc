"""What entering a level of training takes: dates, examinations and papers, for citizens and for foreigners."""

from collections.abc import Iterable
from copy import copy
from types import SimpleNamespace
from typing import Any

from django.utils.translation import gettext

from departments import checklists
from publishing.bundles import Ask, together
from publishing.clock import today
from publishing.countries import language_name
from publishing.languages import Text, current
from publishing.zones import zone_label
from residency.admission_dates import windows
from residency.models import (
    AdmissionDocument,
    AdmissionWindow,
    Applicant,
    EntranceExam,
    ExamOption,
    Prerequisite,
    TrainingLevel,
)


def in_order(row: SimpleNamespace) -> tuple[int, int]:
    return (row.position, row.pk)


def level_page(level: TrainingLevel, only: Applicant | None = None) -> dict[str, Any]:
    """What the pages of all programmes of a level say alike, to everyone or to one kind of applicant."""
    zone = (level.department.university or level.department).time_zone
    lists = together(of_level(level))
    return {
        "languages_of_instruction": [language_name(code, current()) for code in level.languages_of_instruction],
        "prerequisites": lists["prerequisites"],
        "exams": exams(lists["exams"], lists["options"], only),
        "papers": papers(lists["papers"], only),
        "windows": lists["windows"],
        "time_zone": zone_label(zone, today(zone)),
    }


def of_level(level: TrainingLevel) -> dict[str, Ask]:
    exams = EntranceExam.objects.filter(level=level)
    options = ExamOption.objects.filter(exam__level=level)
    return {
        "prerequisites": Ask(
            Prerequisite.objects.filter(level=level),
            {"text": "text"},
            ("pk", "position", "qualification"),
            order=in_order,
        ),
        "exams": Ask(exams, {}, ("pk", "applicant", "kind", "form", "choose_count", "position"), order=in_order),
        "options": Ask(options, {"name": "name"}, ("pk", "exam", "language", "position"), order=in_order),
        "windows": windows(AdmissionWindow.objects.announced(round__levels=level)),
        "papers": checklists.ask(AdmissionDocument.objects.filter(level=level), "applicant"),
    }


def for_applicants(rows: Iterable[SimpleNamespace], only: Applicant | None = None) -> list[SimpleNamespace]:
    """The rows under headings: for citizens and for foreigners where they differ, or else for everyone.

    With `only` those that concern one of the two, under their heading.
    """
    rows = list(rows)
    headings = {Applicant.CITIZEN: gettext("For citizens"), Applicant.FOREIGN: gettext("For foreign citizens")}
    if {row.applicant for row in rows} <= {Applicant.ANY.value}:
        headings = {Applicant.ANY: gettext("For everyone")}
    elif only:
        headings = {only: headings[only]}
    found = [
        SimpleNamespace(
            heading=heading,
            rows=[row for row in rows if row.applicant in (applicant, Applicant.ANY)],
        )
        for applicant, heading in headings.items()
    ]
    return [group for group in found if group.rows]


def exams(
    exam_rows: list[SimpleNamespace], option_rows: list[SimpleNamespace], only: Applicant | None = None
) -> list[SimpleNamespace]:
    """The examinations with what one may choose between, for each kind of applicant."""
    for exam in exam_rows:
        exam.name = str(EntranceExam.Kind(exam.kind).label)
        exam.form_name = str(EntranceExam.Form(exam.form).label) if exam.form else ""
        exam.options = [option_name(option) for option in option_rows if option.exam == exam.pk]
        exam.choose = how_many(exam.choose_count, len(exam.options))
    return for_applicants(exam_rows, only)


def option_name(option: SimpleNamespace) -> Text:
    return Text(language_name(option.language, current()), current()) if option.language else option.name


def how_many(choose: int | None, options: int) -> str:
    """ "one of" or "2 of", where there is a choice."""
    if not choose or choose >= options:
        return ""
    return gettext("one of") if choose == 1 else gettext("%(number)d of") % {"number": choose}


def papers(rows: list[SimpleNamespace], only: Applicant | None = None) -> list[SimpleNamespace]:
    """The papers to hand in, for each kind of applicant."""
    groups = for_applicants(rows, only)
    for group in groups:
        group.rows = checklists.checklist(copy(row) for row in group.rows)
    return groups
