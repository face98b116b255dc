"""How often the search finds what somebody is about to type, one letter of which is wrong already.

    python -m bench.mistyped

Takes the first four to seven letters of words of titles and names, makes a random mistake in each (a letter wrong,
missing, needless or swapped with the next, never the first) and asks whether a page that is called so is among the
first five. The same mistakes every time.
"""

import random
import statistics
from collections import defaultdict
from io import StringIO

from bench.search import hidden
from bench.site import prepare

QUERIES, LENGTHS, SHORTEST_WORD = 500, (4, 5, 6, 7), 7
#: A word on more pages than these says too little to be a question.
MOST_PAGES = 5


def mistyped(beginning: str, chosen: random.Random) -> str:
    letters = "абвгдежзиклмнопрстуфхцчшыэюя" if beginning[0] > "z" else "abcdefghijklmnopqrstuvwxyz"
    at = chosen.randrange(1, len(beginning))
    before, letter, after = beginning[:at], beginning[at], beginning[at + 1 :]
    return chosen.choice(
        [
            f"{before}{chosen.choice(letters.replace(letter, ''))}{after}",
            f"{before}{after}",
            f"{before}{chosen.choice(letters)}{letter}{after}",
            f"{before}{after[:1]}{letter}{after[1:]}",
        ]
    )


def words_of_titles() -> dict[str, set[str]]:
    """The words by which pages are called, with the addresses of those pages."""
    from publishing.models import SearchEntry  # noqa: PLC0415 - the settings come first
    from publishing.passages import words_in  # noqa: PLC0415

    pages = defaultdict(set)
    for entry in SearchEntry.objects.select_related("page"):
        for word in words_in(f"{entry.title} {entry.page.names}"):
            if len(word) >= SHORTEST_WORD and word.isalpha():
                pages[word].add(entry.page.path)
    return {word: paths for word, paths in pages.items() if len(paths) <= MOST_PAGES}


def main() -> None:
    prepare()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("load_content", verbosity=0, stdout=StringIO())
    from publishing import search  # noqa: PLC0415

    chosen = random.Random(5)  # noqa: S311 - the same mistakes every time
    called = words_of_titles()
    found = defaultdict(list)
    for word in chosen.sample(sorted(called), QUERIES):
        length = chosen.choice(LENGTHS)
        hits = search.find(mistyped(word[:length], chosen), hidden()).hits[:5]
        found[length].append(any(result.path in called[word] for result in search.results(hits, "en")))
    for length in LENGTHS:
        print(f"{length} letters: {statistics.mean(found[length]):.2f} of {len(found[length])}")
    print(f"all: {statistics.mean(one for ones in found.values() for one in ones):.2f}")


if __name__ == "__main__":
    main()
