"""What a department says of itself: its mission and tasks, its figures, its papers."""

from types import SimpleNamespace
from typing import Any

from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext, gettext_lazy, ngettext, pgettext

from departments.models import Department, Document, KeyFigure, Statement
from publishing.bundles import Ask
from publishing.dates import academic_year_label
from publishing.languages import current
from publishing.numbers import from_number_label, number_label, size_label
from publishing.spans import Span, span_label

#: The headings of the page, in its order.
HEADINGS = {
    Statement.Kind.MISSION: gettext_lazy("Mission"),
    Statement.Kind.VISION: gettext_lazy("Vision"),
    Statement.Kind.GOAL: gettext_lazy("Strategic goal"),
    Statement.Kind.TASK: gettext_lazy("Tasks"),
    Statement.Kind.FUNCTION: gettext_lazy("What it does"),
    Statement.Kind.PRIORITY: gettext_lazy("Priorities"),
    Statement.Kind.EDUCATION_KIND: gettext_lazy("Kinds of education"),
    Statement.Kind.INVITATION: gettext_lazy("You are welcome"),
}
DOCUMENT_COLUMNS = (
    *("pk", "kind", "file", "language", "academic_year", "number"),
    *("published_on", "interim", "is_basis", "position"),
)
NUMBERED = {Statement.Kind.TASK, Statement.Kind.FUNCTION}


def of_department(department: Department) -> dict[str, Ask]:
    in_order = {"order": lambda row: (row.position, row.pk)}
    return {
        "statements": Ask(department.statements.all(), {"text": "text"}, ("pk", "kind", "position"), **in_order),
        "figures": Ask(
            department.key_figures.all(),
            {"label": "label"},
            ("pk", "comparator", "value", "period_years", "as_of_from", "as_of_to", "as_of_precision", "position"),
            **in_order,
        ),
        "documents": Ask(
            department.documents.all(),
            {"title": "title", "issuer": "issuer"},
            DOCUMENT_COLUMNS,
            **in_order,
        ),
    }


def grouped(rows: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """The statements under their headings; what is still to be written is not shown."""
    by_kind: dict[str, list[SimpleNamespace]] = {}
    for row in rows:
        if row.text:
            by_kind.setdefault(row.kind, []).append(row)
    return [
        SimpleNamespace(kind=kind.value, heading=heading, statements=by_kind[kind], numbered=kind in NUMBERED)
        for kind, heading in HEADINGS.items()
        if kind in by_kind
    ]


def figures(rows: list[SimpleNamespace]) -> list[SimpleNamespace]:
    return [SimpleNamespace(value=amount(row), label=row.label, note=note(row)) for row in rows]


def amount(figure: Any) -> str:
    """ "more than 1,000": the comparison and the number."""
    number = number_label(figure.value, current())
    if figure.comparator == KeyFigure.Comparator.MORE_THAN:
        # Translators: in Kyrgyz and Kazakh the number has the ending that goes before "ашык" and "астам".
        return gettext("more than %(number)s") % {"number": from_number_label(figure.value, current())}
    if figure.comparator == KeyFigure.Comparator.AT_LEAST:
        return gettext("at least %(number)s") % {"number": number}
    if figure.comparator == KeyFigure.Comparator.ABOUT:
        return gettext("about %(number)s") % {"number": number}
    return number


def note(figure: Any) -> str:
    parts = []
    if figure.period_years:
        years = ngettext("over %(n)d year", "over %(n)d years", figure.period_years)
        parts.append(years % {"n": figure.period_years})
    as_of = Span(figure.as_of_from, figure.as_of_to, figure.as_of_precision)
    if as_of:
        parts.append(gettext("as of %(date)s") % {"date": span_label(as_of, current())})
    return ", ".join(parts)


def documents(rows: list[SimpleNamespace]) -> list[SimpleNamespace]:
    """The papers it works under, and those it publishes; a paper without its file is named without a link."""
    groups: dict[bool, list[SimpleNamespace]] = {True: [], False: []}
    for row in rows:
        groups[row.is_basis].append(described(row))
    headings = ((True, gettext("Legal basis")), (False, gettext("Documents")))
    return [
        SimpleNamespace(heading=heading, basis=basis, documents=groups[basis])
        for basis, heading in headings
        if groups[basis]
    ]


def described(row: Any) -> SimpleNamespace:
    facts = [str(Document.Kind(row.kind).label)]
    if row.interim:
        facts.append(gettext("interim"))
    if row.number:
        facts.append(gettext("No. %(number)s") % {"number": row.number})
    if row.academic_year:
        facts.append(academic_year_label(row.academic_year, current()))
    file = Document(file=row.file).file
    row.facts, row.url = facts, file.url if file else ""
    row.meta = ", ".join(part for part in (file_meta(file), in_language(row.language)) if part) if file else ""
    return row


def in_language(code: str) -> str:
    """ "in Kyrgyz", where a file is in another language than the page."""
    names = {
        "en": pgettext("file", "in English"),
        "ru": pgettext("file", "in Russian"),
        "ky": pgettext("file", "in Kyrgyz"),
        "kk": pgettext("file", "in Kazakh"),
        "uz": pgettext("file", "in Uzbek"),
    }
    return names.get(code, "") if code != current() else ""


def file_meta(file: FieldFile) -> str:
    """ "PDF, 240 KB", so that nobody pays for a download unawares."""
    suffix = str(file.name).rsplit(".", 1)[-1].upper()
    try:
        return f"{suffix}, {size_label(file.size, current())}"
    except OSError:
        return suffix
