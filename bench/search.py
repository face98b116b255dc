"""How well and how fast the search finds, kind of query by kind.

    python -m bench.search                                  the queries that nothing was tuned by, on SQLite
    DATABASE_URL=postgres://…/kafedra_bench python -m bench.search      the same on an empty PostgreSQL database
    python -m bench.search --queries bench/queries_tuning.yaml --misses

A file of queries is a list of `{q, language, kind, expect}`; `expect` is the address without the language that should
be found, or a list of addresses any of which will do. Recall at 5 is the share of queries with one of them among the
first five results, the reciprocal rank 1 for the first place, 1/2 for the second and so on.
"""

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

import yaml

from bench.site import prepare

QUERIES = Path(__file__).parent / "queries.yaml"
#: How many results make the first page; what comes later is not found.
SHOWN = 24


@dataclass(frozen=True)
class Answer:
    query: str
    kind: str
    #: The place of the first address expected, from 1; 0 if it is not found at all.
    place: int
    first: str
    milliseconds: float

    @property
    def in_five(self) -> bool:
        return 0 < self.place <= 5


@cache
def hidden() -> Collection[int]:
    """As the site keeps it from edit to edit."""
    from publishing import search  # noqa: PLC0415 - the settings come first

    return search.hidden()


def ask(query: str, language: str, kind: str, expected: list[str]) -> Answer:
    from publishing import search  # noqa: PLC0415

    start = time.process_time()
    hits = search.find(query, hidden()).hits[:SHOWN]
    paths = [result.path for result in search.results(hits, language)]
    spent = (time.process_time() - start) * 1_000
    place = next((place for place, path in enumerate(paths, start=1) if path in expected), 0)
    return Answer(query, kind, place, paths[0] if paths else "nothing", spent)


def read(file: Path) -> list[tuple[str, str, str, list[str]]]:
    rows = yaml.safe_load(file.read_text(encoding="utf-8"))
    return [
        (
            str(row["q"]),
            row["language"],
            row["kind"],
            [row["expect"]] if isinstance(row["expect"], str) else row["expect"],
        )
        for row in rows
    ]


def report(answers: list[Answer], engine: str) -> None:
    kinds = defaultdict(list)
    for answer in answers:
        kinds[answer.kind].append(answer)
    kinds["all"] = answers
    print(f"{engine:<14}{'queries':>8}{'recall at 5':>13}{'reciprocal rank':>17}{'median ms':>11}{'95 % ms':>9}")
    for kind, ones in kinds.items():
        recall = statistics.mean(one.in_five for one in ones)
        rank = statistics.mean(1 / one.place if one.place else 0 for one in ones)
        times = sorted(one.milliseconds for one in ones)
        median, slow = statistics.median(times), times[int(len(times) * 0.95)]
        print(f"{kind:<14}{len(ones):>8}{recall:>13.3f}{rank:>17.3f}{median:>11.1f}{slow:>9.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description="How well and how fast the search finds.")
    parser.add_argument("--queries", type=Path, default=QUERIES)
    parser.add_argument("--misses", action="store_true", help="name the queries whose page is not among the first five")
    parser.add_argument(
        "--copies",
        type=int,
        default=1,
        help="so many times the content: for the time alone, since a copy is found as well as what it is a copy of",
    )
    options = parser.parse_args()
    prepare()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    call_command("load_content", verbosity=0, stdout=StringIO())
    from bench.copies import multiply  # noqa: PLC0415

    multiply(options.copies)
    queries = read(options.queries)
    ask(*queries[0])  # the first one also loads what every later one finds loaded
    answers = [ask(*query) for query in queries]
    report(answers, connection.vendor)
    if options.misses:
        for answer in answers:
            if not answer.in_five:
                print(f"{answer.kind}: {answer.query} is at place {answer.place or '–'}, after {answer.first}")


if __name__ == "__main__":
    main()
