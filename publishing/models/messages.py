"""What the editors tell every reader, and what a reader tells the editors."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publishing import clock
from publishing.bounds import MOMENTS
from publishing.languages import text_of


class NoticeQuerySet(models.QuerySet):
    def shown(self, at=None):
        at = at or clock.now()
        return self.filter(
            Q(shown_from__isnull=True) | Q(shown_from__lte=at), Q(shown_until__isnull=True) | Q(shown_until__gt=at)
        )


class Notice(models.Model):
    """The band over every page: a closed border, a moved office, a changed deadline."""

    class Level(models.TextChoices):
        INFORMATION = "information", _("information")
        WARNING = "warning", _("warning")
        EMERGENCY = "emergency", _("emergency")

    text = models.TextField(_("text"))
    level = models.CharField(_("level"), max_length=12, choices=Level, default=Level.INFORMATION)
    shown_from = models.DateTimeField(_("shown from"), null=True, blank=True, validators=MOMENTS)
    shown_until = models.DateTimeField(_("shown until"), null=True, blank=True, validators=MOMENTS)
    pages = models.CharField(
        _("pages"),
        max_length=200,
        blank=True,
        help_text=_("Beginning of the addresses that show it, without the language: /visas/. Empty: every page."),
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return text_of(self, "text")[:80]


class Feedback(models.Model):
    """What a reader told the editors about a page."""

    url = models.CharField(_("page"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=5)
    text = models.TextField(_("text"), max_length=2000)
    contact = models.CharField(_("how to reach the reader"), max_length=200, blank=True)
    #: A digest of day and network, to stop floods; tells nobody where the message came from.
    sender = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    created_at = models.DateTimeField(_("received"), auto_now_add=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("message from a reader")
        verbose_name_plural = _("messages from readers")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.url}: {self.text[:60]}"
