"""The words of the index, and which of them a word that a reader types may mean.

A word means another, in this order of likeness: written alike, written with the letters of another keyboard or
script, another word for the same, begun by it, inflected from the same stem, a compound with it, and mistyped by a
letter or two.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from heapq import nlargest
from threading import Lock
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from .mistyping import MISTYPED, Beginnings, Shelves, alike
from .synonyms import is_said, used_for
from .transliteration import is_cyrillic, key, keys, plain, plain_keys

#: How many words of the index one word of a query may mean.
MOST_MEANINGS = 60

#: A likeness no greater is a guess.
GUESS = MISTYPED[1]
SAME, SAME_KEYBOARD, SAME_SOUND = 1.0, 0.97, 0.93
BEGUN, INFLECTED = 0.52, 0.45
CONTAINED, SHORTEST_PART = 0.51, 5
BEGINNING = 0.6
#: What another word for the same is worth, of what that word itself would be.
SYNONYM = 0.85
LONGEST_ENDING, LEAST_STEM = 3, 0.6
#: So many letters in common are a stem, and with so many any ending will do: терапевтик, терапевтических.
SURE_STEM, LONG_STEM = 4, 9
LAST = "\U0010ffff"

#: Words that a reader may leave out or add without meaning another page, and that no other word is taken for.
LINKING = {
    *("и", "в", "во", "на", "с", "со", "к", "о", "об", "от", "до", "для", "из", "у", "при", "по", "не", "как", "за"),
    *("the", "of", "and", "in", "on", "at", "to", "for", "a", "an", "by", "with", "from", "after", "имени"),
    *("жана", "менен", "үчүн", "боюнча", "кийин", "атындагы", "және", "мен", "үшін", "бойынша", "кейін", "атындағы"),
    *("how", "can", "what", "where", "when", "who", "which", "is", "are", "do", "does", "my", "me", "have", "need"),
    *("где", "когда", "что", "кто", "какой", "какие", "какая", "можно", "нужно", "ли", "мне", "я", "есть"),
    *("кантип", "кайда", "качан", "эмне", "кандай", "керек", "болобу", "қалай", "қайда", "қашан", "қандай", "бола"),
    *("qanday", "qayerda", "qachon", "nima", "qaysi", "kerak", "mumkin", "mumkinmi"),
    *("va", "bilan", "uchun", "boyicha", "keyin", "nomidagi", "i", "v", "na", "dlya", "jana", "zhana"),
}


class Term(NamedTuple):
    """A word of the index: its row in the database, and the number of pages that hold it."""

    word: str
    number: int
    pages: int


#: What is told of a word: it, its key, its row in the database, and the number of pages that hold it.
Row = tuple[str, str, int, int]


class Vocabulary:
    """All words of the index, for several threads at once; one that is on no page any more means nothing."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._terms: dict[str, list[Term]] = {}
        self._named: dict[str, Term] = {}
        for row in rows:
            self._file(*row)
        self._words, self._keys = sorted(self._named), sorted(self._terms)
        self._word_shelves, self._key_shelves = Shelves(self._words), Shelves(self._keys)
        self._word_beginnings, self._key_beginnings = Beginnings(self._words), Beginnings(self._keys)
        self._text = ""
        self._lock = Lock()
        self._count()

    def learn(self, rows: Iterable[Row]) -> None:
        """Takes in new words, and what has changed of those that it knows."""
        with self._lock:
            for word, its_key, number, pages in rows:
                known = word in self._named
                for new in self._file(word, its_key, number, pages):
                    insort(self._keys, new)
                    self._key_shelves.put(new)
                    self._key_beginnings.put(new)
                    self._text = ""
                if not known:
                    insort(self._words, word)
                    self._word_shelves.put(word)
                    self._word_beginnings.put(word)
            self._count()

    def _file(self, word: str, its_key: str, number: int, pages: int) -> list[str]:
        """Says under which keys there was nothing before."""
        known = self._named.get(word)
        term = self._named[word] = Term(word, number, pages)
        under = {its_key} | plain_keys(word)
        new = [one for one in under if one not in self._terms]
        for one in under:
            terms = self._terms.setdefault(one, [])
            if known in terms:
                terms.remove(known)
            terms.append(term)
        return new

    def _count(self) -> None:
        """About how many pages there are: as many as hold the commonest word."""
        self.pages = max((term.pages for term in self._named.values()), default=1)

    def meanings(self, word: str, *, widely: bool = False) -> list[tuple[Term, float]]:
        """The terms that the `folded` word may mean with their likeness from 0 to 1, the likeliest first.

        Mistypings are thought of only where there is nothing better, unless it is asked `widely`.
        """
        with self._lock:
            return self._meanings(word, widely=widely)

    def _meanings(self, word: str, *, widely: bool) -> list[tuple[Term, float]]:
        found: dict[Term, float] = {}
        for one in sorted(keys(word)):
            _keep_best(found, self._same(word, one))
            _keep_best(found, meant := [*self._meant(one)])
            if meant and is_said(one):  # what else it resembles is another thing
                continue
            _keep_best(found, self._begun(word, one))
            is_known, is_found = any(likeness > GUESS for likeness in found.values()), bool(found)
            _keep_best(found, self._contained(one))
            if len(word) > 3 and not _has_digit(word):
                _keep_best(found, self._inflected(word, one))
                if widely or not is_found:
                    _keep_best(found, self._mistyped(word, one))
                if not is_known:
                    _keep_best(found, self._begun_mistyped(word, one))
        return nlargest(MOST_MEANINGS, found.items(), key=lambda pair: (pair[1], pair[0].pages, pair[0].word))

    def _same(self, word: str, its_key: str) -> Iterator[tuple[Term, float]]:
        for term in self._terms.get(its_key, ()):
            if term.word == word:
                yield term, SAME
            elif plain(term.word) == plain(word):
                yield term, SAME_KEYBOARD
            elif not other_letters(word, term.word):
                yield term, SAME_SOUND
            elif len(word) > 3:
                yield term, MISTYPED[1]

    def _begun(self, word: str, its_key: str) -> Iterator[tuple[Term, float]]:
        if len(word) < 2 or (len(word) == 2 and word.isdecimal()):
            return
        starting = _starting(self._keys, its_key) if len(its_key) > 1 else []
        by_sound = (term for one in starting for term in self._terms[one])
        by_letter = (self._named[one] for one in _starting(self._words, word))  # when "sh" is still an "s"
        for term in _commonest(by_sound) + _commonest(by_letter):
            if len(term.word) > len(word) and not other_letters(word, term.word[: len(word)]):
                yield term, BEGUN + 0.35 * len(word) / len(term.word)

    def _meant(self, its_key: str) -> Iterator[tuple[Term, float]]:
        """What pages call the thing that people call so."""
        for used in used_for(its_key):
            one = key(used)
            for term, likeness in (*self._same(used, one), *self._inflected(used, one)):
                if len(term.word) >= len(used) - 1:  # an owner is more than own
                    yield term, SYNONYM * likeness

    def _inflected(self, word: str, its_key: str) -> Iterator[tuple[Term, float]]:
        """Words with the same stem and another short ending, and words to which the query has added a longer one.

        So few letters in common that they may be no stem must be alike as letters, too.
        """
        stem = its_key[: max(3, len(its_key) - LONGEST_ENDING)]
        longest_ending = LONGEST_ENDING if len(its_key) > 5 else 2
        for one in _starting(self._keys, stem):
            shared = Prefix.similarity(one, its_key)
            longer = max(len(one), len(its_key))
            is_short = longer - shared <= longest_ending and shared >= LEAST_STEM * longer
            if one != its_key and (is_short or shared >= LONG_STEM):
                for term in self._guessed(one):
                    if shared >= SURE_STEM or (is_cyrillic(word) == is_cyrillic(term.word) and alike(word, term.word)):
                        yield term, INFLECTED + 0.35 * shared / longer
        for end in range(max(4, round(LEAST_STEM * len(its_key))), len(its_key)):
            for term in self._guessed(its_key[:end]):
                yield term, INFLECTED + 0.35 * end / len(its_key)

    def _contained(self, its_key: str) -> list[tuple[Term, float]]:
        """Compounds: хирургия in кардиохирургия, diplom in postdiplom, 110300 in 6R110300."""
        if len(its_key) < SHORTEST_PART:
            return []
        if not self._text:
            self._text = "\n".join(["", *self._keys, ""])
        found, place = [], self._text.find(its_key)
        while place >= 0:
            start, end = self._text.rfind("\n", 0, place) + 1, self._text.find("\n", place)
            if start < place:
                found += self._terms[self._text[start:end]]
            place = self._text.find(its_key, end)
        return [(term, CONTAINED) for term in _commonest(found)]

    def _guessed(self, its_key: str) -> list[Term]:
        return [term for term in self._terms.get(its_key, ()) if term.word not in LINKING]

    def _mistyped(self, word: str, its_key: str) -> list[tuple[Term, float]]:
        """What is a few mistakes away: by sound, else by letter."""
        by_sound = self._key_shelves.close(its_key)
        found = [(term, likeness) for one, likeness in by_sound for term in self._guessed(one)]
        return found or [(self._named[one], likeness) for one, likeness in self._word_shelves.close(word)]

    def _begun_mistyped(self, word: str, its_key: str) -> Iterator[tuple[Term, float]]:
        """What begins a few mistakes away: by sound, and by letter."""
        for beginning, likeness in self._key_beginnings.close(its_key):
            begun = (
                term
                for one in _starting(self._keys, beginning)
                for term in self._guessed(one)
                if alike(word, term.word[: len(word)])
            )
            yield from ((term, BEGINNING * likeness) for term in _commonest(begun))
        for beginning, likeness in self._word_beginnings.close(word):
            begun = (self._named[one] for one in _starting(self._words, beginning) if one not in LINKING)
            yield from ((term, BEGINNING * likeness) for term in _commonest(begun))


def other_letters(word: str, other: str) -> bool:
    """Whether two Cyrillic words of one key differ in и and й, which are different letters, not spellings of one."""
    return is_cyrillic(word) and is_cyrillic(other) and word.count("й") != other.count("й")


def _has_digit(word: str) -> bool:
    return any(letter.isdecimal() for letter in word)


def _commonest(terms: Iterable[Term]) -> list[Term]:
    """So many as a query may ask for; the shorter ones first, since less of them is still to be typed."""
    return nlargest(MOST_MEANINGS, terms, key=lambda term: (-(len(term.word) // 4), term.pages, term.word))


def _starting(ordered: list[str], beginning: str) -> list[str]:
    return ordered[bisect_left(ordered, beginning) : bisect_left(ordered, beginning + LAST)]


def _keep_best(found: dict[Term, float], more: Iterable[tuple[Term, float]]) -> None:
    for term, likeness in more:
        if term.pages and likeness > found.get(term, 0):
            found[term] = likeness
