"""What every kind of page costs with the content that is there; as a program it prints that as JSON.

A process of its own for each size: one that has just written a hundred copies is slower by half at everything.
"""

import gzip
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

from bench.site import prepare

ROUNDS_COLD, ROUNDS_WARM = 5, 30

PAGES = [
    "/ky/privacy/",  # holds no content: its growth is the noise of the machine
    "/ky/",
    "/ky/departments/",
    "/ky/departments/osh-cpme/",
    "/ky/people/",
    "/ky/people/zhanbaeva-anara-keneshovna/",
    "/ky/residency/",
    "/ky/residency/kaznmu-cardiology/",
    "/ky/residency/calendar/",
    "/ky/residency/compare/?p=kaznmu-cardiology&p=kaznmu-endocrinology",
    "/ky/cooperation/",
    "/ky/cooperation/partners/",
    "/ky/cooperation/partners/jica/",
    "/ky/cooperation/agreements/",
    "/ky/cooperation/agreements/eimu-icmas/",
    "/ky/cooperation/events/",
    "/ky/cooperation/events/samarkand-obstetrics-sechenov-visit/",
    "/ky/cooperation/outcomes/",
    "/ky/visas/",
    "/ky/visas/eimu-registration/",
    "/ky/visas/exemptions/",
    "/ky/visas/check/",
    "/ky/visas/changes/",
    "/ky/plan/",
    "/ky/feedback/",
    "/ky/search/?q=кардиология",
]


@dataclass
class Cost:
    """What one page costs: queries and CPU milliseconds of the first and of every other reader, and its bytes."""

    queries: int
    queries_warm: int
    cold: float
    warm: float
    html: int
    gzip: int


def best(rounds: int, work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """The least CPU milliseconds that the work took."""
    times = []
    for _round in range(rounds):
        before()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1_000


def forget() -> None:
    """Leaves this process as ignorant of the content as it is after an edit."""
    from publishing import caching  # noqa: PLC0415

    caching._kept.clear()
    caching._clock.cache_clear()


def measure(path: str) -> Cost:
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    response = client.get(path)
    if response.status_code != 200:
        raise SystemExit(f"{path} answers {response.status_code}.")
    forget()
    with CaptureQueriesContext(connection) as cold:
        client.get(path)
    with CaptureQueriesContext(connection) as warm:
        client.get(path)
    return Cost(
        len(cold),
        len(warm),
        best(ROUNDS_COLD, lambda: client.get(path), forget),
        best(ROUNDS_WARM, lambda: client.get(path)),
        len(response.content),
        len(gzip.compress(response.content, compresslevel=6)),
    )


if __name__ == "__main__":
    prepare()
    print(json.dumps({path: asdict(measure(path)) for path in PAGES}))
