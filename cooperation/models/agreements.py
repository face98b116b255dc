"""What departments and partners have agreed, or are about to."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from cooperation.models.belonging import OfDepartment
from cooperation.models.partners import Partner
from cooperation.naming import agreement_title
from cooperation.validity import Terms
from publishing.bounds import DAYS
from publishing.languages import CODES, Text, text_of
from publishing.models import Dated, Published, complete_spans, span_columns, span_constraint
from publishing.uploads import DocumentField


class Field(models.Model):
    """A field of cooperation: cardiology, pharmacy, online teaching."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=150)

    class Meta:
        verbose_name = _("field of cooperation")
        verbose_name_plural = _("fields of cooperation")
        ordering = ["code"]

    def __str__(self) -> str:
        return text_of(self, "name") or self.code


class SigningState(models.TextChoices):
    NEGOTIATING = "negotiating", _("negotiating")
    BEING_SIGNED = "being_signed", _("being signed")
    SIGNED = "signed", _("signed")
    PLANNED = "planned", _("planned")
    POSTPONED = "postponed", _("postponed")
    UNSTATED = "unstated", _("not stated whether signed")


class Agreement(OfDepartment):
    """What a department and its partners have agreed, or are about to; its status follows from the dates."""

    title_field = ""
    text_fields = ("subject",)
    #: Those an editor has chosen before the agreement itself is stored.
    partners_to_be: Sequence[Partner] = ()

    class Kind(models.TextChoices):
        MEMORANDUM = "memorandum", _("memorandum of cooperation")
        AGREEMENT = "agreement", _("cooperation agreement")
        CONTRACT = "contract", _("contract")
        JOINT_RESEARCH = "joint_research", _("joint research")
        TRAINING = "training", _("training")
        MEMBERSHIP = "membership", _("membership")
        MOBILITY = "mobility", _("academic mobility")
        MEDIA = "media", _("media partnership")
        CONTACT = "contact", _("working contact")
        GRANT = "grant", _("grant application")

    department = models.ForeignKey(
        "departments.Department", verbose_name=_("department"), on_delete=models.PROTECT, related_name="agreements"
    )
    partners = models.ManyToManyField(Partner, verbose_name=_("partners"), blank=True, related_name="agreements")
    other_partners = models.CharField(
        _("partners not named one by one"), max_length=250, blank=True, help_text=_("“Other medical universities”.")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    signed_from, signed_to, signed_precision = span_columns(_("signed"))
    signed = Dated("signed")
    valid_until = models.DateField(_("valid until"), null=True, blank=True, validators=DAYS)
    ended_on = models.DateField(_("ended early on"), null=True, blank=True, validators=DAYS)
    signing_state = models.CharField(_("signing"), max_length=12, choices=SigningState, default=SigningState.SIGNED)
    subject = models.TextField(_("subject"), blank=True)
    fields_of_work = models.ManyToManyField(Field, verbose_name=_("fields"), blank=True, related_name="agreements")
    scan = DocumentField(_("scan"), upload_to="agreements", blank=True)
    scan_public = models.BooleanField(_("the scan is public"), default=False)
    successor = models.ForeignKey(
        "self", verbose_name=_("renewed by"), null=True, blank=True, on_delete=models.SET_NULL, related_name="renews"
    )

    class Meta(Published.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        constraints = [
            *Published.Meta.constraints,
            span_constraint("signed"),
            models.CheckConstraint(
                condition=Q(signing_state="signed")
                | Q(signing_state="unstated", signed_from__isnull=True)
                | Q(signed_from__isnull=True, ended_on__isnull=True),
                name="cooperation_unsigned_has_no_date",
                violation_error_message=_("What is not signed yet has no date of signing and no end."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(signed_from__isnull=True)
                | Q(valid_until__gte=F("signed_from")),
                name="cooperation_valid_in_order",
                violation_error_message=_("The agreement would end before it was signed."),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("cooperation:agreement", args=[self.slug])

    def title_in(self, language: str) -> Text:
        """ "Memorandum of cooperation: Sechenov University" – kind and partners, in the reader's language."""
        with override(language):
            kind = str(self.get_kind_display())
        partners = [partner.title_in(language) for partner in self.shown_partners(language)]
        return agreement_title(kind, partners, text_of(self, "other_partners", language), language)

    def shown_partners(self, language: str) -> list[Partner]:
        """The partners that have a page, in the alphabet of the language."""
        found = self.partners.all() if self.pk else self.partners_to_be
        partners = [partner for partner in found if partner.is_published()]
        return sorted(partners, key=lambda partner: (getattr(partner, f"sort_key_{language}"), partner.pk))

    @property
    def terms(self) -> Terms:
        successor = self.successor
        return Terms(
            self.signing_state,
            self.signed_from,
            self.valid_until,
            self.ended_on,
            successor.signing_state if successor else None,
            successor.signed_from if successor else None,
            str(self.scan),
        )

    def languages(self) -> tuple[str, ...]:
        """The languages its subject is written in, or all if it has none: the title speaks each of them."""
        written = tuple(code for code in CODES if getattr(self, f"subject_{code}"))
        return written or CODES

    def clean(self) -> None:
        super().clean()
        complete_spans(self)
        if self.successor_id and self.successor_id == self.pk:
            raise ValidationError({"successor": _("An agreement cannot renew itself.")})
