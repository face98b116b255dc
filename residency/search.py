"""How programmes and the pages about all of them are found."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from publishing.languages import in_all_languages, text_of
from publishing.search import Place, Source, register, register_place
from residency.models import Programme


def programme_texts(programme: Programme, language: str) -> Iterable[str]:
    specialty, level = programme.specialty, programme.level
    yield text_of(programme, "about", language)
    yield str(level.get_level_display())
    yield text_of(specialty.group, "name", language)
    yield text_of(level.department, "name", language)
    yield text_of(level.department, "short_name", language)


def programme_names(programme: Programme) -> Iterable[str]:
    for names in in_all_languages(programme.specialty, "also_known_as"):
        yield from names.split(",")
    for code in programme.specialty.codes.all():
        yield code.code


register(
    Source(
        Programme,
        "residency",
        follows=("specialty__group", "specialty__codes", "level__department"),
        texts=programme_texts,
        names=programme_names,
        weight=3,
    )
)
register_place(
    Place(
        "residency:index",
        "residency",
        _("Residency"),
        about=(
            _(
                "What one can train for after the diploma: how long each specialty takes, which exams one sits, and "
                "when to apply."
            ),
        ),
        also_known_as=_("specialties, list of programmes, postgraduate training"),
    )
)
register_place(
    Place(
        "residency:calendar",
        "residency",
        _("Admission calendar"),
        about=(
            _("From when to when each university takes applications, holds its entrance exams and enrols."),
            _("All dates as a calendar file"),
        ),
        also_known_as=_("deadlines, when to apply, last day to apply, dates of exams, admission dates"),
    )
)
register_place(
    Place(
        "residency:for_you",
        "residency",
        _("Show what concerns me"),
        about=(
            _("Answer what you like. The pages then leave out what is not meant for you and tell what you still need."),
        ),
        also_known_as=_("my citizenship, may I apply, conditions for foreigners"),
    )
)
register_place(
    Place(
        "residency:compare",
        "residency",
        _("Compare programmes"),
        about=(_("Two to four programmes side by side: first what differs, then what is the same."),),
    )
)
