"""How to reach a department, or somebody in a post."""

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from departments.models.owners import OfDepartmentOrPost

MESSENGERS = {
    "https://wa.me/": "WhatsApp",
    "https://t.me/": "Telegram",
    "https://m.me/": "Messenger",
    "https://signal.me/": "Signal",
}
TELEGRAM_NAME = RegexValidator(
    r"^@[A-Za-z]\w{3,31}\Z", _("A name in Telegram has Latin letters, digits and _ after the @: @faculty_osh.")
)


class ContactQuerySet(models.QuerySet):
    def shown(self):
        """What readers see: not hidden, and not merely known to be missing."""
        return self.filter(public=True).exclude(value="")

    def missing(self):
        return self.filter(value="")


class Contact(OfDepartmentOrPost):
    """A phone, an address for mail, a messenger or a web address, of a department or of somebody in a post."""

    class Kind(models.TextChoices):
        PHONE = "phone", _("phone")
        EMAIL = "email", _("e-mail")
        MESSENGER = "messenger", _("messenger")
        WEB = "web", _("web")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.CharField(
        _("number or address"),
        max_length=250,
        blank=True,
        help_text=_("Leave empty if it is still to be found: readers see nothing, the to-do list keeps it."),
    )
    extension = models.CharField(pgettext_lazy("phone", "extension"), max_length=10, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    public = models.BooleanField(_("shown to readers"), default=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = ContactQuerySet.as_manager()

    class Meta(OfDepartmentOrPost.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        default_related_name = "contacts"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.readable or '–'}"

    def clean(self) -> None:
        """Writes a phone as E.164 and refuses what cannot be dialled, mailed or opened."""
        self.value = self.value.strip()
        if not self.value:
            return
        if self.kind == self.Kind.MESSENGER and self.value.startswith("@"):
            TELEGRAM_NAME(self.value)
        elif self.kind == self.Kind.WEB or (self.kind == self.Kind.MESSENGER and self.value.startswith("http")):
            URLValidator(["http", "https"], message=_("A web address begins with https://."))(self.value)
        elif self.kind == self.Kind.EMAIL:
            EmailValidator(_("This is no e-mail address."))(self.value)
        else:
            self.value = phone_as_e164(self.value, self._country())

    def _country(self) -> str:
        department = self.department or (self.appointment.department if self.appointment else None)
        while department and department.parent:  # `university` is set by the first save only
            department = department.parent
        return str(department.country) if department and department.country else "KG"

    @property
    def readable(self) -> str:
        """The phone in its international form with spaces; anything else as it is."""
        if self.kind in (self.Kind.PHONE, self.Kind.MESSENGER) and self.value.startswith("+"):
            try:
                number = phonenumbers.parse(self.value)
            except phonenumbers.NumberParseException:  # a form that was refused still shows what was typed
                return self.value
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return self.value

    @property
    def link(self) -> str:
        """What a tap opens: a call, a mail, a chat or a page."""
        if self.kind == self.Kind.PHONE:
            return f"tel:{self.value}" + (f";ext={self.extension}" if self.extension else "")
        if self.kind == self.Kind.EMAIL:
            return f"mailto:{self.value}"
        if self.kind == self.Kind.MESSENGER and self.value.startswith("+"):
            return f"https://wa.me/{self.value.lstrip('+')}"
        if self.kind == self.Kind.MESSENGER and self.value.startswith("@"):
            return f"https://t.me/{self.value.lstrip('@')}"
        return self.value

    @property
    def service(self) -> str:
        """The messenger that the link opens, by the name it goes by everywhere."""
        if self.kind != self.Kind.MESSENGER:
            return ""
        return next((name for start, name in MESSENGERS.items() if self.link.startswith(start)), "")


def phone_as_e164(value: str, country: str) -> str:
    """`(0772) 006020` in KG -> `+996772006020`. Raises ValidationError for what is no possible number there."""
    try:
        number = phonenumbers.parse(value, country)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValidationError(
            {"value": _("This is no phone number; write it like +996 705 508 455.")}, code="invalid_phone"
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
