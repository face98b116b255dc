"""Which language a text is really in, and which one a reader gets when theirs is missing."""

from collections.abc import Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation.trans_real import parse_accept_lang_header

CODES: tuple[str, ...] = tuple(settings.MODELTRANSLATION_LANGUAGES)

#: Each language's name in itself, as the switcher shows it.
NATIVE_NAMES = {"en": "English", "ru": "Русский", "ky": "Кыргызча", "kk": "Қазақша", "uz": "Oʻzbekcha"}


class Text(str):
    """A text that knows its language, which may differ from the reader's."""

    lang: str

    def __new__(cls, value: str | None, lang: str) -> "Text":
        text = super().__new__(cls, value or "")
        text.lang = lang
        return text


def current() -> str:
    """The reader's language, always one of CODES."""
    language = (get_language() or "")[:2]
    return language if language in CODES else settings.LANGUAGE_CODE


def accepted(header: str) -> str:
    """The language of a reader whose browser sends this Accept-Language; what it refuses with q=0 is not meant."""
    wanted = (code.partition("-")[0] for code, quality in parse_accept_lang_header(header.lower()) if quality)
    return next((code for code in wanted if code in CODES), settings.LANGUAGE_CODE)


def chain(language: str) -> tuple[str, ...]:
    """The languages to try for a reader of `language`, best first."""
    fallbacks = settings.MODELTRANSLATION_FALLBACK_LANGUAGES
    return (language, *(code for code in fallbacks.get(language, fallbacks["default"]) if code != language))


def pick(values: Mapping[str, str | None], language: str) -> Text:
    """The best of `values` (by language) for a reader of `language`; empty in that language if there is none."""
    for code in chain(language):
        if value := values.get(code):
            return Text(value, code)
    return Text("", language)


def text_of(obj: Any, field: str, language: str | None = None) -> Text:
    """The text of a translated field as a reader of `language` gets it, with the language it is in."""
    value = getattr(obj, field, None)
    if isinstance(value, Text):
        return value
    language = language or current()
    if hasattr(obj, f"{field}_{language}"):
        return pick({code: getattr(obj, f"{field}_{code}", None) for code in CODES}, language)
    return Text(value, language)


def languages_with(obj: Any, fields: Iterable[str]) -> tuple[str, ...]:
    """The languages that have each of `fields` which any language has at all."""
    have = [{code for code in CODES if getattr(obj, f"{field}_{code}", None)} for field in fields]
    have = [codes for codes in have if codes]
    return tuple(code for code in CODES if have and all(code in codes for codes in have))


def in_all_languages(obj: Any, field: str) -> Iterator[str]:
    """The texts of a translated field in all its languages."""
    return (text for code in CODES if (text := getattr(obj, f"{field}_{code}")))


def columns(*fields: str) -> tuple[str, ...]:
    """The columns of translated fields in every language, for searching and listing."""
    return tuple(f"{field}_{code}" for field in fields for code in CODES)


def rows(queryset: QuerySet, texts: Iterable[str] | Mapping[str, str], *plain: str) -> list[SimpleNamespace]:
    """Plain rows of the reader's one language: much cheaper than objects with all five.

    `texts` names translated fields, or maps an attribute to a path (`{"name": "specialty__name"}`); each becomes a
    `Text`. `plain` names other columns; a path like `department__slug` becomes the attribute `department__slug`.
    """
    language = current()
    paths = dict(texts) if isinstance(texts, Mapping) else {name: name for name in texts}
    order = chain(language)
    found = queryset.values_list(*plain, *(f"{path}_{code}" for path in paths.values() for code in order))
    width = len(order)
    listed = []
    for record in found:
        row = SimpleNamespace(**dict(zip(plain, record, strict=False)))
        for index, name in enumerate(paths):
            start = len(plain) + index * width
            values = zip(order, record[start : start + width], strict=True)
            setattr(row, name, next((Text(value, code) for code, value in values if value), Text("", language)))
        listed.append(row)
    return listed
