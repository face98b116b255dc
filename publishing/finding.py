"""Which pages a query means, and in what order: pure rules, the same over every database.

A page is found by the words of all its languages together, so that a query may be in any of them and mix them. It
should hold every word asked for; where no page does, those that hold most of them are found instead.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from rapidfuzz.distance import OSA

from . import keyboards
from .asked import Asked, Held
from .passages import words_in
from .synonyms import joined
from .telephones import dialled
from .transliteration import is_cyrillic, key
from .vocabulary import GUESS, LINKING, SAME_SOUND, Term, Vocabulary

MOST_WORDS, LONGEST_QUERY, MOST_HITS = 12, 100, 200
#: The most rows that one word of a query makes a database give.
MOST_ROWS = 2_000

#: A word worth this much is in a title or a name.
PLAIN = 270
#: What a word is worth where it stands; the shorter a title or name, the more of it a word is.
IN_TITLE, OF_TITLE, IN_NAME, OF_NAME, IN_TEXT, FIRST, OF_WEIGHT = 600, 300, 450, 300, 200, 60, 20


class Postings(Protocol):
    """The rows of the index: which page holds which word, and how much it is worth there."""

    def __call__(
        self, numbers: Collection[int], within: Collection[int] | None, most: int | None
    ) -> Iterable[tuple[int, int, int]]:
        """Rows (number of the term, page, strength) of these terms: only of the pages `within`, if given;
        the `most` strongest, if given, and of equally strong ones those of the lowest page and number.
        """


@dataclass(frozen=True)
class Hit:
    page: int
    score: float
    #: For each word of the query, linking words apart, the words that it met on the page.
    met: tuple[tuple[str, ...], ...]
    #: For each of these words, whether the page holds it as typed.
    as_typed: tuple[bool, ...]

    def keys_met(self) -> list[set[str]]:
        """What was met, as keys."""
        return [set(map(key, words)) for words in self.met]

    @property
    def keys(self) -> set[str]:
        return set().union(*self.keys_met())


@dataclass(frozen=True)
class Found:
    #: The best first.
    hits: list[Hit] = field(default_factory=list)
    #: Words of the query that no hit holds, or, if there are several, not every hit.
    missed: list[str] = field(default_factory=list)
    #: Words of the query that stand nowhere as they were typed, and what they were taken for.
    instead: dict[str, str] = field(default_factory=dict)
    #: The query as the other keyboard writes it, if it was found like that.
    read_as: str = ""
    #: Words beyond the first, that were not looked for.
    left_out: list[str] = field(default_factory=list)
    #: Whether the best hit holds every word in its title or a name, so that nothing else can be meant.
    plain: bool = False


def strengths(titles: Iterable[str], names: Iterable[str], texts: Iterable[str], weight: int) -> dict[str, int]:
    """The words of one page in all its languages, and what each is worth there."""
    worth: dict[str, int] = {}
    for title in titles:
        _raise(worth, words_in(title), IN_TITLE, OF_TITLE, weight)
    for name in names:
        _raise(worth, words_in(name), IN_NAME, OF_NAME, weight)
    for text in texts:
        _raise(worth, [word for word in words_in(text) if word not in LINKING], IN_TEXT, 0, weight)
    return worth


def _raise(worth: dict[str, int], words: list[str], least: int, shared: int, weight: int) -> None:
    said = [word for word in words if word not in LINKING] or words
    for place, word in enumerate(words):
        first = FIRST if shared and not place else 0
        value = least + shared // max(1, len(said)) + first + OF_WEIGHT * weight
        kept = word[:LONGEST_QUERY]
        worth[kept] = max(worth.get(kept, 0), value)


def words_asked(query: str) -> list[str]:
    return list(dict.fromkeys(words_in(query[:LONGEST_QUERY])))


def find(query: str, vocabulary: Vocabulary, postings: Postings) -> Found:
    """The pages that hold every word of the query, else those that hold most of them.

    A telephone number is one word, if it is one. If nothing is found, the wrong keyboard may have been on.
    """
    called = dialled(query)
    if called != query and not (reached := _find(words_asked(called), vocabulary, postings)).missed:
        return reached
    words = words_asked(query)
    found = _find(words, vocabulary, postings)
    if (said := joined(words)) != words and not (found.hits and all(found.hits[0].as_typed)):
        meant = _find(said, vocabulary, postings)
        if len(meant.missed) <= len(found.missed) and not meant.instead:
            return meant
    if found.hits:
        return found
    for other in keyboards.others(query):
        swapped = _find(words_asked(other), vocabulary, postings)
        if swapped.hits and not swapped.missed:
            return replace(swapped, read_as=other)
    return found


def _find(words: list[str], vocabulary: Vocabulary, postings: Postings) -> Found:
    words, left_out = words[:MOST_WORDS], words[MOST_WORDS:]
    needed = [word for word in words if len(word) > 1 and word not in LINKING] or words
    found, before = Found(missed=needed), None
    for widely in (False, True) if words else ():
        asked = [
            Asked(word, _affordable(vocabulary.meanings(word, widely=widely)), word not in needed) for word in words
        ]
        if asked == before:
            break
        found = _ranked(_collect(asked, postings), needed, vocabulary.pages)
        if found.plain or (len(found.hits) == MOST_HITS and not found.missed):
            break
        before = asked
    return replace(found, left_out=left_out)


def _affordable(meanings: list[tuple[Term, float]]) -> list[tuple[Term, float]]:
    """The likeliest meanings, no more than the database should be asked for; always one."""
    rows = 0
    kept: list[tuple[Term, float]] = []
    for term, likeness in meanings:
        rows += term.pages
        if kept and rows > MOST_ROWS:
            break
        kept.append((term, likeness))
    return kept


def _collect(asked: Sequence[Asked], postings: Postings) -> Held:
    """What each page holds.

    Rare words are looked up whole; common ones only on the pages of the rare, or, without any, as far as the
    strongest rows of the rarest reach.
    """
    rare = [one for one in asked if one.rows <= MOST_ROWS and one.meanings and not one.optional]
    rest = [one for one in asked if one not in rare and one.meanings]
    if not rare and rest:
        rare = [min(rest, key=lambda one: (one.optional, one.rows))]
        rest.remove(rare[0])
    held = Held(asked)
    if rare:
        most = MOST_ROWS if rare[0].rows > MOST_ROWS else None
        held.take(rare, postings(_numbers(rare), None, most))
    told = held.count(one.word for one in rare)
    if rest and told:
        fullest = max(told.values())
        likely = sorted(page for page, count in told.items() if count == fullest)
        held.take(rest, postings(_numbers(rest), likely[:MOST_ROWS], None))
    return held


def _numbers(asked: Iterable[Asked]) -> list[int]:
    return sorted({number for one in asked for number in one.likeness})


def _ranked(held: Held, needed: Sequence[str], all_pages: int) -> Found:
    told = held.count(needed)
    if not told:
        return Found(missed=list(needed))
    most = max(told.values())
    weights = {word: one.weight(all_pages) for word, one in sorted(held.words.items())}

    def score(page: int) -> float:
        return round(sum(weight * held.worth[word].get(page, 0) for word, weight in weights.items()), 6)

    def likeness(page: int) -> float:
        return min(held.likeness(word, page) for word in needed if page in held.worth[word])

    scores = {page: score(page) for page, count in told.items() if count == most}
    likenesses = {page: likeness(page) for page in scores}
    guesses = {page for page in scores if likenesses[page] <= GUESS}
    surest = max((scores[page] for page in scores if page not in guesses), default=0)
    spelt_so = any(one >= SAME_SOUND for one in likenesses.values())
    order = sorted(
        (page for page in scores if page not in guesses or scores[page] > surest),
        key=lambda page: (spelt_so and page in guesses, -scores[page], page),
    )[:MOST_HITS]
    missed = [word for word in needed if not all(page in held.worth[word] for page in order)]
    met = held.met(order, needed)
    return Found(
        hits=[Hit(page, scores[page], met[page], held.as_typed(page, needed)) for page in order],
        missed=missed,
        instead=_instead(held, order, needed, met),
        plain=not missed and all(held.worth[word][order[0]] >= PLAIN for word in needed),
    )


def _instead(
    held: Held, order: Sequence[int], needed: Sequence[str], met: Mapping[int, Sequence[tuple[str, ...]]]
) -> dict[str, str]:
    """What a word was taken for that stands nowhere as it was typed: the nearest in the same script, if any is."""
    instead = {}
    for place, word in enumerate(needed):
        terms = [term for page in order for term in met[page][place]]
        if terms and all(held.likeness(word, page) <= GUESS for page in order if met[page][place]):
            own = [term for term in terms if is_cyrillic(term) == is_cyrillic(word)]
            instead[word] = max(own, key=partial(OSA.normalized_similarity, word)) if own else terms[0]
    return instead
