"""Keeps what the search knows of each page true, in the transaction of the edit.

A source names the paths from its page to everything else whose text its entries hold. Whoever is saved, deleted or
joined at the end of such a path, or on the way, brings the entries of that page up to date, and its place in lists.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save

from publishing import caching, clock, postings
from publishing.describing import Described, Source, described
from publishing.languages import CODES
from publishing.models import SearchEdition, SearchEntry, SearchPage, SearchPosting, SearchWord
from publishing.places import PLACES, places
from publishing.postings import batches

Page = tuple[type[Model], Any]

logger = logging.getLogger(__name__)

sources: dict[type[Model], Source] = {}
#: For each model, the pages that hold texts of it, by the path from the page.
_holders: dict[type[Model], set[tuple[type[Model], str]]] = defaultdict(set)
#: Pages to be brought up to date at the end of the edit; None outside of one.
_gathered: ContextVar[set[Page] | None] = ContextVar("gathered", default=None)
_paused: ContextVar[bool] = ContextVar("paused", default=False)


def register(source: Source) -> None:
    sources[source.model] = source
    _watch(source.model)
    for path in source.follows:
        for beginning, relation in relations_of(source.model, path):
            _holders[relation.related_model].add((source.model, beginning))
            _watch(relation.related_model)
            if relation.many_to_many:
                through = relation.through if relation.auto_created else relation.remote_field.through
                m2m_changed.connect(_on_joining, sender=through, dispatch_uid=f"search-{through._meta.label}")


def relations_of(model: type[Model], path: str) -> Iterator[tuple[str, Any]]:
    """Each beginning of a path with the relation that it ends in."""
    names = path.split("__")
    for number, name in enumerate(names, 1):
        relation: Any = model._meta.get_field(name)
        yield "__".join(names[:number]), relation
        model = relation.related_model


def _watch(model: type[Model]) -> None:
    for signal in (pre_save, pre_delete):
        signal.connect(_before_edit, sender=model, dispatch_uid=f"search-before-{model._meta.label}")
    post_save.connect(_after_save, sender=model, dispatch_uid=f"search-save-{model._meta.label}")
    post_delete.connect(_after_delete, sender=model, dispatch_uid=f"search-delete-{model._meta.label}")


def _before_edit(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A part may move from one page to another: both are concerned."""
    instance._held_by = set() if raw or _paused.get() else pages_holding([instance])


