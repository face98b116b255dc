"""How the form of a translated thing is laid out: the languages of one text together, none of them the required one."""

from typing import Any

from django import forms
from django.db.models import BLANK_CHOICE_DASH, URLField
from django.utils.text import capfirst
from django.utils.translation import gettext
from django_countries.fields import CountryField

from publishing.bounds import LANGUAGE_CODE, LANGUAGE_LIST
from publishing.countries import countries_sorted
from publishing.forms import required_texts
from publishing.language_fields import LanguageField, LanguagesField
from publishing.languages import CODES, NATIVE_NAMES, current


class AnyLanguage:
    """The languages of one text stand together, named in their own words, and none of them is the required one."""

    formfield_overrides = {URLField: {"assume_scheme": "https"}}

    def patch_translation_field(self, db_field: Any, field: forms.Field, request: Any, **kwargs: Any) -> None:
        original = getattr(db_field, "translated_field", None)
        if original is None:
            return
        field.required = False
        field.label = f"{capfirst(str(original.verbose_name))} · {NATIVE_NAMES[db_field.language]}"
        field.widget.attrs |= {"lang": db_field.language, "data-language": db_field.language}
        if original.name in required_texts(db_field.model):
            field.widget.attrs["data-needed"] = True
            needed = gettext("Required in at least one language.")
            field.help_text = f"{field.help_text} {needed}".strip()
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 5

    def formfield_for_choice_field(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if isinstance(db_field, CountryField):
            # By themselves they would stand in the order of their Latin letters only.
            blank = [] if db_field.multiple else BLANK_CHOICE_DASH
            kwargs["choices"] = [*blank, *countries_sorted(current())]
        return super().formfield_for_choice_field(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        named: dict[str, Any] = {"label": capfirst(db_field.verbose_name), "required": not db_field.blank}
        if LANGUAGE_CODE[0] in db_field.validators:
            return LanguageField(**named)
        if LANGUAGE_LIST[0] in db_field.validators:
            return LanguagesField(**named)
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def get_fieldsets(self, request: Any, obj: Any = None) -> Any:
        found = super().get_fieldsets(request, obj)  # type: ignore[misc]
        texts = {column: name for name in self.trans_opts.all_fields for column in languages_of(name)}  # type: ignore[attr-defined]
        return [(title, options | {"fields": grouped(options["fields"], texts)}) for title, options in found]


def languages_of(name: str) -> list[str]:
    return [f"{name}_{code}" for code in CODES]


def grouped(lines: Any, texts: dict[str, str]) -> list[Any]:
    """The lines of a fieldset with the columns of each translated text joined into one line."""
    joined: list[Any] = []
    for line in lines:
        name = texts.get(line) if isinstance(line, str) else None
        if name is None:
            joined.append(line)
        elif (columns := tuple(languages_of(name))) not in joined:
            joined.append(columns)
    return joined
