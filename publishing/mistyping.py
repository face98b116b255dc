"""Which of many words one may be mistyped for, finished or not."""

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from .transliteration import is_cyrillic

#: The likeness of a word with so many mistakes.
MISTYPED = {1: 0.5, 2: 0.36}
#: A mistake in the first letter is rare, so it is more probably another word.
FIRST_LETTER = 0.75
#: In a word with fewer letters than these it would make any other word of it.
LEAST_FOR_FIRST = 6


def most_mistakes(word: str) -> int:
    """How many wrong, missing, needless or swapped letters a word of this length is forgiven."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


class Shelves:
    """Words by their first letter and their length, to look for a mistyped one in few of them."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: dict[tuple[str, int], list[str]] = {}
        self._all: set[str] = set()
        for word in words:
            self.put(word)

    def put(self, word: str) -> None:
        if word in self._all:
            return
        self._all.add(word)
        self._words.setdefault((word[0], len(word)), []).append(word)

    def close(self, word: str) -> list[tuple[str, float]]:
        """The words for which this one may be mistyped, and their likeness.

        The first letter is thought wrong only where nothing else is found, and then nothing but that.
        """
        most = most_mistakes(word)
        lengths = range(len(word) - most, len(word) + most + 1) if most else range(0)
        found = self._among(word, most, [shelf for length in lengths if (shelf := (word[0], length)) in self._words])
        if found or not most or len(word) < LEAST_FOR_FIRST:
            return found
        near = range(len(word) - 1, len(word) + 2)
        others = self._among(word, 1, [shelf for shelf in self._words if shelf[0] != word[0] and shelf[1] in near])
        return [(one, likeness * FIRST_LETTER) for one, likeness in others]

    def _among(self, word: str, most: int, shelves: Iterable[tuple[str, int]]) -> list[tuple[str, float]]:
        return [
            (one, MISTYPED[int(mistakes)])
            for shelf in shelves
            for one, mistakes, _place in process.extract(
                word, self._words[shelf], scorer=OSA.distance, score_cutoff=most, limit=None
            )
            if mistakes
        ]


class Beginnings:
    """The beginnings of words: those of one length are made when they are first asked for."""

    def __init__(self, words: list[str]) -> None:
        self._words = words
        self._shelves: dict[int, Shelves] = {}

    def put(self, word: str) -> None:
        """Takes in a new word, which stands among the others already."""
        for length, shelves in self._shelves.items():
            if len(word) > length:
                shelves.put(word[:length])

    def close(self, word: str) -> list[tuple[str, float]]:
        """The beginnings of about the same length for which this one may be mistyped, and their likeness."""
        together = Shelves()
        for length in range(max(1, len(word) - 1), len(word) + 2):
            if length not in self._shelves:
                self._shelves[length] = Shelves({whole[:length] for whole in self._words if len(whole) > length})
            together._words |= self._shelves[length]._words
        return together.close(word)


def alike(word: str, other: str) -> bool:
    """Whether letters as well as sounds allow one for the other; of two scripts only the sounds are compared."""
    return is_cyrillic(word) != is_cyrillic(other) or OSA.distance(word, other) <= most_mistakes(word) + 1
