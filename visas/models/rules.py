"""The rules of a procedure: by when, for how long, at what cost."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.bounds import AMOUNT, CURRENCY, MONTHS, TERM_DAYS, at_most
from visas.models.effect import DayKind, Effective, EffectiveManager, Sourced
from visas.models.procedures import Procedure


class DeadlineRule(Sourced, Effective):
    """By when something must be done, counted from an event: after it if positive, before it if negative."""

    class Event(models.TextChoices):
        BORDER_CROSSING = "border_crossing", _("crossing the border")
        VISA_EXPIRY = "visa_expiry", _("end of the visa")
        PASSPORT_EXPIRY = "passport_expiry", _("end of the passport")
        VISA_GRANTED = "visa_granted", _("grant of the visa")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="deadlines")
    event = models.CharField(_("counted from"), max_length=16, choices=Event)
    offset_days = models.SmallIntegerField(
        _("days"),
        validators=TERM_DAYS,
        help_text=_("5: within five days after. -30: at least thirty days before."),
    )
    day_kind = models.CharField(_("kind of days"), max_length=10, choices=DayKind, default=DayKind.WORKING)
    basis = models.CharField(_("legal basis"), max_length=300, blank=True)

    objects = EffectiveManager()

    class Meta(Effective.Meta):
        verbose_name = _("deadline")
        verbose_name_plural = _("deadlines")
        ordering = ["event", "effective_from", "pk"]

    def __str__(self) -> str:
        return f"{self.get_event_display()}: {self.offset_days:+} ({self.get_day_kind_display()})"


class VisaRule(Sourced, Effective):
    """How long one visa of a category lasts, how it is renewed, and where it ends for good."""

    class Unit(models.TextChoices):
        ACADEMIC_YEAR = "academic_year", _("academic year")
        YEAR = "year", _("year")
        MONTH = "month", _("month")
        DAY = "day", _("day")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="visa_rules")
    category = models.CharField(_("category"), max_length=20)
    max_grant = models.PositiveSmallIntegerField(_("longest single visa"), validators=at_most(999))
    max_grant_unit = models.CharField(_("unit"), max_length=14, choices=Unit, default=Unit.YEAR)
    renewable = models.BooleanField(_("renewable"), default=False)
    renewal = models.PositiveSmallIntegerField(_("length of a renewal"), null=True, blank=True, validators=at_most(999))
    renewal_unit = models.CharField(_("unit"), max_length=14, choices=Unit, default=Unit.YEAR)
    max_total_years = models.PositiveSmallIntegerField(
        _("at most, years in all"), null=True, blank=True, validators=at_most(99)
    )
    or_course_duration = models.BooleanField(_("… or the length of the course"), default=False)
    open_question = models.TextField(_("open question"), blank=True)

    objects = EffectiveManager()

    class Meta(Effective.Meta):
        verbose_name = _("visa rule")
        verbose_name_plural = _("visa rules")
        ordering = ["category", "pk"]

    def __str__(self) -> str:
        return self.category


class Fee(Sourced, Effective):
    """What a procedure costs, where that is known: for everyone, or only for those whom it names."""

    class Kind(models.TextChoices):
        STATE_FEE = "state_fee", _("state fee")
        SERVICE = "service", _("service fee")
        URGENT = "urgent", _("urgent service fee")
        VISA = "visa", _("visa fee")
        DOCUMENTS = "documents", _("handling of documents")
        FINE = "fine", _("fine")

    class Entries(models.TextChoices):
        NONE = "", _("does not apply")
        SINGLE = "single", _("single entry")
        MULTIPLE = "multiple", _("multiple entries")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="fees")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    entries = models.CharField(_("entries"), max_length=10, choices=Entries, blank=True, default=Entries.NONE)
    months = models.PositiveSmallIntegerField(_("for up to, months"), null=True, blank=True, validators=MONTHS)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2, validators=AMOUNT)
    currency = models.CharField(_("currency"), max_length=3, validators=CURRENCY)
    only_for = models.CharField(
        _("only for"),
        max_length=150,
        blank=True,
        help_text=_("Whom this sum is for, if not for everyone. The page first names what everyone else pays."),
    )
    note = models.CharField(_("note"), max_length=250, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = EffectiveManager()

    class Meta(Effective.Meta):
        verbose_name = _("fee")
        verbose_name_plural = _("fees")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.amount} {self.currency}"
