"""Finds pages by what they say, in whatever language, script and spelling it is asked for.

Each app describes its pages in `search.py`; `publishing.indexing` keeps their words, `publishing.finding` decides which
pages a query means, and here they become what a reader sees.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.html import escape

from publishing import finding, indexing, postings
from publishing.describing import SEPARATOR, Source
from publishing.finding import LONGEST_QUERY, Found, Hit
from publishing.indexing import index_places, register, reindex_all, sources
from publishing.languages import Text, chain
from publishing.models import SearchEntry, SearchPage
from publishing.passages import Piece, keys_in, marked, passage
from publishing.places import Place, register_place
from publishing.transliteration import is_cyrillic

__all__ = [
    "LONGEST_QUERY",
    "Place",
    "Result",
    "Source",
    "find",
    "hidden",
    "index_places",
    "register",
    "register_place",
    "reindex_all",
    "results",
    "sources",
]


def hidden() -> frozenset[int]:
    """The pages that readers may not see now; what the clock has changed in the others is brought up to date."""
    indexing.catch_up()
    seen = Q(content_type=ContentType.objects.get_for_model(SearchPage))
    for model, kind in ContentType.objects.get_for_models(*sources).items():
        published = model._default_manager.published()  # type: ignore[attr-defined]
        seen |= Q(content_type=kind, object_id__in=published.order_by().values("pk"))
    return frozenset(SearchPage.objects.exclude(seen).values_list("pk", flat=True))


def find(query: str, hidden_pages: Collection[int] | None = None) -> Found:
    """The pages that a query means; who asks often may say which are hidden."""
    if not finding.words_asked(query):
        return Found()
    shown = postings.seen(hidden() if hidden_pages is None else hidden_pages)
    return finding.find(query, postings.vocabulary(), shown)


class Marked(Text):
    """A text with its language ("" where that is not known), and which pieces of it were found."""

    pieces: Sequence[Piece]

    def __new__(cls, pieces: Sequence[Piece], lang: str) -> "Marked":
        text = cast("Marked", super().__new__(cls, "".join(piece for piece, _is_match in pieces), lang))
        text.pieces = pieces
        return text

    def __html__(self) -> str:
        return "".join(f"<mark>{escape(piece)}</mark>" if found else escape(piece) for piece, found in self.pieces)


@dataclass(frozen=True)
class Result:
    """A page found, as a reader of one language sees it."""

    subject: str
    path: str
    title: Marked
    #: Of its texts the passage that says why it was found.
    passage: Marked


def results(hits: Iterable[Hit], language: str) -> list[Result]:
    """What a reader of `language` sees of these hits."""
    hits = list(hits)
    entries: dict[int, dict[str, SearchEntry]] = {}
    for entry in SearchEntry.objects.filter(page__in=[hit.page for hit in hits]).select_related("page"):
        entries.setdefault(entry.page_id, {})[entry.language] = entry
    return [_result(hit, entries[hit.page], language) for hit in hits if hit.page in entries]


def _result(hit: Hit, entries: dict[str, SearchEntry], language: str) -> Result:
    own, keys = entries[language], hit.keys
    text, lang = _telling(hit, entries, language)
    return Result(
        own.page.subject,
        own.page.path,
        Marked(marked(own.title, keys), own.title_language),
        Marked(passage(text, keys), lang),
    )


def _telling(hit: Hit, entries: dict[str, SearchEntry], language: str) -> tuple[str, str]:
    """The text that, with the title, holds most words of the query; of equal ones the nearest to the reader.

    In another language it must hold a word as it was typed, since somebody who typed that can read it.
    """
    titled = keys_in(entries[language].title)
    untold = [
        (met, typed) for met, typed in zip(hit.keys_met(), hit.as_typed, strict=True) if met and met.isdisjoint(titled)
    ]
    best, most = ("", language), -1
    for text, lang in _texts(entries, language):
        held = keys_in(text) if untold else set()
        told = [typed for met, typed in untold if not met.isdisjoint(held)]
        is_readable = most < 0 or not lang or lang == language or any(told)
        if len(told) > most and is_readable:
            best, most = (text, lang), len(told)
        if most == len(untold):
            break
    return best


def _texts(entries: dict[str, SearchEntry], language: str) -> Iterator[tuple[str, str]]:
    """In the reader's language or its first fallback; then each name, first those in its script; then the others."""
    own, *others = [entries[code] for code in chain(language)]
    first = next((entry for entry in (own, *others) if entry.text), own)
    yield first.text, first.language
    names = sorted(own.page.names.split(SEPARATOR), key=lambda name: is_cyrillic(name) != is_cyrillic(own.title))
    yield from ((name, "") for name in names)
    for entry in others:
        if entry.title_language == entry.language:
            yield f"{entry.title}{SEPARATOR}{entry.text}" if entry.text else entry.title, entry.language
