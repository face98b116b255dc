from django.core.management.base import BaseCommand, CommandParser

from publishing.content import remove


class Command(BaseCommand):
    help = "Remove the records that load_content made, and keep what editors added or changed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--all",
            action="store_true",
            dest="everything",
            help="remove what editors changed or added to them too; only what records of their own need stays",
        )

    def handle(self, *, everything: bool, **options: object) -> None:
        removal = remove(everything=everything)
        for key, reason in sorted(removal.kept.items()):
            self.stdout.write(f"  kept: {key} ({reason})")
        self.stdout.write(f"{len(removal.removed)} removed, {len(removal.kept)} kept.")
