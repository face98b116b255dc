"""Names of countries and languages: those of the CLDR, put right where readers here write otherwise."""

import re
import unicodedata
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from django.utils.functional import lazy
from django.utils.translation import get_language
from django_countries.data import COUNTRIES

from .alphabets import sort_key

_LANGUAGES = ("en", "ru", "ky", "kk", "uz")


def _in_each(*names: str) -> dict[str, str]:
    """A language that came later has the CLDR's own names."""
    return dict(zip(_LANGUAGES, names, strict=False))


# Only what differs from the CLDR: its "SAR China", "(Burma)" and "Congo - Kinshasa" are no names people write,
# and it calls Kyrgyzstan in Russian as nobody in Kyrgyzstan does.
_COUNTRIES: dict[str, dict[str, str]] = {
    "CD": _in_each(
        "Democratic Republic of the Congo",
        "Демократическая Республика Конго",
        "Конго Демократиялык Республикасы",
        "Конго Демократиялық Республикасы",
        "Kongo Demokratik Respublikasi",
    ),
    "CG": _in_each(
        "Republic of the Congo", "Республика Конго", "Конго Республикасы", "Конго Республикасы", "Kongo Respublikasi"
    ),
    "CK": {"ru": "Острова Кука"},
    "CX": {"ru": "Остров Рождества"},
    "HK": _in_each("Hong Kong", "Гонконг", "Гонконг", "Гонконг", "Gonkong"),
    "IM": {"ru": "Остров Мэн"},
    "KG": {"ru": "Кыргызстан"},
    "KY": {"ru": "Каймановы острова"},
    "MM": _in_each("Myanmar", "Мьянма", "Мьянма", "Мьянма", "Myanma"),
    "MO": _in_each("Macao", "Макао", "Макао", "Макао", "Makao"),
    "MV": {"ky": "Мальдив аралдары"},
    "PF": {"ky": "Франция Полинезиясы"},
    "PS": _in_each("Palestine", "Палестина", "Палестина", "Палестина", "Falastin"),
    "SH": {"ru": "Остров Святой Елены"},
    "SZ": {"ky": "Эсватини", "uz": "Esvatini"},
    "US": {"ru": "США", "ky": "Америка Кошмо Штаттары"},
}

#: How Unicode calls the letters of a script.
_SCRIPTS = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC", "Hans": "CJK", "Hang": "HANGUL", "Grek": "GREEK"}

# The CLDR's Uzbek has "inglizcha" beside a bare "turk"; here all have the form of the first.
_NAMES_OF_LANGUAGES = {
    "ru": {"ky": "кыргызский"},
    "uz": {
        "ar": "arabcha",
        "fa": "forscha",
        "hi": "hindcha",
        "tg": "tojikcha",
        "tr": "turkcha",
        "ur": "urducha",
        "uz": "oʻzbekcha",
    },
}


@lru_cache(maxsize=2048)
def country_name(code: str, language: str) -> str:
    """The short name of a country by its two letters; the code itself if it is none."""
    own = _COUNTRIES.get(code, {}).get(language)
    return own or _tidied(_locale(language).territories.get(code, code), language)


def language_of(text: str, country: str) -> str:
    """The language of a text of a country that has one and writes it with these letters; nothing where it is open."""
    languages = {code.partition("_")[0] for code in get_official_languages(country)} if country else set()
    if len(languages) != 1 or not text:
        return ""
    [language] = languages
    script = get_global("likely_subtags").get(language, "__").split("_")[1]
    letters = {unicodedata.name(sign, "").partition(" ")[0] for sign in text if sign.isalpha()}
    return language if letters == {_SCRIPTS.get(script, "")} else ""


def countries_sorted(language: str) -> list[tuple[str, str]]:
    """Every country's code and name, in the order of the language's alphabet."""
    return list(_countries_sorted(language))


def names_for_forms() -> dict[str, str]:
    """Every country's name in the reader's language; django-countries itself has none in Kyrgyz, Kazakh and Uzbek."""
    name = lazy(lambda code: country_name(code, get_language() or "en"), str)
    return {code: name(code) for code in COUNTRIES}


@lru_cache(maxsize=256)
def language_name(code: str, language: str) -> str:
    """The name of a language by its code; the code itself if it is none."""
    own = _NAMES_OF_LANGUAGES.get(language, {}).get(code)
    return own or _tidied(_locale(language).languages.get(code.replace("-", "_"), code), language)


@lru_cache
def _countries_sorted(language: str) -> tuple[tuple[str, str], ...]:
    named = [(code, country_name(code, language)) for code in COUNTRIES]
    return tuple(sorted(named, key=lambda country: sort_key(country[1], language)))


@lru_cache
def _locale(language: str) -> Locale:
    return Locale.parse(language if language in _LANGUAGES else "en")


def _tidied(name: str, language: str) -> str:
    if language == "en":
        return name.replace(" & ", " and ")
    if language == "ru":
        full = re.sub(r"\bо-в\b", "остров", name.replace("о-ва", "острова"))
        return re.sub("^остров", "Остров", full)
    if language == "uz":
        # Marks of quotation stand there for the letters oʻ and gʻ and for the sign ʼ.
        return name.replace("‘", "ʻ").replace("’", "ʼ")
    return name
