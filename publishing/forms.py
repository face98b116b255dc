"""The forms of the admin: any one language will do, a slug is proposed, a stale save is refused."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from concurrency.exceptions import VersionError
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from modeltranslation.translator import translator

from publishing.invisible import without_invisible_ends
from publishing.languages import CODES, current
from publishing.models import Dated
from publishing.spans import completed
from publishing.violations import field_to_mend


class RuledForm(forms.ModelForm):
    """Says at a field what a rule of the database refuses; takes a text without what cannot be seen around it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField):
                field.to_python = partial(_as_seen, field.to_python)  # type: ignore[method-assign]

    def _update_errors(self, errors: ValidationError) -> None:
        found = getattr(errors, "error_dict", {})
        for error in found.pop(NON_FIELD_ERRORS, []):
            field = field_to_mend(error, self.instance, self.fields)
            found.setdefault(field or NON_FIELD_ERRORS, []).append(error)
        super()._update_errors(errors)  # type: ignore[misc]


def _as_seen(to_python: Callable[[Any], Any], value: Any) -> Any:
    return to_python(without_invisible_ends(value) if isinstance(value, str) else value)


def _unsigned(to_python: Callable[[Any], Any], value: Any) -> Any:
    """The version that a form was opened with; a forged or damaged one is as good as none."""
    try:
        return to_python(value)
    except VersionError:
        return 0


class TranslatedForm(RuledForm):
    """A required text must be there in at least one language, whichever that is; a stale save is refused."""

    #: Tells what is stored now; the admin sets it on the form of a thing that has no version of its own.
    state_now: "ClassVar[staticmethod[[], str] | None]" = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._prepare_spans()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in required_texts(self._meta.model):
            columns = [f"{name}_{code}" for code in CODES if f"{name}_{code}" in self.fields]
            if columns and not any(cleaned.get(column) for column in columns) and not self.errors.keys() & set(columns):
                self.add_error(f"{name}_{current()}", gettext("Write this in at least one language."))
        if self._guards_what_is_stored():
            started_from = self._started_from(cleaned)
            if not started_from:
                self.add_error(None, self._unmarked_message())
            elif started_from != self._stored_now():
                self.add_error(None, self._stale_message())
        return cleaned

    def _guards_what_is_stored(self) -> bool:
        return bool(self.state_now and self.instance.pk and not self.prefix)

    def _started_from(self, cleaned: dict[str, Any]) -> Any:
        """The mark of what was stored when the form was opened."""
        return self.data.get("seen")

    def _stored_now(self) -> Any:
        return self.state_now() if self.state_now else None

    def _unmarked_message(self) -> str:
        return gettext(
            "This form has lost the mark that tells whether somebody else has saved this page since you opened it, so "
            "it was not saved. Nothing of yours is lost: your text stands in this form. Open the page in a second "
            "window, compare, and enter your changes there."
        )

    def _stale_message(self) -> str:
        message = gettext(
            "Somebody else has saved this page while you were editing it. Nothing of yours is lost: your text stands "
            "in this form. Open the page in a second window, compare, and enter your changes there."
        )
        labels = [str(self.fields[name].label) for name in self.changed_data if name != "version"]
        if labels:
            message += " " + gettext("Yours differs from what is stored now in: %(fields)s.") % {
                "fields": ", ".join(labels)
            }
        return message

    def _prepare_spans(self) -> None:
        """Each field of a date says which date it belongs to; a last day that follows by itself is not shown."""
        for prefix, attribute in vars(self._meta.model).items():
            first = self.fields.get(f"{prefix}_from") if isinstance(attribute, Dated) else None
            if first is None:
                continue
            span = getattr(self.instance, prefix)
            if span and span == completed(span.start, span.precision):
                self.initial[f"{prefix}_to"] = None
            if first.help_text:
                what, first.help_text = capfirst(str(first.help_text)), ""
                for part in ("from", "to", "precision"):
                    if field := self.fields.get(f"{prefix}_{part}"):
                        own = self._meta.model._meta.get_field(f"{prefix}_{part}").verbose_name
                        field.label = f"{what}: {own}"


def required_texts(model: type) -> list[str]:
    """The translated fields that may not be empty in every language."""
    fields = []
    for name in translator.get_options_for_model(model).all_fields:
        try:
            field = model._meta.get_field(name)  # type: ignore[attr-defined]
        except FieldDoesNotExist:
            continue
        if field.editable and not field.blank:
            fields.append(name)
    return fields


class PublishedForm(TranslatedForm):
    """The form of a page, whose version tells whether somebody else has saved since."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("slug", "version"):
            if name in self.fields:
                self.fields[name].required = False
        if version := self.fields.get("version"):
            version.to_python = partial(_unsigned, version.to_python)  # type: ignore[method-assign]
        if "slug" in self.fields and not self.instance.pk:
            self.fields["slug"].help_text = gettext("Leave empty to have it made from the title.")

    def _guards_what_is_stored(self) -> bool:
        return bool(self.instance.pk and "version" in self.fields)

    def _started_from(self, cleaned: dict[str, Any]) -> Any:
        return cleaned.get("version")

    def _stored_now(self) -> Any:
        stored = type(self.instance)._base_manager.filter(pk=self.instance.pk)
        return stored.values_list("version", flat=True).first()
