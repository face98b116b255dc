"""A reader who follows every link of one language, and keeps what they saw."""

import gzip
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from publishing import caching
from tests.documents import Element, parse

SITE = "http://testserver"


@dataclass
class Visit:
    """One page and how it was found."""

    address: str
    steps: int
    response: HttpResponse
    queries: int
    came_from: str

    def __post_init__(self) -> None:
        self.tree, self.tag_faults = parse(self.html) if self.is_html else (Element("", {}, None), [])

    @property
    def html(self) -> str:
        return self.response.content.decode()

    @property
    def is_html(self) -> bool:
        """Whether it is a page of the site; a guide to take away is a file, and stands for itself."""
        headers = self.response.headers
        return headers.get("Content-Type", "").startswith("text/html") and "Content-Disposition" not in headers

    @property
    def path(self) -> str:
        """The address without its language and query."""
        return "/" + urlsplit(self.address).path.split("/", 2)[2]

    @cached_property
    def links(self) -> list[str]:
        """Where the page leads on this site, without the part after #."""
        resolved = [urldefrag(urljoin(SITE + self.address, link.get("href"))).url for link in self.tree.all("a")]
        return [link.removeprefix(SITE) for link in resolved if link.startswith(f"{SITE}/")]

    @cached_property
    def head(self) -> Mapping[str, str]:
        """What the head says, by the name of each link and meta."""
        metas = {meta.get("name"): meta.get("content") for meta in self.tree.all("meta") if meta.get("name")}
        canonical = [link.get("href") for link in self.tree.all("link", rel="canonical")]
        return {**metas, "canonical": " ".join(canonical)}

    @property
    def alternates(self) -> dict[str, str]:
        """This page in each language; a feed beside it is no translation of it."""
        links = self.tree.all("link", rel="alternate")
        return {link.get("hreflang"): link.get("href") for link in links if link.get("hreflang")}

    @property
    def is_narrowed(self) -> bool:
        """A view of a list or a search: open to readers, not meant for search engines."""
        return "noindex" in self.head.get("robots", "")

    @property
    def is_original(self) -> bool:
        """Whether it is the page that search engines keep, and no view of another one."""
        return not self.is_narrowed and self.head["canonical"] == SITE + self.address

    @cached_property
    def compressed_size(self) -> int:
        return len(gzip.compress(self.response.content, compresslevel=6))


def forget() -> None:
    """Makes this process as ignorant of the content as it is just after an edit."""
    caching._kept.clear()
    caching._clock.cache_clear()


def visit(client: Client, address: str, steps: int = 0, came_from: str = "") -> Visit:
    queries = 0

    def count(execute: Callable[..., Any], *asked: Any) -> Any:
        nonlocal queries
        queries += 1
        return execute(*asked)

    with connection.execute_wrapper(count):
        response = client.get(address)
    return Visit(address, steps, response, queries, came_from)


def crawl(language: str, likes: int = 1_000, *, forgetful: bool = False) -> dict[str, Visit]:
    """Every page of a language that links lead to from its home page, each with the fewest steps to it.

    A narrowed list is looked at but not followed further: what it links to is found without it. Of links that differ
    only in what they narrow a list to, `likes` are followed. To a `forgetful` reader each page is the first after an
    edit.
    """
    client = Client(raise_request_exception=False)
    prefix = f"/{language}/"
    seen: dict[str, Visit] = {}
    like: Counter[tuple[str, ...]] = Counter()
    waiting = [(prefix, 0, "")]
    for address, steps, came_from in waiting:
        if address in seen or like[kind_of(address)] >= likes:
            continue
        like[kind_of(address)] += "?" in address
        if forgetful:
            forget()
        page = seen[address] = visit(client, address, steps, came_from)
        if page.is_html and not page.is_narrowed and page.response.status_code == 200:
            waiting += [(link, steps + 1, address) for link in page.links if link.startswith((prefix, "/media/"))]
    return seen


def kind_of(address: str) -> tuple[str, ...]:
    """The same for all links that narrow one list by the same things."""
    parts = urlsplit(address)
    return parts.path, *sorted(parse_qs(parts.query))
