from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template import engines

from publishing import catalogues


class Command(BaseCommand):
    help = "Bring the message catalogues up to date with the source; --check fails where they are not."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if a catalogue would change")
        parser.add_argument(
            "--drop-unused", action="store_true", help="forget translations of messages that left the source"
        )

    def handle(self, *, check: bool, drop_unused: bool, **options: object) -> None:
        stale = []
        try:
            template = catalogues.gather(self.sources(), settings.BASE_DIR)
            for language, _name in settings.LANGUAGES:
                path = Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "django.po")
                existing = catalogues.read(path)
                text = catalogues.text_of(catalogues.merged(template, existing, language, not drop_unused))
                if path.exists() and path.read_bytes() == text:
                    continue
                if check:
                    reasons = list(catalogues.differences(template, existing))
                    stale += [f"{language}: {reason}" for reason in reasons or ["not written as make messages does"]]
                else:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(text)
                    self.stdout.write(f"{path.relative_to(settings.BASE_DIR)}: {len(template)} messages")
        except catalogues.CatalogueError as error:
            raise CommandError(str(error)) from error
        if stale:
            raise CommandError("\n".join([*stale, "The catalogues are not up to date: run make messages."]))

    def sources(self) -> Iterator[Path]:
        """The project's own Python files and templates, not those of the libraries."""
        own = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
        urls_package = settings.BASE_DIR / settings.ROOT_URLCONF.partition(".")[0]
        templates = [Path(folder) for engine in engines.all() for folder in engine.dirs]
        for folder in own:
            yield from folder.rglob("*.py")
            yield from self.templates_in(folder / "templates")
        yield from urls_package.rglob("*.py")
        for folder in templates:
            yield from self.templates_in(folder)

    def templates_in(self, folder: Path) -> Iterator[Path]:
        return (path for path in folder.rglob("*") if path.suffix in catalogues.TEMPLATE_SUFFIXES)
