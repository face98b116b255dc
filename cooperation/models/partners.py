"""Institutions outside the university, under their present and former names."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from publishing.bounds import YEARS
from publishing.languages import text_of
from publishing.models import Published
from publishing.uploads import PictureField


class Partner(Published):
    """An institution outside the university that we work with, or mean to."""

    class Kind(models.TextChoices):
        UNIVERSITY = "university", _("university")
        MEDICAL_CENTER = "medical_center", _("medical centre")
        CLINIC = "clinic", _("clinic")
        ACADEMY = "academy", _("academy")
        COMPANY = "company", _("company")
        MEDIA = "media", _("media")
        AGENCY = "agency", _("government agency")
        FOUNDATION = "foundation", _("foundation or programme")
        PROJECT = "project", _("project")

    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    name = models.CharField(_("name"), max_length=250)
    original_name = models.CharField(_("name in its own language"), max_length=250, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    subunit = models.CharField(_("part of it we work with"), max_length=250, blank=True)
    about = models.TextField(_("about"), blank=True)
    country = CountryField(_("country"), blank=True, help_text=_("Leave empty if it is not known."))
    city = models.CharField(_("city"), max_length=120, blank=True)
    website = models.URLField(_("website"), blank=True)
    logo = PictureField(_("logo"), upload_to="partners", blank=True)
    own_page = models.ForeignKey(
        "departments.Department",
        verbose_name=_("its own page on this site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta(Published.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def get_absolute_url(self) -> str:
        return reverse("cooperation:partner", args=[self.slug])


class FormerName(models.Model):
    """What a partner was called before; the search finds it by this too."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("name"), max_length=250)
    until_year = models.PositiveSmallIntegerField(_("until year"), null=True, blank=True, validators=YEARS)

    class Meta:
        verbose_name = _("former name")
        verbose_name_plural = _("former names")
        ordering = ["-until_year", "pk"]

    def __str__(self) -> str:
        return text_of(self, "name")
