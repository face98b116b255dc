"""What decides between programmes, as lists and comparisons tell one reader: exams, languages, dates."""

from collections.abc import Iterable
from types import SimpleNamespace

from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext

from publishing.bundles import Ask
from publishing.countries import language_name
from publishing.languages import current
from publishing.templatetags.publishing import inline
from residency import wording
from residency.admission_dates import dates_label
from residency.calendar import State
from residency.lens import Lens
from residency.levels import exams, in_order
from residency.models import EntranceExam, ExamOption, Prerequisite, Stage, TrainingLevel


def asks(levels: Iterable[int]) -> dict[str, Ask]:
    """Asks for what the programmes of these levels have in common."""
    levels = list(levels)
    return {
        "levels": Ask(
            TrainingLevel.objects.filter(pk__in=levels),
            {"award": "award"},
            ("pk", "level", "instruction_languages"),
        ),
        "prerequisites": Ask(
            Prerequisite.objects.filter(level__in=levels),
            {"text": "text"},
            ("pk", "level", "position", "qualification"),
            order=in_order,
        ),
        "exams": Ask(
            EntranceExam.objects.filter(level__in=levels),
            {},
            ("pk", "level", "applicant", "kind", "form", "choose_count", "position"),
            order=in_order,
        ),
        "options": Ask(
            ExamOption.objects.filter(exam__level__in=levels),
            {"name": "name"},
            ("pk", "exam", "language", "position"),
            order=in_order,
        ),
    }


def by_level(
    lists: dict[str, list[SimpleNamespace]], countries: dict[int, str], lens: Lens
) -> dict[int, SimpleNamespace]:
    """What `asks` found, for a reader to whom the level of a `country` may be abroad."""
    found = {}
    for level in lists["levels"]:
        own = [exam for exam in lists["exams"] if exam.level == level.pk]
        needed = [row for row in lists["prerequisites"] if row.level == level.pk]
        for row in needed:
            row.has = lens.has(row.qualification)
        codes = [code for code in level.instruction_languages.split(",") if code]
        level.name = str(TrainingLevel.Level(level.level).label)
        level.languages = [language_name(code, current()) for code in codes]
        level.can_study = lens.can_study_in(codes)
        level.exams = exams(own, lists["options"], lens.applicant(countries.get(level.pk, "")))
        for group in level.exams:
            group.short = joined([exam_words(exam) for exam in group.rows])
        level.needed = [needed_words(row) for row in needed]
        level.missing = joined([inline(row.text) for row in needed if row.has is False], "; ")
        # Written once for all the programmes of the level, which a list shows by the dozen.
        level.deciding = render_to_string("residency/_deciding.html", {"level": level})
        found[level.pk] = level
    return found


def exam_words(exam: SimpleNamespace, *, alone: bool = False) -> SafeString | str:
    """An examination in short: "language of instruction (Kazakh, Russian)"; `alone` it begins a line."""
    name = capfirst(exam.name) if alone else exam.name
    options = joined([inline(option) for option in exam.options])
    return format_html("{} ({})", name, options) if options else name


def needed_words(row: SimpleNamespace) -> SafeString | str:
    """What one needs before, in its language, and whether the reader has it as far as that is known."""
    text = inline(row.text)
    if row.has is None:
        return text
    said = gettext("%s – you have this") if row.has else gettext("%s – you still need this")
    before, _, after = said.partition("%s")
    return format_html("{}{}{}" if row.has else "<strong>{}{}{}</strong>", before, text, after)


def joined(texts: Iterable[SafeString | str], between: str = ", ") -> SafeString:
    return format_html_join(between, "{}", ((text,) for text in texts))


def standing(state: State) -> SimpleNamespace:
    """How a programme stands, as a tag and with its next dates."""
    period, edition = state.period, state.edition
    if period is None:
        period, edition = state.applications, state.applications_of
    return SimpleNamespace(
        label=state.label,
        tone=wording.tone(state),
        open=state.open,
        stage=str(Stage(period.window.stage).label) if period else "",
        when=dates_label(period, edition.expected, state.day) if period and edition else "",
    )
