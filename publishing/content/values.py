"""How one field is read from text, compared and set: plain values, texts in a language, spans, references, files."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property

from publishing.spans import Span, parse_span, span_text

_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")
_MOST_CHOICES_NAMED = 24


def digest(text: str) -> str:
    """Tells texts apart without keeping them; short, since there is one for each field of each record."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def as_text(value: Any) -> str:
    """One spelling for equal values, whether they come from a file, a form or a database."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, datetime) and timezone.is_aware(value):
        return value.astimezone(timezone.get_default_timezone()).isoformat()
    return str(value).replace("\r\n", "\n").strip()


class Slot:
    """One thing that a content file can set on an object."""

    #: The field as a content file names it, and under which key its digests are kept.
    label: str
    key: str
    #: The columns it fills, by the names under which `clean` may complain of them.
    columns: tuple[str, ...]

    def __init__(self, label: str, key: str = "", columns: Iterable[str] = ()) -> None:
        self.label = label
        self.key = key or label
        self.columns = tuple(columns) or (self.key,)

    def value(self, text: str) -> Any:
        """The value that a file means by `text`; ValidationError if it means none."""
        raise NotImplementedError

    def get(self, obj: models.Model) -> Any:
        return getattr(obj, self.key)

    def set(self, obj: models.Model, value: Any) -> None:
        setattr(obj, self.key, value)

    def default(self) -> Any:
        """What an object has that nobody has given a value."""
        return None

    def text(self, value: Any) -> str:
        return as_text(value)

    def text_in(self, obj: models.Model) -> str:
        return self.text(self.get(obj))


class Plain(Slot):
    """A number, a date, a choice, a code: whatever a column of its own converts from text."""

    def __init__(self, field: models.Field) -> None:
        super().__init__(field.name)
        self.field = field
        self.many = bool(getattr(field, "multiple", False))

    def value(self, text: str) -> Any:
        text = text.strip()
        if isinstance(self.field, models.BooleanField):
            return self._truth(text)
        if not text and self.field.null:
            return None
        self._check_choice(text)
        value = self.field.to_python(text)
        if isinstance(value, datetime) and timezone.is_naive(value):
            return timezone.make_aware(value, timezone.get_default_timezone())
        return value

    def _truth(self, text: str) -> bool:
        if text.lower() not in (*_YES, *_NO):
            raise ValidationError(f"“{text}” is neither true nor false.")
        return text.lower() in _YES

    @cached_property
    def choices(self) -> list[str]:
        return [str(code) for code, _label in self.field.flatchoices or ()]

    def _check_choice(self, text: str) -> None:
        wrong = [part for part in (text.split(",") if self.many else [text]) if part and part not in self.choices]
        if not self.choices or not wrong:
            return
        named = [code for code in self.choices if code]
        known = f" Choose {', '.join(named)}." if len(named) <= _MOST_CHOICES_NAMED else ""
        raise ValidationError(f"“{wrong[0]}” cannot be chosen here.{known}")

    def default(self) -> Any:
        return self.field.get_default()

    def get(self, obj: models.Model) -> Any:
        return self.field.get_prep_value(getattr(obj, self.field.attname))

    def text(self, value: Any) -> str:
        return as_text(self.field.get_prep_value(value)) if self.many else as_text(value)


class Translation(Slot):
    """The text of one field in one language."""

    def __init__(self, name: str, language: str) -> None:
        super().__init__(f"{name}.{language}", f"{name}_{language}")
        self.name = name
        self.language = language

    def value(self, text: str) -> str:
        return text.strip()


class Period(Slot):
    """A `Dated` span: three columns, written as one text."""

    def __init__(self, name: str) -> None:
        super().__init__(name, columns=(name, *(f"{name}_{part}" for part in ("from", "to", "precision"))))

    def value(self, text: str) -> Span:
        if not text.strip():
            return Span.unknown()
        try:
            return parse_span(text)
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def default(self) -> Span:
        return Span.unknown()

    def text(self, value: Span) -> str:
        return span_text(value)


class Upload(Slot):
    """A file beside the content file; its stored name is generated, so it tells whether an editor replaced it."""

    def __init__(self, field: models.FileField) -> None:
        super().__init__(field.name)

    def default(self) -> str:
        return ""

    def text(self, value: Any) -> str:
        return getattr(value, "name", value) or ""


class Reference(Slot):
    """A foreign key. Its value is an object; in a digest it stands for itself by the key of its record."""

    def __init__(self, field: models.ForeignKey) -> None:
        super().__init__(field.name, columns=(field.name, field.attname))
        self.field = field
        self.model: type[models.Model] = field.related_model
        self.required = not field.null

    def get(self, obj: models.Model) -> Any:
        return getattr(obj, self.field.attname)


class References(Slot):
    """A many-to-many list of objects."""

    def __init__(self, field: models.ManyToManyField) -> None:
        super().__init__(field.name)
        self.field = field
        self.model: type[models.Model] = field.related_model
        self.required = not field.blank

    def default(self) -> str:
        return ""
