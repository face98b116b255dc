from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from publishing.content import ContentError, Report, load
from publishing.databases import count_rows
from publishing.search import index_places


class Command(BaseCommand):
    help = (
        "Load content files: all of them or nothing. Loading again changes nothing; what editors changed or deleted "
        "in the meantime stays as they left it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="*", metavar="FOLDER", type=Path, help="folders or files (content/)")
        parser.add_argument("--overwrite", action="store_true", help="undo what editors changed or deleted")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *, folders: list[Path], overwrite: bool, dry_run: bool, **options: object) -> None:
        paths = folders or [Path(settings.BASE_DIR, "content")]
        try:
            report = load(paths, overwrite=overwrite, dry_run=dry_run)
        except ContentError as error:
            count = len(error.faults)
            closing = f"{count} {'fault' if count == 1 else 'faults'}; nothing was changed."
            raise CommandError("\n".join([*map(str, error.faults), closing])) from error
        if not dry_run:
            index_places()
            count_rows()
        self.tell(report, dry_run=dry_run, detailed=dry_run or int(str(options["verbosity"])) > 1)

    def tell(self, report: Report, *, dry_run: bool, detailed: bool) -> None:
        lines = []
        if detailed:
            lines += [f"  new: {key}" for key in report.added]
            lines += [f"  changed: {key} ({', '.join(fields)})" for key, fields in report.changed.items()]
            lines += [f"  no more in the files: {key}" for key in report.removed]
        lines += [f"  kept as edited: {key} ({', '.join(fields)})" for key, fields in report.kept.items()]
        lines += [f"  deleted by an editor, not made again: {key}" for key in report.deleted]
        lines += [f"  no more in the files, but edited, so it stays: {key}" for key in report.left]
        counts = f"{len(report.added)} added, {len(report.changed)} changed, {report.unchanged} unchanged"
        if report.removed:
            counts += f", {len(report.removed)} removed"
        if report.kept:
            counts += f", {len(report.kept)} kept as edited"
        if dry_run:
            counts = f"Nothing was written. It would be: {counts}"
        for line in [*lines, f"{counts}."]:
            self.stdout.write(line)