def _after_save(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw and not _paused.get():
        _concern(instance._held_by | pages_holding([instance]))


def _after_delete(instance: Any, origin: Any = None, **kwargs: Any) -> None:
    if not _paused.get():
        # Parts go before the page that takes them along, whose own turn comes.
        above = {(type(origin), origin.pk)} if isinstance(origin, Model) and origin is not instance else set()
        _concern(instance._held_by - above)


def _on_joining(instance: Any, action: str, **kwargs: Any) -> None:
    if _paused.get():
        return
    if action.startswith("pre_"):
        instance._held_by = pages_holding([instance])
    else:
        _concern(instance._held_by | pages_holding([instance]))


def pages_holding(things: Iterable[Model]) -> set[Page]:
    """The pages whose entries hold texts of these things; a page holds its own."""
    by_model: dict[type[Model], list[Any]] = defaultdict(list)
    for thing in things:
        if thing.pk is not None:
            by_model[type(thing)].append(thing.pk)
    found = {(model, pk) for model, pks in by_model.items() if model in sources for pk in pks}
    for model, pks in by_model.items():
        for page, path in _holders.get(model, ()):
            for some in batches(pks):
                held = page._base_manager.filter(**{f"{path}__in": some}).order_by().values_list("pk", flat=True)
                found.update((page, pk) for pk in held)
    return found


def _concern(pages: set[Page]) -> None:
    waiting = _gathered.get()
    if waiting is None:
        bring_up_to_date(pages)
    else:
        waiting |= pages


@contextmanager
def gathered() -> Iterator[None]:
    """However much is edited inside, each page is brought up to date once, at the end, in one transaction."""
    if _gathered.get() is not None:
        yield
        return
    pages: set[Page] = set()
    token = _gathered.set(pages)
    try:
        with transaction.atomic():
            yield
            bring_up_to_date(pages)
    finally:
        _gathered.reset(token)


@contextmanager
def paused() -> Iterator[None]:
    """For whoever knows better which pages are concerned, and calls `bring_up_to_date` or `reindex_all` at the end."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def bring_up_to_date(pages: Iterable[Page]) -> None:
    """Makes the entries of these pages anew; those of pages that are gone vanish."""
    by_model: dict[type[Model], list[Any]] = defaultdict(list)
    for model, pk in pages:
        by_model[model].append(pk)
    changed: set[int] = set()
    with transaction.atomic():
        for model, source in sources.items():
            for some in batches(by_model[model]):
                changed |= _replace(source, some)
        postings.count(changed)


def catch_up() -> None:
    """Brings up to date the pages that the clock has changed: whom they name has appeared since, or vanished.

    The first reader who comes by does it; one who cannot, as a long edit holds the database, searches as it is.
    """
    overdue = SearchPage.objects.filter(due__lte=clock.now()).select_related("content_type")
    if clock.pretending() or not overdue.exists():
        return
    try:
        with transaction.atomic():
            pages = overdue.select_for_update(of=("self",))  # another process may be at it
            found = [(page.content_type.model_class(), page.object_id) for page in pages]
            bring_up_to_date((model, pk) for model, pk in found if model)
    except DatabaseError:
        logger.warning(
            "The search could not be brought up to date; it waits for the next edit or release", exc_info=True
        )


def index_places() -> None:
    """Brings up to date the pages that no edit changes: their words come with a release."""
    import_module(settings.ROOT_URLCONF)  # pages that mix subjects register with their addresses
    kind = ContentType.objects.get_for_model(SearchPage)
    with transaction.atomic():
        gone = SearchPage.objects.filter(content_type=kind).exclude(object_id__in=places)
        changed = postings.words_of(gone.values_list("pk", flat=True))
        gone.delete()
        postings.count(changed | _write([described(place, kind, PLACES) for place in places.values()]))


def reindex_all() -> int:
    """Makes the whole index anew; says how many pages it holds."""
    pages = {(model, pk) for model in sources for pk in model._base_manager.order_by().values_list("pk", flat=True)}
    with transaction.atomic():
        caching.touch()
        for table in (SearchPosting, SearchEntry, SearchWord, SearchEdition):
            table.objects.all().delete()
        known = pages | {(SearchPage, number) for number in places}
        for page in SearchPage.objects.select_related("content_type"):
            if (page.content_type.model_class(), page.object_id) not in known:
                page.delete()
        bring_up_to_date(pages)
        index_places()
    return len(pages) + len(places)


def _replace(source: Source, pks: Sequence[Any]) -> set[int]:
    """Says of which words this changes the number of pages."""
    kind = ContentType.objects.get_for_model(source.model)
    objects = {obj.pk: obj for obj in source.pages().filter(pk__in=pks)}
    gone = SearchPage.objects.filter(content_type=kind, object_id__in=[pk for pk in pks if pk not in objects])
    changed = postings.words_of(gone.values_list("pk", flat=True))
    gone.delete()
    for obj in objects.values():
        _refresh_sort_keys(obj)
    return changed | _write([described(objects[pk], kind, source) for pk in sorted(objects)])


def _write(made: Sequence[Described]) -> set[int]:
    """Says of which words this changes the number of pages."""
    SearchPage.objects.bulk_create(
        [one.page for one in made],
        update_conflicts=True,
        unique_fields=["content_type", "object_id"],
        update_fields=["subject", "path", "names", "due"],
    )
    SearchEntry.objects.bulk_create(
        [SearchEntry(page=one.page, **entry) for one in made for entry in one.entries],
        update_conflicts=True,
        unique_fields=["page", "language"],
        update_fields=["title", "title_language", "text"],
    )
    return postings.write({one.page.pk: one.words for one in made})


def _refresh_sort_keys(obj: Any) -> None:
    """A name may be made from other things: "Memorandum: two universities"."""
    if not hasattr(obj, "refresh_sort_keys"):
        return
    names = [f"sort_key_{code}" for code in CODES]
    before = [getattr(obj, name) for name in names]
    obj.refresh_sort_keys()
    after = [getattr(obj, name) for name in names]
    if before != after:
        type(obj)._base_manager.filter(pk=obj.pk).update(**dict(zip(names, after, strict=True)))
