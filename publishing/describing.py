"""What the index of the search holds of one page."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import override

from publishing import clock
from publishing.finding import strengths
from publishing.languages import CODES
from publishing.models import Published, SearchPage

#: Between two texts of a page that do not follow on each other, and how much of all is kept.
SEPARATOR, MOST_LETTERS = " · ", 20_000


@dataclass(frozen=True)
class Source:
    """How one model is found: what a reader of a language may know its page by, and where those texts stand."""

    model: type[Published]
    subject: str
    #: Paths to everything beside the page itself that `texts`, `names` or the title read: "appointments__department".
    follows: tuple[str, ...] = ()
    #: What the page says in a language, the most telling first: results show the beginning of it.
    texts: Callable[[Any, str], Iterable[str]] = lambda obj, language: ()
    #: What the page is called beside its title, in whatever language: codes, short and former names.
    names: Callable[[Any], Iterable[str]] = lambda obj: ()
    #: When the clock changes what it says, apart from what is released or withdrawn.
    turns: Callable[[Any], Iterable[datetime]] = lambda obj: ()
    weight: int = 1

    def pages(self) -> QuerySet:
        """All pages with what they follow, in as many queries for a thousand pages as for one."""
        return self.model._base_manager.prefetch_related(*self.follows)


@dataclass(frozen=True)
class Described:
    """What the index holds of one page."""

    page: SearchPage
    #: The values of its `SearchEntry` in each language.
    entries: list[dict[str, str]]
    #: What each of its words is worth.
    words: dict[str, int]


def described(obj: Any, kind: ContentType, source: Source) -> Described:
    names = _distinct(source.names(obj))
    entries, titles = [], []
    for code in CODES:
        with override(code):
            title = obj.title_in(code)
            said = _distinct(text for text in source.texts(obj, code) if getattr(text, "lang", code) == code)
        titles.append(title)
        text = SEPARATOR.join(said)[:MOST_LETTERS]
        entries.append({"language": code, "title": title[:300], "title_language": title.lang, "text": text})
    return Described(
        SearchPage(
            content_type=kind,
            object_id=obj.pk,
            subject=source.subject or obj.subject,
            path=obj.path(),
            names=SEPARATOR.join(name for name in names if name not in titles)[:MOST_LETTERS],
            due=_due(obj, source),
        ),
        entries,
        strengths(titles, names, [entry["text"] for entry in entries], source.weight),
    )


def _due(obj: Any, source: Source) -> datetime | None:
    """The next moment at which the clock changes what it says: a page that it follows appears or vanishes."""
    followed = (thing for path in source.follows for thing in _at(obj, path) if isinstance(thing, Published))
    released = (moment for thing in followed for moment in (thing.publish_from, thing.publish_until) if moment)
    now = clock.now()
    return min((moment for moment in (*released, *source.turns(obj)) if moment > now), default=None)


def _at(obj: Any, path: str) -> Iterator[Any]:
    """Everything on the way along a path."""
    name, _joint, rest = path.partition("__")
    value = getattr(obj, name)
    for thing in value.all() if hasattr(value, "all") else filter(None, [value]):
        yield thing
        if rest:
            yield from _at(thing, rest)


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(text.split()) for text in texts if text))
