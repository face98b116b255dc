"""The words of a query: what they may mean, and what the pages hold of them."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log

from .vocabulary import SAME_KEYBOARD, Term

#: What has this share of the best likeness is shown to the reader as found, too.
NEAR = 0.7


@dataclass(frozen=True)
class Asked:
    """A word of the query and what it may mean."""

    word: str
    meanings: list[tuple[Term, float]]
    optional: bool

    @property
    def rows(self) -> int:
        return sum(term.pages for term, _likeness in self.meanings)

    @cached_property
    def likeness(self) -> dict[int, float]:
        """How like the word each of the terms is, by number."""
        return {term.number: likeness for term, likeness in self.meanings}

    @cached_property
    def terms(self) -> dict[int, str]:
        return {term.number: term.word for term, _likeness in self.meanings}

    def weight(self, pages: int) -> float:
        """A rare word says more about the page that is meant than a common one."""
        commonest = max((term.pages for term, _likeness in self.meanings[:3]), default=0)
        return (0.1 if self.optional else 1) * (1 + log((pages + 1) / (commonest + 1)))


class Held:
    """What the pages hold of the query: of each word the best term, and its worth there.

    Numbers in a few large mappings: an object for each page would keep the garbage collector busy.
    """

    def __init__(self, asked: Iterable[Asked]) -> None:
        self.words = {one.word: one for one in asked}
        self.worth: dict[str, dict[int, float]] = {word: {} for word in self.words}
        self.best: dict[str, dict[int, int]] = {word: {} for word in self.words}
        self.rows: list[tuple[int, int, int]] = []

    def take(self, asked: Iterable[Asked], rows: Iterable[tuple[int, int, int]]) -> None:
        meant: dict[int, list[tuple[dict[int, float], dict[int, int], float]]] = {}
        for one in asked:
            for number, likeness in one.likeness.items():
                meant.setdefault(number, []).append((self.worth[one.word], self.best[one.word], likeness))
        for row in rows:
            self.rows.append(row)
            number, page, strength = row
            for worths, best, likeness in meant[number]:
                worth = likeness * strength
                if worth > worths.get(page, 0):
                    worths[page], best[page] = worth, number

    def count(self, words: Iterable[str]) -> Counter[int]:
        """How many of these words each page holds."""
        return Counter(chain.from_iterable(self.worth[word] for word in words))

    def likeness(self, word: str, page: int) -> float:
        return self.words[word].likeness[self.best[word][page]]

    def as_typed(self, page: int, words: Iterable[str]) -> tuple[bool, ...]:
        return tuple(page in self.worth[word] and self.likeness(word, page) >= SAME_KEYBOARD for word in words)

    def met(self, pages: Collection[int], words: Collection[str]) -> dict[int, tuple[tuple[str, ...], ...]]:
        """For each page, for each of these words, the best term there and those that are nearly as like."""
        numbers: dict[int, set[int]] = {page: set() for page in pages}
        for number, page, _strength in self.rows:
            if page in numbers:
                numbers[page].add(number)
        return {page: tuple(self._near(word, page, found) for word in words) for page, found in numbers.items()}

    def _near(self, word: str, page: int, numbers: Iterable[int]) -> tuple[str, ...]:
        if page not in self.worth[word]:
            return ()
        one, best, least = self.words[word], self.best[word][page], NEAR * self.likeness(word, page)
        near = [number for number in numbers if one.likeness.get(number, 0) >= least]
        return tuple(one.terms[number] for number in sorted(near, key=lambda number: (number != best, number)))
