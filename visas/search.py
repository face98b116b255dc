"""How procedures are found."""

from collections.abc import Iterable

from publishing.countries import country_name
from publishing.languages import in_all_languages, text_of
from publishing.search import Source, register
from visas.models import Procedure


def texts(procedure: Procedure, language: str) -> Iterable[str]:
    """What stands on the page at any time; fees and deadlines come and go by the clock, which no edit tells of."""
    yield from (text_of(procedure, name, language) for name in ("intro", "audience"))
    yield str(procedure.get_kind_display())
    yield country_name(str(procedure.country), language)
    yield text_of(procedure, "legal_act", language)
    for step in procedure.steps.all():
        yield text_of(step, "text", language)
        if step.authority:
            yield text_of(step.authority, "name", language)
            yield text_of(step.authority, "address", language)
    for document in procedure.documents.all():
        yield text_of(document.document_type, "name", language)
        yield text_of(document, "note", language)


def names(procedure: Procedure) -> Iterable[str]:
    yield procedure.act_number
    yield from (rule.category for rule in procedure.visa_rules.all())
    for step in procedure.steps.all():
        if step.authority:
            yield step.authority.code
            yield from in_all_languages(step.authority, "short_name")


register(
    Source(
        Procedure,
        "visas",
        follows=("steps__authority", "documents__document_type", "visa_rules"),
        texts=texts,
        names=names,
        weight=3,
    )
)
