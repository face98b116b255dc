from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResidencyConfig(AppConfig):
    name = "residency"
    verbose_name = _("Residency")

    def ready(self) -> None:
        from residency import gaps, search  # noqa: F401, PLC0415 - register themselves once the models are loaded
