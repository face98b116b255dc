"""Who wrote a text last: what a person types is theirs from then on, whoever or whatever wrote it before."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from publishing.languages import CODES
from publishing.models import Origin, TranslationRecord


def record_human_edit(obj: Model, changed: Iterable[str], user: Any) -> None:
    """Notes a person as the author of these columns; all other texts keep the mark they have."""
    parts = [name.rpartition("_") for name in changed]
    columns = [(field, code) for field, _, code in parts if field and code in CODES]
    if not columns:
        return
    content_type = ContentType.objects.get_for_model(obj)
    known = TranslationRecord.objects.filter(content_type=content_type, object_id=obj.pk)
    stale = [pk for pk, *column in known.values_list("pk", "field", "language") if tuple(column) in columns]
    TranslationRecord.objects.filter(pk__in=stale).delete()
    TranslationRecord.objects.bulk_create(
        TranslationRecord(
            content_type=content_type,
            object_id=obj.pk,
            field=field,
            language=code,
            origin=Origin.HUMAN,
            reviewed_by=user,
            reviewed_at=timezone.now(),
        )
        for field, code in columns
        if getattr(obj, f"{field}_{code}")
    )
