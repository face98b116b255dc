"""Queries, CPU time and size of every kind of page, at 1, 10 and 100 times the demonstration content.

    make bench                  SQLite in a temporary folder
    make bench ARGS="1 10"      other sizes
    DATABASE_URL=postgres://…/kafedra_bench make bench     an empty PostgreSQL database, which it fills

"Cold" is the first reader after an edit, when nothing is kept in memory; "warm" every other reader. CPU is the process
time of one request through the whole stack of middleware, the best of many, since whatever else the machine does only
adds to it; on PostgreSQL the database's own time is not in it. Milliseconds differ from machine to machine, the growth
from the smallest size to the largest does not. A list that was short grows until its page is full: compare "html".
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from io import StringIO

from bench.pages import PAGES, Cost
from bench.site import prepare


def main(sizes: list[int]) -> None:
    prepare()
    from django.core.management import call_command  # noqa: PLC0415

    from bench.copies import multiply  # noqa: PLC0415

    call_command("load_content", verbosity=0, stdout=StringIO())
    results: dict[str, dict[int, Cost]] = {path: {} for path in PAGES}
    done = 1
    for size in sizes:
        start = time.monotonic()
        multiply(size, first=done + 1)
        done = max(done, size)
        print(f"{size} × the content stands after {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
        for path, cost in measured().items():
            results[path][size] = cost
    report(results, sizes)


def measured() -> dict[str, Cost]:
    ended = subprocess.run([sys.executable, "-m", "bench.pages"], check=False, stdout=subprocess.PIPE, text=True)
    if ended.returncode:
        sys.exit(ended.returncode)
    return {path: Cost(**figures) for path, figures in json.loads(ended.stdout).items()}


def report(results: dict[str, dict[int, Cost]], sizes: list[int]) -> None:
    """A line for each page: each figure at each size; of those that may grow, by how much they did."""
    columns: list[tuple[str, Callable[[Cost], float], str, bool]] = [
        ("queries cold", lambda cost: cost.queries, "{:.0f}", False),
        ("warm", lambda cost: cost.queries_warm, "{:.0f}", False),
        ("CPU ms cold", lambda cost: cost.cold, "{:.1f}", True),
        ("CPU ms warm", lambda cost: cost.warm, "{:.1f}", True),
        ("html kB", lambda cost: cost.html / 1_000, "{:.0f}", True),
        ("gzip kB", lambda cost: cost.gzip / 1_000, "{:.1f}", False),
    ]
    print(f"Figures at {', '.join(f'{size} ×' for size in sizes)} the content; then the growth from first to last.")
    table = [["page", *(title for title, *_ in columns)]]
    for path, found in results.items():
        line = [path]
        for _title, value, form, grows in columns:
            values = [value(found[size]) for size in sizes]
            growth = f" {values[-1] / values[0]:5.2f}×" if grows else ""
            line.append(" ".join(f"{form.format(number):>5}" for number in values) + growth)
        table.append(line)
    widths = [max(len(line[place]) for line in table) for place in range(len(table[0]))]
    for line in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


if __name__ == "__main__":
    main(sorted(int(size) for size in sys.argv[1:]) or [1, 10, 100])
