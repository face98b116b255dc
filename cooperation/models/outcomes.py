"""What a department hopes to gain from cooperation, how far it reaches, and what has come of it."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django_countries.fields import CountryField

from cooperation.models.agreements import Agreement
from cooperation.models.timing import Timed
from departments.models import Department
from publishing.bounds import DAYS
from publishing.languages import Text, text_of
from publishing.models import Dated, complete_spans, span_constraint, without_language


def outcome_url(pk: int) -> str:
    return f"{reverse('cooperation:outcomes')}?show={pk}"


class OutcomeQuerySet(models.QuerySet):
    def published(self, at=None):
        """An outcome has no page of its own: readers see it wherever they may see its department."""
        return self.filter(department__in=Department.objects.published(at))


class Outcome(Timed):
    """What cooperation brought: a journal, a programme, an article, a training."""

    class Kind(models.TextChoices):
        JOURNAL = "journal", _("journal")
        ONLINE_PROGRAMME = "online_programme", _("online programme")
        ACADEMY = "academy", _("academy")
        MEDIA = "media", _("media work")
        PUBLICATION = "publication", _("publication")
        DATABASE = "database", _("database")
        TRAINING = "training", _("training")
        OTHER = "other", _("other outcome")

    class Status(models.TextChoices):
        DONE = "done", _("done")
        RUNNING = "running", _("running")
        PLANNED = "planned", _("planned")
        POSTPONED = "postponed", _("postponed")

    department = models.ForeignKey(
        "departments.Department", verbose_name=_("department"), on_delete=models.PROTECT, related_name="outcomes"
    )
    agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("agreement"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="outcomes",
    )
    kind = models.CharField(_("kind"), max_length=18, choices=Kind)
    title = models.CharField(_("title"), max_length=250)
    text = models.TextField(_("text"), blank=True)
    author = models.ForeignKey(
        "departments.Person",
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="outcomes",
    )
    outlet = models.CharField(_("published in"), max_length=250, blank=True)
    outlet_country = CountryField(_("country of publication"), blank=True)
    when = Dated("when")
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DONE)
    status_checked_on = models.DateField(_("status checked on"), null=True, blank=True, validators=DAYS)
    url = models.URLField(_("web address"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["position", "pk"]
        constraints = [span_constraint("when")]
        indexes = [models.Index(fields=["-day_key", "department", "position", "id"], name="outcome_latest")]

    def __str__(self) -> str:
        return text_of(self, "title")

    def get_absolute_url(self) -> str:
        """The list, narrowed to this one."""
        return outcome_url(self.pk)

    def title_in(self, language: str) -> Text:
        return text_of(self, "title", language)

    def path(self) -> str:
        with override("en"):
            return without_language(self.get_absolute_url())

    def clean(self) -> None:
        complete_spans(self)


class Goal(models.Model):
    """What a department hopes to gain from cooperation."""

    department = models.ForeignKey(
        "departments.Department", verbose_name=_("department"), on_delete=models.CASCADE, related_name="goals"
    )
    text = models.CharField(_("text"), max_length=400)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("goal of cooperation")
        verbose_name_plural = _("goals of cooperation")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return text_of(self, "text")[:80]


class Reach(models.Model):
    """A region of the world with which a department says it cooperates."""

    class Region(models.TextChoices):
        EUROPE = "europe", _("Europe")
        ASIA = "asia", _("Asia")
        NORTH_AMERICA = "north_america", _("North America")
        SOUTH_AMERICA = "south_america", _("South America")
        AFRICA = "africa", _("Africa")
        OCEANIA = "oceania", _("Oceania")
        CIS = "cis", _("CIS countries")
        BEYOND_CIS = "beyond_cis", _("countries beyond the CIS")

    department = models.ForeignKey(
        "departments.Department", verbose_name=_("department"), on_delete=models.CASCADE, related_name="reach"
    )
    region = models.CharField(_("region"), max_length=16, choices=Region)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["department", "region"], name="cooperation_region_once")]

    def __str__(self) -> str:
        return self.get_region_display()
