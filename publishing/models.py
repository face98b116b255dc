"""The abstract page that editors publish, and the few tables that serve every page."""

import re
from typing import Any, ClassVar

from concurrency.fields import IntegerVersionField
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from publishing import alphabets, spans
from publishing.languages import CODES, Text, current, languages_with, text_of

LANGUAGE_CHOICES = [(code, code) for code in CODES]
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
        at = at or timezone.now()
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
        help_text=_("The last part of the page's address, the same in all languages. The old address keeps working."),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    publish_from = models.DateTimeField(_("visible from"), null=True, blank=True)
    publish_until = models.DateTimeField(_("visible until"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    version = IntegerVersionField()
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    updated_at = models.DateTimeField(_("last changed"), auto_now=True)
    checked_on = models.DateField(_("facts checked on"), null=True, blank=True)
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
            models.Index(fields=["state", "sort_key"], name="%(class)s_order"),
            models.Index(fields=["state", "publish_from", "publish_until"], name="%(class)s_seen"),
        ]

    def __str__(self) -> str:
        return self.title or self.slug

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.refresh_sort_keys()
        old_path = self._path_before_save()
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
        at = at or timezone.now()
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


def without_language(path: str) -> str:
    """`/ky/people/` -> `/people/`; a path without a language stays as it is."""
    return re.sub(rf"^/(?:{'|'.join(CODES)})(?=/)", "", path)


def span_columns(label: Any, *, known: bool = False) -> tuple[models.Field, models.Field, models.Field]:
    """Three columns for a date that may be known only to the month, year or decade: first day, last day, precision."""
    return (
        models.DateField(_("from (first day)"), null=True, blank=True, help_text=label),
        models.DateField(
            _("to (last day)"),
            null=True,
            blank=True,
            help_text=_("Leave empty unless it is a period: it follows from the first day and the precision."),
        ),
        models.CharField(
            _("known to the"), max_length=14, choices=spans.Precision, default=spans.Precision.UNKNOWN, blank=not known
        ),
    )


def span_constraint(prefix: str) -> models.CheckConstraint:
    start, end, precision = f"{prefix}_from", f"{prefix}_to", f"{prefix}_precision"
    return models.CheckConstraint(
        condition=Q(**{f"{start}__isnull": True, f"{end}__isnull": True, precision: spans.Precision.UNKNOWN})
        | (
            Q(**{f"{start}__isnull": False, f"{end}__isnull": False, f"{end}__gte": models.F(start)})
            & ~Q(**{precision: spans.Precision.UNKNOWN})
        ),
        name=f"%(app_label)s_%(class)s_{prefix}",
        violation_error_message=_("Give the first day and how exactly it is known, or leave all three empty."),
    )


class Dated:
    """A `Span` over the three columns that `span_columns` makes: `founded = Dated("founded")`."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __get__(self, obj: Any, owner: type | None = None) -> Any:
        if obj is None:
            return self
        values = (getattr(obj, f"{self.prefix}_{part}") for part in ("from", "to", "precision"))
        start, end, precision = values
        return spans.Span(start, end, precision or spans.Precision.UNKNOWN)

    def __set__(self, obj: Any, span: spans.Span) -> None:
        for part, value in zip(("from", "to", "precision"), (span.start, span.end, span.precision), strict=True):
            setattr(obj, f"{self.prefix}_{part}", value)


def complete_spans(obj: models.Model) -> None:
    """Fills the last day of each span from its first day and precision, as an editor means it."""
    wrong = {}
    for name, descriptor in vars(type(obj)).items():
        if isinstance(descriptor, Dated):
            span = getattr(obj, name)
            precision = spans.Precision.DAY if span.precision == spans.Precision.UNKNOWN else span.precision
            if span.end and not span.start:
                wrong[f"{name}_from"] = _("A last day needs a first day.")
                continue
            try:
                setattr(obj, name, spans.completed(span.start, precision, span.end))
            except ValueError:
                wrong[f"{name}_to"] = _("The last day comes before the first.")
    if wrong:
        raise ValidationError(wrong)


class Origin(models.TextChoices):
    HUMAN = "human", _("written by a person")
    MACHINE = "machine", _("machine translation")
    IMPORTED = "imported", _("imported")


class TranslationRecord(models.Model):
    """Where one text of one field in one language came from, and who has read it since."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    object = GenericForeignKey("content_type", "object_id")
    field = models.CharField(max_length=50)
    language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES)
    source_language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES, blank=True)
    source_digest = models.CharField(max_length=64, blank=True)
    origin = models.CharField(max_length=8, choices=Origin, default=Origin.HUMAN)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "field", "language"], name="publishing_translation_once"
            )
        ]
        indexes = [models.Index(fields=["content_type", "language", "origin"], name="translation_origin")]

    def __str__(self) -> str:
        return f"{self.content_type_id}/{self.object_id} {self.field} [{self.language}] {self.origin}"


class NoticeQuerySet(models.QuerySet):
    def shown(self, at=None):
        at = at or timezone.now()
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
    shown_from = models.DateTimeField(_("shown from"), null=True, blank=True)
    shown_until = models.DateTimeField(_("shown until"), null=True, blank=True)
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

    url = models.CharField(_("page"), max_length=500)
    language = models.CharField(_("language"), max_length=5)
    text = models.TextField(_("text"), max_length=2000)
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


class Redirect(models.Model):
    """An old address, without its language, and where its page is now."""

    old_path = models.CharField(_("old address"), max_length=300, unique=True)
    new_path = models.CharField(_("new address"), max_length=300)

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old_path"]

    def __str__(self) -> str:
        return f"{self.old_path} → {self.new_path}"

    @classmethod
    def remember(cls, old_path: str, new_path: str) -> None:
        """Keeps the old address alive; earlier redirects to it go straight to the new one, none in a ring."""
        cls.objects.filter(old_path=new_path).delete()
        cls.objects.filter(new_path=old_path).update(new_path=new_path)
        cls.objects.update_or_create(old_path=old_path, defaults={"new_path": new_path})


class SearchEntry(models.Model):
    """One page in one language as the search sees it."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=5, choices=LANGUAGE_CHOICES)
    subject = models.CharField(max_length=20)
    path = models.CharField(max_length=300)
    title = models.CharField(max_length=300)
    title_language = models.CharField(max_length=5)
    summary = models.CharField(max_length=300, blank=True)
    summary_language = models.CharField(max_length=5, blank=True)
    folded_title = models.CharField(max_length=600)
    folded = models.TextField()
    weight = models.PositiveSmallIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "language"], name="publishing_search_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} [{self.language}]"


class LoadedRecord(models.Model):
    """What `load_content` last wrote for one record of the content files, to tell an editor's change from its own."""

    key = models.CharField(max_length=300, unique=True)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    digests = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["content_type", "object_id"], name="loaded_object")]

    def __str__(self) -> str:
        return self.key


class ContentVersion(models.Model):
    """One row whose token changes with every edit: pages made before it are stale."""

    token = models.CharField(max_length=32)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="publishing_one_version")]

    def __str__(self) -> str:
        return self.token
