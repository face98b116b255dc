"""Which page holds which word, kept in the database; and the words themselves, kept in memory by each process."""

import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from threading import Lock
from typing import Any

from django.db.models import Count, F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from publishing.finding import Postings
from publishing.models import SearchEdition, SearchPosting, SearchWord
from publishing.transliteration import key
from publishing.vocabulary import Vocabulary

BATCH = 500
#: A process that has missed more editions than these reads all words again.
MOST_EDITIONS = 1_000


def batches(things: Iterable[Any]) -> Iterator[Sequence[Any]]:
    ordered = sorted(things)
    return (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))


# Writing


def write(held: Mapping[int, Mapping[str, int]]) -> set[int]:
    """Makes the words of each page these, worth so much; says of which words this changes the number of pages."""
    numbers = _numbers({word for words in held.values() for word in words})
    before = {(page, word): (row, strength) for row, page, word, strength in _of_pages(held)}
    after = {(page, numbers[word]): strength for page, words in held.items() for word, strength in words.items()}
    for some in batches(before[at][0] for at in before.keys() - after.keys()):
        SearchPosting.objects.filter(pk__in=some).delete()
    changed = sorted((at, strength) for at, strength in after.items() if at not in before or before[at][1] != strength)
    SearchPosting.objects.bulk_create(
        [SearchPosting(page_id=page, word_id=word, strength=strength) for (page, word), strength in changed],
        update_conflicts=True,
        unique_fields=["page", "word"],
        update_fields=["strength"],
        batch_size=5_000,
    )
    return {word for _page, word in before.keys() ^ after.keys()}


def words_of(pages: Collection[int]) -> set[int]:
    """The words that stand on these pages."""
    return {word for _row, _page, word, _strength in _of_pages(pages)}


def count(words: Iterable[int]) -> None:
    """Counts the pages of these words anew, and tells every process by a new edition."""
    if not words:
        return
    edition = SearchEdition.objects.create(token=secrets.token_hex(8))
    SearchEdition.objects.filter(pk__lte=edition.pk - MOST_EDITIONS).delete()
    holding = SearchPosting.objects.filter(word=OuterRef("pk")).order_by().values("word")
    counted = Coalesce(Subquery(holding.annotate(pages=Count("*")).values("pages")), 0)
    for some in batches(words):
        SearchWord.objects.filter(pk__in=some).update(pages=counted, edition=edition.pk)


def _of_pages(pages: Iterable[int]) -> Iterator[tuple[int, int, int, int]]:
    for some in batches(pages):
        yield from SearchPosting.objects.filter(page__in=some).values_list("pk", "page", "word", "strength")


def _numbers(words: Iterable[str]) -> dict[str, int]:
    """The row of each word, which is made if there is none."""
    found: dict[str, int] = {}
    for some in batches(words):
        known = dict(SearchWord.objects.filter(word__in=some).values_list("word", "pk"))
        new = [SearchWord(word=word, key=key(word)) for word in some if word not in known]
        made = SearchWord.objects.bulk_create(new)
        found |= known | {word.word: word.pk for word in made}
    return found


# Reading


def seen(hidden: Collection[int]) -> Postings:
    """The rows of all pages but the hidden."""

    def postings(
        numbers: Collection[int], within: Collection[int] | None, most: int | None
    ) -> list[tuple[int, int, int]]:
        rows = SearchPosting.objects.filter(word__in=numbers).values_list("word", "page", "strength")
        if within is not None:
            rows = rows.filter(page__in=within)
        if most is None:
            return [row for row in rows if row[1] not in hidden]
        rows, limit = rows.order_by(F("strength").desc(), "page", "word"), most
        while True:
            given = list(rows[:limit])
            found = [row for row in given if row[1] not in hidden][:most]
            if len(found) == most or len(given) < limit:
                return found
            limit *= 2

    return postings


class Kept:
    """The words as this process knows them."""

    def __init__(self) -> None:
        self._words = Vocabulary()
        self._edition = (0, "")
        self._lock = Lock()

    def vocabulary(self) -> Vocabulary:
        """All words of the index as it is now."""
        latest = SearchEdition.objects.order_by("-pk").values_list("pk", "token").first() or (0, "")
        with self._lock:
            if latest != self._edition:
                self._catch_up()
                self._edition = latest
            return self._words

    def _catch_up(self) -> None:
        """Reads what is new, or everything if what it knows was never so: an edit was undone, a backup restored."""
        number, token = self._edition
        rows = SearchWord.objects.order_by("pk").values_list("word", "key", "pk", "pages")
        if SearchEdition.objects.filter(pk=number, token=token).exists():
            self._words.learn(rows.filter(edition__gt=number))
        else:
            self._words = Vocabulary(rows)


vocabulary = Kept().vocabulary
