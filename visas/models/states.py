"""What each state has of its own: offices and public holidays."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from publishing.bounds import DAYS
from publishing.languages import text_of


class Authority(models.Model):
    """A state office that registers, approves or issues."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=250)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    country = CountryField(_("country"), blank=True)
    address = models.CharField(_("address"), max_length=250, blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        ordering = ["code"]

    def __str__(self) -> str:
        return text_of(self, "name") or self.code


class Holiday(models.Model):
    """A public holiday: no working day."""

    country = CountryField(_("country"))
    date = models.DateField(_("date"), validators=DAYS)
    name = models.CharField(_("name"), max_length=150)

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")
        ordering = ["country", "date"]
        constraints = [models.UniqueConstraint(fields=["country", "date"], name="visas_holiday_once")]

    def __str__(self) -> str:
        return f"{self.date} {text_of(self, 'name')}"
