"""How procedures are found."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from publishing.countries import country_name
from publishing.languages import in_all_languages, text_of
from publishing.search import Place, Source, register, register_place
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
for name, title, about, also_known_as in (
    (
        "index",
        _("Visas and registration"),
        _(
            "What a foreign student or guest has to get done, from the invitation to the extension, in the "
            "order in which it comes up."
        ),
        _("visa, list of procedures, rules of stay"),
    ),
    (
        "check",
        _("What do I have to do, and by when?"),
        _(
            "Answer a few questions and get your own list: what to do, by which day, where, with which papers. "
            "Nothing is stored: your answers stand in the address of the page."
        ),
        _("visa check, do I need a visa, register by, my list"),
    ),
    (
        "exemptions",
        _("Exemptions from registration"),
        _("How long citizens of some countries may stay before they have to register, and the term for everyone else."),
        _("countries without registration, visa-free stay, days without registration"),
    ),
    (
        "changes",
        _("What changed in the rules"),
        _("From when each rule counts, and when one stopped counting; what is still to come stands first."),
        _("new rules, news of visas, changes of the law"),
    ),
):
    register_place(Place(f"visas:{name}", "visas", title, about=(about,), also_known_as=also_known_as))
