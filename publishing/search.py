"""Finds pages by what they say, in any of the languages, in any case.

Each app describes its pages in `search.py`; `publishing` keeps them as rows of folded text.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Case, F, IntegerField, Max, Min, Model, QuerySet, Value, When
from django.db.models.functions import StrIndex
from django.db.models.signals import post_delete, post_save
from django.utils.translation import override

from publishing.bundles import in_given_order
from publishing.folding import folded
from publishing.languages import CODES, Text, text_of
from publishing.models import Published, SearchEntry

SHORTEST_WORD, MOST_WORDS, LONGEST_QUERY, MOST_HITS = 2, 8, 100, 200


@dataclass(frozen=True)
class Source:
    """How one model is found: the queryset to index, and what a reader of a language may know the object by."""

    model: type[Published]
    subject: str
    related: tuple[str, ...] = ()
    summary_field: str = ""
    texts: Callable[[Any, str], Iterable[str]] = lambda obj, language: ()
    #: Words that are the same in every language: codes, original names, other spellings.
    names: Callable[[Any], Iterable[str]] = lambda obj: ()
    weight: int = 1
    lists: tuple[str, ...] = field(default_factory=tuple)


sources: dict[type[Model], Source] = {}


def register(source: Source) -> None:
    sources[source.model] = source


def watch_edits() -> None:
    post_save.connect(_after_save, dispatch_uid="search-index")
    post_delete.connect(_after_delete, dispatch_uid="search-forget")


def _after_save(sender: type, instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if sender in sources and not raw and not getattr(_paused, "on", False):
        index(instance)


def _after_delete(sender: type, instance: Model, **kwargs: Any) -> None:
    if sender in sources:
        entries_of(instance).delete()


class _Pause:
    on = False

    def __enter__(self) -> None:
        self.on = True

    def __exit__(self, *args: Any) -> None:
        self.on = False


_paused = _Pause()


def indexing_paused() -> _Pause:
    """For a load of many rows, which calls `reindex_all` at its end."""
    return _paused


def entries_of(obj: Model) -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(content_type=ContentType.objects.get_for_model(obj), object_id=obj.pk)


def entries_for(obj: Any) -> list[SearchEntry]:
    """The rows of one page: one in each language, titled in that language or its fallback."""
    source = sources[type(obj)]
    content_type = ContentType.objects.get_for_model(obj)
    path = obj.path()
    names = [name for name in source.names(obj) if name]
    made = []
    for code in CODES:
        with override(code):
            title = obj.title_in(code)
            summary = text_of(obj, source.summary_field, code) if source.summary_field else Text("", code)
            texts = [text for text in source.texts(obj, code) if text]
        made.append(
            SearchEntry(
                content_type=content_type,
                object_id=obj.pk,
                language=code,
                subject=source.subject,
                path=path,
                title=title[:300],
                title_language=title.lang,
                summary=" ".join(summary.split())[:300],
                summary_language=summary.lang,
                folded_title=folded(title)[:600],
                folded=folded(" ".join([title, *names, *texts]))[:20_000],
                weight=source.weight,
            )
        )
    return made


def index(obj: Any) -> None:
    """Brings one page up to date."""
    with transaction.atomic():
        entries_of(obj).delete()
        SearchEntry.objects.bulk_create(entries_for(obj))


def reindex_all() -> int:
    """Makes the whole index anew; says how many pages it holds."""
    pages = 0
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        for source in sources.values():
            found = source.model._base_manager.select_related(*source.related).prefetch_related(*source.lists)
            batch: list[SearchEntry] = []
            for obj in found.iterator(chunk_size=500):
                batch.extend(entries_for(obj))
                pages += 1
                if len(batch) >= 1_000:
                    SearchEntry.objects.bulk_create(batch)
                    batch = []
            SearchEntry.objects.bulk_create(batch)
    return pages


def words_of(query: str) -> list[str]:
    """The words to look for; too short ones are left out unless there is nothing else."""
    words = folded(query[:LONGEST_QUERY]).split()[:MOST_WORDS]
    return [word for word in words if len(word) >= SHORTEST_WORD] or words


def visible(pairs: Iterable[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the (content type, object) pairs that readers may see now, in one query."""
    wanted: dict[int, list[int]] = {}
    for content_type, pk in pairs:
        wanted.setdefault(content_type, []).append(pk)
    types = {kind.pk: model for model, kind in ContentType.objects.get_for_models(*sources).items()}
    seen = [
        in_given_order(types[number]._default_manager.published())  # type: ignore[attr-defined]
        .filter(pk__in=pks)
        .order_by()
        .values_list(Value(number, output_field=IntegerField()), "pk")
        for number, pks in wanted.items()
        if number in types
    ]
    return set(seen[0].union(*seen[1:])) if seen else set()


def find(query: str, language: str) -> list[SearchEntry]:
    """Pages that hold every word of `query` in some one language, titled for a reader of `language`, best first."""
    words = words_of(query)
    if not words:
        return []
    rank = Case(
        When(titled=1, then=Value(0)),
        When(titled__gt=1, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    holding = (
        SearchEntry.objects.alias(
            **{f"at_{number}": StrIndex(F("folded"), Value(word)) for number, word in enumerate(words)},
            titled=StrIndex(F("folded_title"), Value(words[0])),
        )
        .filter(**{f"at_{number}__gt": 0 for number in range(len(words))})
        .values("content_type", "object_id")
        .annotate(best=Min(rank), heaviest=Max("weight"))
        .order_by("best", "-heaviest", "object_id")[:MOST_HITS]
    )
    order = {(row["content_type"], row["object_id"]): place for place, row in enumerate(holding)}
    allowed = visible(order)
    entries = SearchEntry.objects.filter(language=language, object_id__in={pk for _, pk in allowed})
    found = [entry for entry in entries if (entry.content_type_id, entry.object_id) in allowed]
    return sorted(found, key=lambda entry: order[entry.content_type_id, entry.object_id])
