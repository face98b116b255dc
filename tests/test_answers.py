"""A reader's answers go with them from page to page of the applicants' part of the site."""

from urllib.parse import parse_qs, urldefrag, urlsplit

import pytest
import time_machine
from django.test import Client

from residency.models import Programme
from tests.crawl import visit

pytestmark = pytest.mark.django_db
ANSWERS = {"citizenship": "PK", "degree": "md", "study_language": "en"}
QUERY = "&".join(f"{name}={value}" for name, value in ANSWERS.items())
#: Where answers are wanted: all of them, or the citizenship alone.
WANTED = {"/en/residency/": set(ANSWERS), "/en/plan/": set(ANSWERS), "/en/visas/check/": {"citizenship"}}
#: What shows the page without the answers on purpose.
DROPPING = {"Show everything"}


def lost(page) -> list[str]:
    """The links of a page that lose an answer; a feed is nobody's, and what leads on to itself is the page."""
    found = []
    for link in page.tree.all("a"):
        url = urldefrag(link.get("href") or "").url
        path = urlsplit(url).path
        wanted = next((names for start, names in WANTED.items() if path.startswith(start)), None)
        if wanted is None or path.endswith(".xml") or link.text.strip() in DROPPING:
            continue
        kept = {name for name, (value, *_) in parse_qs(urlsplit(url).query).items() if ANSWERS.get(name) == value}
        if wanted - kept:
            found.append(f"{page.address} -> {link.text.strip()} -> {url}")
    return found


@pytest.mark.parametrize("day", ["2027-03-01T12:00Z", "2027-07-01T12:00Z", "2027-07-27T12:00Z"])
def test_no_link_between_the_pages_of_applicants_loses_an_answer(demo_content, day):
    slug, other = Programme.objects.published().order_by("slug").values_list("slug", flat=True)[:2]
    pages = (
        *("residency/", "residency/?group=surgical", "residency/calendar/", "residency/for-you/"),
        *(f"residency/{slug}/", f"residency/compare/?p={slug}&p={other}", f"plan/?p={slug}&p={other}", "plan/"),
    )
    with time_machine.travel(day, tick=False):
        visits = [visit(Client(), f"/en/{path}{'&' if '?' in path else '?'}{QUERY}") for path in pages]
    assert [page.response.status_code for page in visits] == [200] * len(pages)
    assert [line for page in visits for line in lost(page)] == []
