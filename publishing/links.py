"""What the admin calls the rows that join two things, where it lists what goes with a thing that is deleted."""

from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext_lazy as _


def name_links() -> None:
    """Names each link of a many-to-many field by what it joins; Django by itself has English words and a number."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.auto_created:
            model._meta.verbose_name, model._meta.verbose_name_plural = _("link"), _("links")
            model.__str__ = joined  # type: ignore[assignment,method-assign]


def joined(link: Model) -> str:
    ends: list[Any] = [getattr(link, field.name) for field in link._meta.fields if isinstance(field, ForeignKey)]
    return " – ".join(str(end) for end in ends)
