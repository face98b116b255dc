"""Texts with the language they are really in, dates, numbers and countries as the reader's language writes them."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from publishing import countries, dates, numbers, spans
from publishing.feedback import about
from publishing.languages import NATIVE_NAMES, Text, current, text_of

register = template.Library()


def _text(obj: Any, field: str) -> Text:
    if field:
        return text_of(obj, field)
    return obj if isinstance(obj, Text) else Text(str(obj or ""), current())


@register.filter
def plain(obj: Any, field: str = "") -> Text:
    """The bare text, for titles and attributes: `{{ person|plain:"full_name" }}`."""
    return _text(obj, field)


@register.filter
def inline(obj: Any, field: str = "") -> SafeString | str:
    """The text within a line; in another language than the page's it says so, to the eye and to a screen reader."""
    if isinstance(obj, SafeString):
        return obj
    text = _text(obj, field)
    if not text or text.lang == current():
        return format_html("{}", text)
    return _in_its_language(text, fallback_note(text.lang))


@register.filter
def quoted(text: Text) -> SafeString | str:
    """A text that is shown because it is in that language, or in none: nothing need be missing in the reader's."""
    if not text.lang or text.lang == current():
        return format_html("{}", text)
    return _in_its_language(text, NATIVE_NAMES[text.lang])


def _in_its_language(text: Text, note: str) -> SafeString:
    return format_html(
        '<span class="fallback"><span lang="{}">{}</span> <span class="tongue" title="{}">{}</span></span>',
        text.lang,
        text,
        note,
        text.lang,
    )


@register.filter
def prose(obj: Any, field: str = "") -> SafeString | str:
    """The text as paragraphs; an empty line parts them, and a note says it when they are in another language."""
    text = _text(obj, field)
    if not text:
        return ""
    paragraphs = format_html_join("", "<p>{}</p>", ((part,) for part in paragraphs_of(text)))
    if text.lang == current():
        return format_html('<div class="prose">{}</div>', paragraphs)
    return format_html(
        '<div class="prose"><p class="fallback-note">{}</p><div lang="{}">{}</div></div>',
        fallback_note(text.lang),
        text.lang,
        paragraphs,
    )


def paragraphs_of(text: str) -> list[str]:
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(block.split()) for block in blocks if block.strip()]


def fallback_note(language: str) -> str:
    """Says, in the page's language, that a text is not translated yet and in which language it is shown."""
    names = {
        "en": pgettext("shown in", "Not translated yet; shown in English."),
        "ru": pgettext("shown in", "Not translated yet; shown in Russian."),
        "ky": pgettext("shown in", "Not translated yet; shown in Kyrgyz."),
        "kk": pgettext("shown in", "Not translated yet; shown in Kazakh."),
        "uz": pgettext("shown in", "Not translated yet; shown in Uzbek."),
    }
    return names.get(language) or gettext("Not translated yet.")


@register.filter
def lang_of(text: Any) -> str:
    """The language a text is in, for a `lang` attribute."""
    return getattr(text, "lang", current())


@register.simple_tag(takes_context=True)
def feedback_address(context: Any) -> str:
    """Where to tell that this page is wrong; an address too long to carry along loses its query, then itself."""
    request = context.get("request")
    asked = [request.get_full_path(), request.path] if request else []
    page = next((address for address in asked if about(address)), "")
    return reverse("feedback") + (f"?{urlencode({'page': page})}" if page else "")


@register.filter
def country(code: Any) -> str:
    return countries.country_name(str(code), current()) if code else ""


@register.filter
def span(value: spans.Span) -> str:
    return spans.span_label(value, current()) if value else ""


@register.filter
def day(value: date | datetime | None) -> str:
    return dates.day_label(value, current()) if value else ""


@register.filter
def duration(months: int | None) -> str:
    return dates.duration_label(months, current()) if months else ""


@register.filter
def academic_year(start: int | None) -> str:
    return dates.academic_year_label(start, current()) if start else ""


@register.filter
def number(value: Any) -> str:
    return numbers.number_label(value, current()) if value is not None else ""
