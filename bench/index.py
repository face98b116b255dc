"""The copies in the index of the search: a copy holds the words of its original, so the rows themselves are copied."""

from collections.abc import Mapping
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model

from publishing import postings
from publishing.models import SearchEntry, SearchPage, SearchPosting, SearchWord


@cache
def originals() -> tuple[list[SearchPage], list[SearchEntry], int]:
    """What the index holds before the first copy, and the highest number of its pages."""
    pages = list(SearchPage.objects.all())
    return pages, list(SearchEntry.objects.all()), max(page.pk for page in pages)


def copy_index(number: int, made: Mapping[type[Model], Mapping[int, int]]) -> None:
    """Indexes the copies with this number; `made` says which object is the copy of which."""
    pages, entries, step = originals()
    shift = step * (number - 1)
    copies = {ContentType.objects.get_for_model(model).pk: keys for model, keys in made.items()}
    copied = {page.pk: page for page in pages if page.object_id in copies.get(page.content_type_id, {})}
    SearchPage.objects.bulk_create(
        [
            SearchPage(
                pk=page.pk + shift,
                content_type_id=page.content_type_id,
                object_id=copies[page.content_type_id][page.object_id],
                subject=page.subject,
                path=copied_path(page.path, number),
                names=page.names,
            )
            for page in copied.values()
        ],
        batch_size=500,
    )
    SearchEntry.objects.bulk_create(
        [
            SearchEntry(
                page_id=entry.page_id + shift,
                language=entry.language,
                title=entry.title,
                title_language=entry.title_language,
                text=entry.text,
            )
            for entry in entries
            if entry.page_id in copied
        ],
        batch_size=500,
    )
    table, page_table = SearchPosting._meta.db_table, SearchPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (page_id, word_id, strength) "  # noqa: S608  (names of our own tables)
            f"SELECT page_id + %s, word_id, strength FROM {table} "
            f"WHERE page_id <= %s AND page_id + %s IN (SELECT id FROM {page_table})",
            [shift, step, shift],
        )


def copied_path(path: str, number: int) -> str:
    """The address of the copy: "/people/somebody/" becomes "/people/somebody-2/"."""
    start, _slash, slug = path.rstrip("/").rpartition("/")
    return f"{start}/{slug}-{number}/"


def count_words() -> None:
    postings.count(SearchWord.objects.values_list("pk", flat=True))
