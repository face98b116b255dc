from django.core.management.base import BaseCommand

from publishing.search import reindex_all


class Command(BaseCommand):
    help = "Make the index of the search anew, as after a release that finds more. Readers search on meanwhile."

    def handle(self, **options: object) -> None:
        self.stdout.write(f"{reindex_all()} pages can be found.")
