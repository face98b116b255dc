"""What is kept beside the content: where its texts come from, and which state it is in."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from publishing.languages import CODES

LANGUAGE_CHOICES = [(code, code) for code in CODES]


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
