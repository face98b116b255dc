"""Where a page has gone whose address has changed."""

import re

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from publishing.languages import CODES

_SITE_PATH = re.compile(r"/(?:[\w.~%@:+-]+/)*[\w.~%@:+-]*", re.ASCII)


def without_language(path: str) -> str:
    """`/ky/people/` -> `/people/`; a path without a language stays as it is."""
    return re.sub(rf"^/(?:{'|'.join(CODES)})(?=/)", "", path)


def is_site_path(path: str) -> bool:
    """Whether this can be the address of a page here: /people/, neither //host/ nor /people/?page=2 nor /a/../b/."""
    return bool(_SITE_PATH.fullmatch(path)) and not {".", ".."} & set(path.split("/"))


def is_live(path: str) -> bool:
    """Whether readers find a page at this address, given without its language."""
    try:
        match = resolve(f"/{CODES[0]}{path}")
    except Resolver404:
        return False
    slug = match.kwargs.get("slug")
    if slug is None:
        return True
    pages = (model for model in apps.get_models() if hasattr(model, "refresh_sort_keys"))
    found = (model.objects.published().filter(slug=slug).first() for model in pages)  # type: ignore[attr-defined]
    return any(page is not None and page.path() == path for page in found)


class Redirect(models.Model):
    """An old address, without its language, and where its page is now."""

    old_path = models.CharField(
        _("old address"), max_length=300, unique=True, help_text=_("Without the site and the language: /people/asanov/")
    )
    new_path = models.CharField(
        _("new address"), max_length=300, help_text=_("Without the site and the language: /people/asanov/")
    )

    class Meta:
        verbose_name = _("redirect")
        verbose_name_plural = _("redirects")
        ordering = ["old_path"]

    def __str__(self) -> str:
        return f"{self.old_path} → {self.new_path}"

    def clean(self) -> None:
        self.old_path, self.new_path = without_language(self.old_path), without_language(self.new_path)
        wrong = {
            name: _("Write the part of the address after the site’s name, from its first stroke: /people/asanov/")
            for name in ("old_path", "new_path")
            if not is_site_path(getattr(self, name))
        }
        if wrong:
            raise ValidationError(wrong)
        if self.old_path == self.new_path:
            raise ValidationError({"new_path": _("This is the old address itself.")})
        if self._comes_back():
            raise ValidationError({"new_path": _("From there another redirect leads back to the old address.")})
        if is_live(self.old_path):
            raise ValidationError({"old_path": _("A page stands at this address. Readers would never be redirected.")})

    def _comes_back(self) -> bool:
        others = dict(Redirect.objects.exclude(pk=self.pk).values_list("old_path", "new_path"))
        seen, path = {self.old_path}, self.new_path
        while path in others and path not in seen:
            seen.add(path)
            path = others[path]
        return path in seen

    @classmethod
    def remember(cls, old_path: str, new_path: str) -> None:
        """Keeps the old address alive; earlier redirects to it go straight to the new one, none in a ring."""
        cls.objects.filter(old_path=new_path).delete()
        cls.objects.filter(new_path=old_path).update(new_path=new_path)
        cls.objects.update_or_create(old_path=old_path, defaults={"new_path": new_path})
