"""How programmes are found."""

from collections.abc import Iterable

from publishing.languages import in_all_languages, text_of
from publishing.search import Source, register
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
