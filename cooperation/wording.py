"""Small pieces of wording that several pages share; each text keeps the language it is in."""

from types import SimpleNamespace
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from cooperation.validity import CONCLUDED, SIGNED, Status
from publishing.countries import country_name
from publishing.dates import academic_year_label
from publishing.languages import current
from publishing.spans import Span, span_label
from publishing.templatetags.publishing import inline

TONES = {
    Status.IN_FORCE: "good",
    Status.EXPIRING: "wait",
    Status.UNDATED: "plain",
    Status.BEING_SIGNED: "wait",
    Status.NEGOTIATING: "info",
    Status.PLANNED: "info",
}


def tone_of(status: Status) -> str:
    return TONES.get(status, "off")


def noted(*texts: str) -> SafeString:
    """The texts that there are, in one line with dots between them."""
    marked = (text if isinstance(text, SafeString) else inline(text) for text in texts if text)
    return format_html_join(" · ", "{}", ((text,) for text in marked))


def place(row: Any) -> SafeString:
    """City and country, as far as they are known."""
    return noted(row.city, country_name(str(row.country), current()) if row.country else "")


def span_of(row: Any, prefix: str) -> Span:
    """The span of a plain row, which has the three columns but no descriptor."""
    return Span(*(getattr(row, f"{prefix}_{part}") for part in ("from", "to", "precision")))


def when_label(row: Any) -> str:
    """When something was: its date, or its academic year, or nothing if neither is known."""
    when = span_of(row, "when")
    if when:
        return span_label(when, current())
    return academic_year_label(row.academic_year, current()) if row.academic_year else ""


def signed_label(agreement: Any) -> str:
    """The date of signing as well as it is known."""
    signed = span_of(agreement, "signed")
    return span_label(signed, current()) if signed else ""


def signing_label(agreement: Any) -> str:
    """The date of signing, or what there is to say instead; nothing for what is not signed yet."""
    if agreement.signing_state not in CONCLUDED or agreement.kind == "contact":  # nobody signs a working contact
        return ""
    unknown = gettext("signing date not known") if agreement.signing_state == SIGNED else gettext("not stated")
    return signed_label(agreement) or unknown


def pairs(*found: tuple[Any, Any]) -> list[tuple[str, Any]]:
    """Facts without those that are not known."""
    return [(str(label), value) for label, value in found if value]


def by_key(listed: list[SimpleNamespace], key: str) -> dict[int, list[SimpleNamespace]]:
    """Rows under the key of what they belong to."""
    groups: dict[int, list[SimpleNamespace]] = {}
    for row in listed:
        groups.setdefault(getattr(row, key), []).append(row)
    return groups
