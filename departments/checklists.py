"""The papers of a checklist as pages show them: what, how many, in which form, and when they are needed."""

from collections.abc import Iterable
from types import SimpleNamespace

from django.db.models import QuerySet
from django.utils.translation import gettext, ngettext_lazy

from departments.models import ChecklistItem, DocumentType
from publishing.bundles import Ask
from publishing.countries import language_name
from publishing.languages import current

HOW_MANY = {
    ChecklistItem.Format.ORIGINAL: ngettext_lazy("%(n)d original", "%(n)d originals", "n"),
    ChecklistItem.Format.PHOTOCOPY: ngettext_lazy("%(n)d photocopy", "%(n)d photocopies", "n"),
    ChecklistItem.Format.DIGITAL: ngettext_lazy("%(n)d digital file", "%(n)d digital files", "n"),
    ChecklistItem.Format.ANY: ngettext_lazy("%(n)d piece, in any form", "%(n)d pieces, in any form", "n"),
}
TEXTS = {
    "name": "document_type__name",
    "explanation": "document_type__explanation",
    "where_to_get": "document_type__where_to_get",
    "issuer": "issuer",
    "note": "note",
}
COLUMNS = (
    *("pk", "position", "quantity", "format", "notarised", "translated_into", "condition"),
    *("document_type__code", "document_type__sample"),
)


def ask(found: QuerySet, *plain: str) -> Ask:
    """Asks for the papers of a checklist; `plain` names further columns."""
    return Ask(found, TEXTS, (*COLUMNS, *plain), order=lambda paper: (paper.position, paper.pk))


def checklist(papers: Iterable[SimpleNamespace]) -> list[SimpleNamespace]:
    """The papers with what `components/checklist.html` shows; what one is and where to get it is said only once."""
    described = [with_words(paper) for paper in papers]
    explained: set[str] = set()
    for paper in described:
        if paper.document_type__code in explained:
            paper.explanation = paper.where_to_get = paper.sample_url = ""
        explained.add(paper.document_type__code)
    return described


def with_words(paper: SimpleNamespace) -> SimpleNamespace:
    paper.form = [str(HOW_MANY[ChecklistItem.Format(paper.format)] % {"n": paper.quantity})]
    if paper.notarised:
        paper.form.append(gettext("notarised"))
    if paper.translated_into:
        language = language_name(paper.translated_into, current())
        paper.form.append(gettext("translated into: %(language)s") % {"language": language})
    paper.only_if = str(ChecklistItem.Condition(paper.condition).label) if paper.condition else ""
    sample = DocumentType(sample=paper.document_type__sample).sample
    paper.sample_url = sample.url if sample else ""
    return paper
