from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from publishing import catalogues


class Command(BaseCommand):
    help = "Compile the message catalogues that have changed; --check names every message that is not ready."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="compile nothing; fail if a catalogue is incomplete")

    def handle(self, *, check: bool, **options: object) -> None:
        faults = []
        try:
            for language, _name in settings.LANGUAGES:
                for path in self.catalogues_of(language):
                    if check:
                        faults += [f"{language}: {fault}" for fault in self.faults(path, language)]
                    elif self.is_stale(path):
                        catalogues.compile_to(path.with_suffix(".mo"), catalogues.read(path))
        except catalogues.CatalogueError as error:
            raise CommandError(str(error)) from error
        if faults:
            raise CommandError("\n".join([*faults, f"{len(faults)} messages are not ready."]))

    def catalogues_of(self, language: str) -> list[Path]:
        """Our own messages and, where Django lacks some, those of the scripts of its admin."""
        folder = Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES")
        of_scripts = folder / "djangojs.po"
        return [folder / "django.po", *([of_scripts] if of_scripts.exists() else [])]

    def faults(self, path: Path, language: str) -> list[str]:
        if not path.exists():
            return ["no catalogue"]
        return list(catalogues.faults(catalogues.read(path), language))

    def is_stale(self, path: Path) -> bool:
        compiled = path.with_suffix(".mo")
        if not path.exists():
            return False
        return not compiled.exists() or compiled.stat().st_mtime_ns < path.stat().st_mtime_ns
