from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    name = "publishing"
    verbose_name = _("Publishing")

    def ready(self) -> None:
        from publishing import authorship, caching, checks, databases, links  # noqa: F401, PLC0415 - need the loaded models

        caching.watch_edits()
        authorship.watch_deletions()
        links.name_links()
