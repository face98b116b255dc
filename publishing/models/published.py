"""The abstract page that editors publish."""

from typing import Any, ClassVar

from concurrency.fields import IntegerVersionField
from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Q
from django.urls import NoReverseMatch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from publishing import alphabets, clock
from publishing.bounds import DAYS, MOMENTS
from publishing.languages import CODES, Text, current, languages_with, text_of
from publishing.models.redirects import Redirect, without_language

slug_validator = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z", _("Use small Latin letters, digits and single hyphens only.")
)


class State(models.TextChoices):
    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    ARCHIVED = "archived", _("archived")


class PublishedQuerySet(models.QuerySet):
    def published(self, at=None):
        """What readers may see at a moment (now, unless told): the only rule of visibility."""
        at = at or clock.now()
        return self.filter(
            Q(publish_from__isnull=True) | Q(publish_from__lte=at),
            Q(publish_until__isnull=True) | Q(publish_until__gt=at),
            state=State.PUBLISHED,
        )

    def in_reading_order(self):
        """By name, in the alphabet of the reader's language."""
        return self.order_by(f"sort_key_{current()}", "pk")


class Published(models.Model):
    """A thing with a page of its own, which editors write, release and withdraw."""

    #: The translated field that names the thing, and those that must be there for a language to count as present.
    title_field: ClassVar[str] = "name"
    text_fields: ClassVar[tuple[str, ...]] = ("name",)

    slug = models.CharField(
        _("address"),
        max_length=100,
        unique=True,
        validators=[slug_validator],
        error_messages={"unique": _("Another page of this kind has this address already.")},
        help_text=_("The last part of the page’s address, the same in all languages. The old address keeps working."),
    )
    state = models.CharField(_("publication"), max_length=10, choices=State, default=State.DRAFT)
    publish_from = models.DateTimeField(_("visible from"), null=True, blank=True, validators=MOMENTS)
    publish_until = models.DateTimeField(_("visible until"), null=True, blank=True, validators=MOMENTS)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    version = IntegerVersionField()
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    checked_on = models.DateField(_("facts checked on"), null=True, blank=True, validators=DAYS)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("checked by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sort_key = models.CharField(max_length=240, editable=False, default="", blank=True)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(publish_from__isnull=True)
                | Q(publish_until__isnull=True)
                | Q(publish_until__gt=models.F("publish_from")),
                name="%(app_label)s_%(class)s_visible_in_order",
                violation_error_message=_("“Visible until” must come after “visible from”."),
            ),
        ]
        indexes = [
            *(models.Index(fields=["state", f"sort_key_{code}"], name=f"%(class)s_order_{code}") for code in CODES),
            models.Index(fields=["state", "publish_from", "publish_until"], name="%(class)s_seen"),
        ]

    def __str__(self) -> str:
        return self.title or self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refresh_sort_keys()
        old_path = self._path_before_save()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if old_path and old_path != self.path():
                Redirect.remember(old_path, self.path())

    def title_in(self, language: str) -> Text:
        """The name a reader of `language` sees."""
        return text_of(self, self.title_field, language)

    @property
    def title(self) -> Text:
        return self.title_in(current())

    def languages(self) -> tuple[str, ...]:
        """The languages in which this page really exists."""
        return languages_with(self, self.text_fields)

    def is_published(self, at=None) -> bool:
        at = at or clock.now()
        return (
            self.state == State.PUBLISHED
            and (self.publish_from is None or self.publish_from <= at)
            and (self.publish_until is None or at < self.publish_until)
        )

    def slug_source(self) -> str:
        """The text an address is proposed from: the title, in English where there is one."""
        return self.title_in("en")

    def refresh_sort_keys(self) -> None:
        for code in CODES:
            setattr(self, f"sort_key_{code}", alphabets.sort_key(self.title_in(code), code))

    def path(self) -> str:
        """The address without its language, as redirects and the search keep it."""
        with override("en"):
            try:
                return without_language(self.get_absolute_url())  # type: ignore[attr-defined]
            except (AttributeError, NoReverseMatch):
                return ""

    def _path_before_save(self) -> str:
        if not self.pk:
            return ""
        old_slug = type(self)._base_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
        if not old_slug or old_slug == self.slug:
            return ""
        slug, self.slug = self.slug, old_slug
        try:
            return self.path()
        finally:
            self.slug = slug
