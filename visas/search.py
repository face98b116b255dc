"""How procedures are found."""

from collections.abc import Iterable

from publishing.countries import country_name
from publishing.languages import text_of
from publishing.search import Source, register
from visas.models import Procedure


def texts(procedure: Procedure, language: str) -> Iterable[str]:
    yield country_name(str(procedure.country), language)
    yield str(procedure.get_kind_display())
    yield from (text_of(procedure, name, language) for name in ("intro", "audience", "legal_act"))
    for step in procedure.steps.all():
        yield text_of(step, "text", language)
        if step.authority:
            yield text_of(step.authority, "name", language)
            yield text_of(step.authority, "short_name", language)
    for document in procedure.documents.all():
        yield text_of(document.document_type, "name", language)


def names(procedure: Procedure) -> Iterable[str]:
    yield procedure.act_number
    yield from (rule.category for rule in procedure.visa_rules.all())


register(
    Source(
        Procedure,
        "visas",
        summary_field="intro",
        lists=("steps__authority", "documents__document_type", "visa_rules"),
        texts=texts,
        names=names,
        weight=3,
    )
)
