"""An agreement is called after its partners, so it follows when one of them is renamed, released or withdrawn."""

from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from cooperation.models import Agreement, Partner
from publishing import search
from publishing.languages import CODES


@receiver(post_save, sender=Partner, dispatch_uid="agreements-follow-their-partners")
def follow(sender: type, instance: Partner, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created or raw:
        return
    for agreement in instance.agreements.prefetch_related("partners"):
        agreement.refresh_sort_keys()
        keys = {f"sort_key_{code}": getattr(agreement, f"sort_key_{code}") for code in CODES}
        Agreement.objects.filter(pk=agreement.pk).update(**keys)
        if not search.indexing_paused().on:
            search.index(agreement)
