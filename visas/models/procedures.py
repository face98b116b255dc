"""Procedures, their steps and the papers they ask for."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from departments.models import ChecklistItem, Department
from publishing.languages import text_of
from publishing.models import Published, PublishedQuerySet
from visas.models.effect import Effective, EffectiveQuerySet, Enacted
from visas.models.states import Authority

#: Pages that stand beside those of the procedures.
TAKEN_SLUGS = ("changes", "check", "exemptions")


class ProcedureQuerySet(PublishedQuerySet, EffectiveQuerySet):  # type: ignore[override]
    def published(self, at=None):
        """What readers may see: published, and of a department that they may see."""
        return super().published(at).filter(department__in=Department.objects.published(at))


class Procedure(Published, Enacted, Effective):
    """One thing a foreign student or guest has to get done: an invitation, a registration, an extension."""

    title_field = "title"
    text_fields = ("title", "intro")

    class Kind(models.TextChoices):
        INVITATION = "invitation", _("invitation")
        ENTRY_VISA = "entry_visa", _("entry visa")
        REGISTRATION = "registration", _("registration")
        STUDY_VISA = "study_visa", _("study visa")
        EXTENSION = "extension", _("extension")
        PASSPORT = "passport", _("passport")

    department = models.ForeignKey(
        Department, verbose_name=_("department"), on_delete=models.PROTECT, related_name="procedures"
    )
    country = CountryField(_("country"))
    kind = models.CharField(_("kind"), max_length=14, choices=Kind)
    title = models.CharField(_("title"), max_length=200)  # type: ignore[assignment]
    intro = models.TextField(_("introduction"), blank=True)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    legal_act = models.CharField(_("legal act"), max_length=300, blank=True)

    objects = ProcedureQuerySet.as_manager()  # type: ignore[misc]

    class Meta(Published.Meta):
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        constraints = [*Published.Meta.constraints, *Effective.Meta.constraints]

    def get_absolute_url(self) -> str:
        return reverse("visas:procedure", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        if self.slug in TAKEN_SLUGS:
            raise ValidationError({"slug": _("This address belongs to another page. Choose another one.")})

    def is_published(self, at=None) -> bool:
        return super().is_published(at) and self.department.is_published(at)


class Step(models.Model):
    """What happens next in a procedure, and who does it."""

    class Actor(models.TextChoices):
        STUDENT = "student", _("student")
        OFFICE = "office", _("international office")
        DEAN = "dean", _("dean’s office")
        AUTHORITY = "authority", _("authority")

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="steps")
    text = models.TextField(_("text"))
    actor = models.CharField(_("who acts"), max_length=10, choices=Actor, default=Actor.STUDENT)
    authority = models.ForeignKey(
        Authority, verbose_name=_("authority"), null=True, blank=True, on_delete=models.PROTECT, related_name="steps"
    )
    office = models.ForeignKey(
        Department,
        verbose_name=_("office of the university"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    mandatory = models.BooleanField(_("compulsory"), default=True)
    alternative_to = models.ForeignKey(
        "self",
        verbose_name=_("instead of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="alternatives",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return Truncator(text_of(self, "text")).chars(48)

    def clean(self) -> None:
        if self.alternative_to and (
            self.alternative_to_id == self.pk or self.alternative_to.procedure_id != self.procedure_id
        ):
            raise ValidationError({"alternative_to": _("Choose another step of the same procedure.")})


class RequiredDocument(ChecklistItem):
    """A paper a procedure asks for."""

    procedure = models.ForeignKey(Procedure, on_delete=models.CASCADE, related_name="documents")

    class Meta(ChecklistItem.Meta):
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")
