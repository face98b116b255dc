"""Languages chosen by their names, and stored as codes: `ru`, or `kk,ru` where there may be several."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import BLANK_CHOICE_DASH
from django.utils.text import capfirst

from publishing.alphabets import sort_key
from publishing.countries import language_name
from publishing.languages import CODES, current

#: What people here teach in, speak and are examined in; the languages of the site come before them.
OTHERS = (
    *("ar", "az", "de", "es", "fa", "fr", "hi", "hy", "it", "ja", "ka", "ko", "mn", "ne", "pa", "ps", "tg", "tk"),
    *("tr", "ug", "uk", "ur", "zh"),
)


def codes_of(stored: Any) -> list[str]:
    """ "kk,ru" -> the two; a list stays one."""
    return [code for code in stored.split(",") if code] if isinstance(stored, str) else list(stored or ())


def language_choices(first: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Those of `first`, those of the site, and the others in the order of the reader's alphabet."""
    language = current()
    others = sorted(OTHERS, key=lambda code: sort_key(language_name(code, language), language))
    offered = dict.fromkeys((*first, *CODES, *others))
    return [(code, capfirst(language_name(code, language))) for code in offered]


def _is_language(code: str) -> bool:
    return len(code) == 2 and code.isalpha() and language_name(code, "en") != code


class LanguageField(forms.ChoiceField):
    """One language; a stored one is offered even if it is rare."""

    def prepare_value(self, value: Any) -> Any:
        self.choices = [*BLANK_CHOICE_DASH, *language_choices(codes_of(value)[:1])]
        return value

    def valid_value(self, value: str) -> bool:
        return _is_language(value)


class LanguagesField(forms.MultipleChoiceField):
    """Several languages; those that are stored stand first, so that a save keeps their order."""

    widget = forms.CheckboxSelectMultiple

    def prepare_value(self, value: Any) -> list[str]:
        codes = codes_of(value)
        self.choices = language_choices(codes)
        return codes

    def valid_value(self, value: str) -> bool:
        return _is_language(value)

    def clean(self, value: Any) -> str:
        return ",".join(dict.fromkeys(super().clean(value)))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(codes_of(initial), data)
