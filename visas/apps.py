from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisasConfig(AppConfig):
    name = "visas"
    verbose_name = _("Visas")

    def ready(self) -> None:
        from visas import gaps, search  # noqa: F401, PLC0415 - register themselves once the models are loaded
