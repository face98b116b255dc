"""Settings for mypy alone: modeltranslation puts its own managers into the models, where mypy cannot follow them."""

from django.apps import AppConfig

from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS


class PlainManagers(AppConfig):
    name = "tests"

    def ready(self) -> None:
        from modeltranslation import translator

        translator.add_manager = lambda model: None


INSTALLED_APPS = ["tests.typing_settings.PlainManagers", *INSTALLED_APPS]
