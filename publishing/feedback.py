"""What a reader tells the editors about a page: no account, no cookie, no JavaScript.

The form carries a signed day instead of a cookie's token (docs/decisions: "A form without a cookie"). Machines are kept
out by a field that people do not see and by a limit for each network address, of which only a digest is kept that
nobody can turn back and that is another one on the next day.
"""

import hmac
from collections.abc import Callable
from datetime import date, timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from publishing import clock
from publishing.languages import current
from publishing.models import Feedback
from publishing.models.redirects import is_site_path, without_language

#: A whole hostel may sit behind one address.
MOST_A_DAY = 20
LONGEST_TEXT, LONGEST_CONTACT, LONGEST_PAGE = 2_000, 200, 500
#: How long a form that was opened may be sent.
DAYS_OPEN = 2

_signer = Signer(salt="publishing.feedback")


def token() -> str:
    """The day on which a form was opened, signed; the same for everyone, so that the page is the same for everyone."""
    return _signer.sign(clock.today().isoformat())


def is_ours(value: str) -> bool:
    """Whether a form was given out by this site, and not long ago."""
    try:
        opened = date.fromisoformat(_signer.unsign(value))
    except (BadSignature, ValueError):
        return False
    return timedelta() <= clock.today() - opened <= timedelta(days=DAYS_OPEN)


def sender(request: HttpRequest) -> str:
    """A digest of the day and of the network that a message comes from; a provider gives a home many IPv6 addresses."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:  # the last one is what our own proxy saw; those before it anybody can invent
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        found = ip_address(address)
        network = str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
    except ValueError:
        network = ""
    return hmac.new(settings.SECRET_KEY.encode(), f"{clock.today()}|{network}".encode(), "sha256").hexdigest()


def about(value: str) -> str:
    """The address of a page of this site; nothing for what is none."""
    path = value.partition("?")[0]
    short = len(value) <= LONGEST_PAGE and value.isprintable() and "\\" not in value
    return value if short and path.startswith("/") and is_site_path(without_language(path)) else ""


class Prose(forms.CharField):
    """A text of several lines; browsers send a line's end as two letters, which nobody has typed."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """No `maxlength`: browsers cut off what is pasted without a word."""
        return {}


class FeedbackForm(forms.Form):
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    text = Prose(
        label=_("What is wrong or outdated?"),
        max_length=LONGEST_TEXT,
        error_messages={"required": _("Write what is wrong or outdated.")},
    )
    contact = forms.CharField(
        label=_("How can we reach you, if we have a question?"),
        help_text=_("Not needed. A phone or an e-mail address, which only the editors see."),
        max_length=LONGEST_CONTACT,
        required=False,
    )
    website = forms.CharField(label=_("Leave this field empty"), required=False)
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(
            request.POST if request.method == "POST" else None, initial={"page": about(request.GET.get("page", ""))}
        )
        self.request = request
        self.too_many = False

    def clean_page(self) -> str:
        return about(self.cleaned_data["page"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refused: tuple[tuple[Callable[[], bool], Any], ...] = (
            (self._is_foreign, _("This message came from another site. Please send it from here once more.")),
            (self._is_old, _("This page was open for a long time. Nothing is lost: please send it once more.")),
            (self._is_automatic, _("This looked like an automatic message. If you wrote it, send it once more.")),
            (
                self._is_one_too_many,
                _("Too many messages came from your network today. Please send it tomorrow, or call the department."),
            ),
        )
        message = next((message for applies, message in refused if applies()), None) if not self.errors else None
        if message:
            self.add_error(None, message)
        return cleaned

    def _is_foreign(self) -> bool:
        """Whether the browser says that the form stood on another site; older ones say it by the origin alone."""
        ours = ("", f"{self.request.scheme}://{self.request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS)
        said = self.request.headers.get("Sec-Fetch-Site", "same-origin")
        return said not in ("same-origin", "none") or self.request.headers.get("Origin", "") not in ours

    def _is_old(self) -> bool:
        return not is_ours(self.cleaned_data.get("token", ""))

    def _is_automatic(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    def _is_one_too_many(self) -> bool:
        self.too_many = Feedback.objects.filter(sender=sender(self.request)).count() >= MOST_A_DAY
        return self.too_many and not self._same().exists()

    def _same(self) -> Any:
        said = {name: self.cleaned_data.get(name, "") for name in ("text", "contact")}
        return Feedback.objects.filter(url=self.cleaned_data.get("page", ""), sender=sender(self.request), **said)

    def shown_page(self) -> str:
        return about(str(self["page"].value() or ""))

    def save(self) -> None:
        """Keeps the message, once if it was sent twice; digests of earlier days have served their purpose."""
        Feedback.objects.filter(created_at__lt=clock.now() - timedelta(days=1)).exclude(sender="").update(sender="")
        if not self._same().exists():
            said = {name: self.cleaned_data[name] for name in ("text", "contact")}
            Feedback.objects.create(
                url=self.cleaned_data["page"], language=current(), sender=sender(self.request), **said
            )
