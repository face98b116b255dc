"""Queries and CPU milliseconds of the main pages, at 1, 10 and 100 times the demonstration content.

    make bench                  SQLite in a temporary folder
    make bench ARGS="1 10"      other sizes
    DATABASE_URL=postgres://…/kafedra_bench make bench     an empty PostgreSQL database, which it fills

CPU is the process time of one request through the whole stack of middleware, the median of many; on PostgreSQL the
database's own time is not in it. Look at the ratios within one run: milliseconds differ from machine to machine.
"""

import os
import statistics
import sys
import tempfile
import time
from io import StringIO
from pathlib import Path

ROUNDS = 40


def prepare() -> None:
    folder = tempfile.mkdtemp(prefix="kafedra-bench-")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("SECRET_KEY", "a secret that only the benchmark knows")
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
    os.environ.setdefault("MEDIA_ROOT", str(Path(folder) / "media"))
    os.environ["HTTPS"] = "false"
    import django  # noqa: PLC0415 - the settings come first

    django.setup()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    call_command("compile_catalogues", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)


PAGES = [
    "/ky/",
    "/ky/departments/",
    "/ky/departments/osh-cpme/",
    "/ky/people/",
    "/ky/people/zhanbaeva-anara-keneshovna/",
    "/ky/residency/",
    "/ky/residency/kaznmu-cardiology/",
    "/ky/residency/calendar/",
    "/ky/cooperation/",
    "/ky/cooperation/partners/",
    "/ky/cooperation/agreements/",
    "/ky/cooperation/events/",
    "/ky/cooperation/outcomes/",
    "/ky/visas/",
    "/ky/visas/eimu-registration/",
    "/ky/visas/exemptions/",
    "/ky/search/?q=кардиология",
]


def measure(path: str) -> tuple[int, int, float]:
    """Queries of a cold process, queries of a warm one, and the median CPU time of a warm one in milliseconds."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from publishing import caching  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    caching._kept.clear()
    with CaptureQueriesContext(connection) as cold:
        response = client.get(path)
    cold_queries = len(cold)
    if response.status_code != 200:
        raise SystemExit(f"{path} answers {response.status_code}.")
    with CaptureQueriesContext(connection) as warm:
        client.get(path)
    warm_queries = len(warm)
    times = []
    for _round in range(ROUNDS):
        start = time.process_time()
        client.get(path)
        times.append(time.process_time() - start)
    return cold_queries, warm_queries, statistics.median(times) * 1_000


def main(sizes: list[int]) -> None:
    prepare()
    from django.core.management import call_command  # noqa: PLC0415

    from bench.copies import multiply  # noqa: PLC0415
    from publishing import caching  # noqa: PLC0415

    call_command("load_content", verbosity=0, stdout=StringIO())
    results: dict[str, dict[int, tuple[int, int, float]]] = {path: {} for path in PAGES}
    done = 1
    for size in sizes:
        if size > done:
            multiply(size, first=done + 1)
            caching.touch()
            done = size
        for path in PAGES:
            measure(path)
        for path in PAGES:
            results[path][size] = measure(path)
    report(results, sizes)


def report(results: dict[str, dict[int, tuple[int, int, float]]], sizes: list[int]) -> None:
    head = "".join(f"{f'{size}x: cold warm   ms':>24}" for size in sizes)
    print(f"{'page':<44}{head}{'growth':>9}")
    for path, found in results.items():
        cells = "".join(f"{found[size][0]:>14}{found[size][1]:>5}{found[size][2]:>5.1f}" for size in sizes)
        print(f"{path:<44}{cells}{found[sizes[-1]][2] / found[sizes[0]][2]:>8.2f}x")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1, 10, 100])
