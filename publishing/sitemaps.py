"""Which addresses a search engine is told about: published pages, in the languages they really have."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from publishing.languages import columns
from publishing.pages import shown_languages


class PublishedSitemap(Sitemap):
    """The pages of one published model; subclasses set `model`."""

    model: Any
    #: What else its address, or a rule of the subclass, is made from.
    also: tuple[str, ...] = ()
    i18n = True
    alternates = True
    x_default = True
    limit = 2_000

    def items(self):
        """The pages with no column that nobody asks for: a sitemap names thousands of them."""
        needed = ("slug", "updated_at", *columns(*self.model.text_fields), *self.also)
        joined = sorted({name.rpartition("__")[0] for name in needed} - {""})
        found = self.model.objects.published().order_by("pk").only(*needed)
        return found.select_related(*joined) if joined else found

    def lastmod(self, item):
        return item.updated_at

    def get_languages_for_item(self, item):
        have = item.languages()
        return [code for code in shown_languages() if code in have]


class ListSitemap(Sitemap):
    """Pages without an object of their own, by address name; they speak every language."""

    i18n = True
    alternates = True
    x_default = True
    names: tuple[str, ...] = ()

    def items(self):
        return list(self.names)

    def location(self, item):
        return reverse(item)
