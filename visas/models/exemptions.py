"""Who has more time to register, and for which stay."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_countries.fields import CountryField

from publishing.bounds import DAYS, at_most
from publishing.languages import text_of
from visas.models.effect import DayKind, Effective, EffectiveManager, Enacted, Sourced


class ExemptionList(Enacted, Effective):
    """An act that frees citizens of listed states from registration, and the term for all who are not listed."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    country = CountryField(_("country"))
    title = models.CharField(_("title"), max_length=300)
    text = models.TextField(_("text"), blank=True)
    legal_act = models.CharField(_("legal act"), max_length=300, blank=True)
    covers_stateless = models.BooleanField(_("covers stateless persons"), default=False)
    default_days = models.PositiveSmallIntegerField(_("days for everyone else"), validators=at_most(3650))
    default_day_kind = models.CharField(_("kind of days"), max_length=10, choices=DayKind, default=DayKind.WORKING)
    source = models.URLField(_("source"), blank=True)
    checked_on = models.DateField(_("checked on"), null=True, blank=True, validators=DAYS)

    objects = EffectiveManager()

    class Meta(Effective.Meta):
        verbose_name = _("list of exemptions")
        verbose_name_plural = _("lists of exemptions")
        ordering = ["country", "-effective_from"]

    def __str__(self) -> str:
        return text_of(self, "title")


class RegistrationExemption(Sourced, Enacted, Effective):
    """How long citizens of one state may stay without registering. A state without a row gets the default term."""

    class Scope(models.TextChoices):
        PRIVATE = "private", _("private stay")
        ANY = "any", _("any purpose")

    exemption_list = models.ForeignKey(ExemptionList, on_delete=models.CASCADE, related_name="exemptions")
    country = CountryField(_("citizens of"))
    days = models.PositiveSmallIntegerField(_("days without registration"), validators=at_most(3650))
    day_kind = models.CharField(_("kind of days"), max_length=10, choices=DayKind, default=DayKind.CALENDAR)
    scope = models.CharField(
        pgettext_lazy("purpose of stay", "for"), max_length=8, choices=Scope, default=Scope.PRIVATE
    )

    objects = EffectiveManager()

    class Meta(Effective.Meta):
        verbose_name = _("exemption from registration")
        verbose_name_plural = _("exemptions from registration")
        ordering = ["country", "effective_from"]
        constraints = [
            *Effective.Meta.constraints,
            models.CheckConstraint(
                condition=Q(days__gte=1),
                name="visas_exempt_at_least_a_day",
                violation_error_message=_("An exemption of 0 days is none: remove the country instead."),
            ),
            models.UniqueConstraint(
                fields=["exemption_list", "country", "effective_from"],
                condition=Q(effective_from__isnull=False),
                name="visas_exemption_once_from",
            ),
            models.UniqueConstraint(
                fields=["exemption_list", "country"],
                condition=Q(effective_from__isnull=True),
                name="visas_exemption_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.days}"
