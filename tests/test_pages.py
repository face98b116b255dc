"""Every public page in every language, as one reader meets them who follows all links from the home page."""

import gc
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.apps import apps
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils.translation import override

from config.sitemaps import PageSitemap
from publishing.languages import CODES
from publishing.models import Published
from publishing.search import sources
from tests.crawl import SITE, Visit, crawl
from tests.documents import Element
from tests.foreign_words import fault_finder
from tests.test_sitemaps import entries as sitemap_entries

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_content")]

MOST_STEPS, MOST_BYTES = 3, 14 * 1024
CONTENT_SECURITY_POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    "object-src 'none'",
}  # fmt: skip
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SECTIONING = ("main", "article", "section", "aside", "nav")
LEFTOVER = re.compile(r"\bNone\b|\bnan\b|\{\{|\}\}|\{%|%\}|%\(|\|\w|<\w+ object|&(?:amp|lt|gt|quot|#\d+);")

Faults = Iterator[str]


@pytest.fixture(scope="module", params=CODES)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def visits(language: str, demo_content: None, django_db_blocker: Any) -> Iterator[dict[str, Visit]]:
    # The pages are kept as trees of many small objects, which the collector would go through again and again.
    gc.disable()
    with django_db_blocker.unblock():
        yield crawl(language, likes=1_000 if language == "en" else 2)
    gc.enable()


@pytest.fixture
def pages(visits: dict[str, Visit]) -> list[Visit]:
    return [visit for visit in visits.values() if visit.is_html]


def faults_of(pages: list[Visit], judge: Callable[[Visit], Faults]) -> list[str]:
    return [f"{page.address}: {fault}" for page in pages for fault in judge(page)]


def test_every_link_leads_somewhere(visits):
    dead = [visit for visit in visits.values() if visit.response.status_code != 200]
    assert [f"{page.address}: {page.response.status_code}, linked from {page.came_from}" for page in dead] == []


def test_every_published_object_and_every_list_is_reached_in_three_steps(visits, language):
    with override(language):
        lists = {reverse(name) for name in PageSitemap.names} | {reverse("search")}
        addresses = {obj.get_absolute_url() for model in sources for obj in model.objects.published()}
    # An outcome has no page of its own but a place on the list of outcomes.
    objects = {urlsplit(address).path for address in addresses}

    assert set(sources) >= {model for model in apps.get_models() if issubclass(model, Published)}
    assert sorted((lists | objects) - set(visits)) == []
    pages = [visit for visit in visits.values() if not visit.is_narrowed]
    assert [f"{page.address}: {page.steps} steps" for page in pages if page.steps > MOST_STEPS] == []


def test_sitemap_names_only_originals_that_may_be_indexed(pages, language):
    originals = {SITE + page.address for page in pages if page.is_original}
    named = {address for address in sitemap_entries() if address.startswith(f"{SITE}/{language}/")}
    assert named
    assert named - originals == set()


def test_tags_are_closed_where_they_were_opened(pages):
    assert faults_of(pages, lambda page: iter(page.tag_faults)) == []


def test_page_speaks_the_language_of_its_address(pages, language):
    def judge(page: Visit) -> Faults:
        root = page.tree.one("html")
        if root.get("lang") != language or root.get("dir") != "ltr":
            yield f"lang {root.get('lang')!r}, dir {root.get('dir')!r}"

    assert faults_of(pages, judge) == []


def test_headings_begin_with_the_only_h1_and_skip_no_level(pages):
    def judge(page: Visit) -> Faults:
        found = page.tree.all(*HEADINGS)
        levels = [int(heading.tag[1]) for heading in found]
        if levels.count(1) != 1 or levels[0] != 1:
            yield f"h1 is not first and only: {levels}"
        for before, heading in zip(levels, found[1:], strict=False):
            if int(heading.tag[1]) > before + 1:
                yield f"<{heading.tag}> after <h{before}>: {heading.text!r}"
        yield from (f"empty <{heading.tag}>" for heading in found if not heading.text)

    assert faults_of(pages, judge) == []


def test_landmarks_stand_once_and_the_skip_link_comes_first(pages):
    def judge(page: Visit) -> Faults:
        body = page.tree.one("body")
        for tag in ("header", "footer"):
            count = sum(not element.within(*SECTIONING) for element in body.all(tag))
            if count != 1:
                yield f"{count} × <{tag}> of the page"
        if [main.get("id") for main in body.all("main")] != ["main"]:
            yield "no single <main id=main>"
        first = next(element for element in body.walk() if element.tag in ("a", "button", "input", "summary"))
        if first.get("href") != "#main" or not first.text:
            yield f"the first stop is {first.text!r}, no skip link"

    assert faults_of(pages, judge) == []


def test_ids_are_unique_and_every_reference_meets_one(pages):
    def judge(page: Visit) -> Faults:
        ids = Counter(element.get("id") for element in page.tree.walk() if "id" in element.attrs)
        yield from (f"id {name!r} × {count}" for name, count in ids.items() if count > 1 or not name)
        for element in page.tree.walk():
            wanted = [*element.get("aria-labelledby").split(), *element.get("aria-describedby").split()]
            wanted += [element.get("for")] if "for" in element.attrs else []
            href = element.get("href")
            wanted += [href[1:]] if element.tag == "a" and href.startswith("#") else []
            yield from (f"<{element.tag}> refers to {name!r}, which is not there" for name in wanted if name not in ids)

    assert faults_of(pages, judge) == []


def test_titles_are_unique(pages):
    by_title = defaultdict(list)
    for page in pages:
        title = page.tree.one("head").one("title").text
        assert title, page.address
        if page.is_original:
            by_title[title].append(page.address)
    assert {title: addresses for title, addresses in by_title.items() if len(addresses) > 1} == {}


def test_search_engines_are_told_this_address_and_its_translations(pages, language):
    def judge(page: Visit) -> Faults:
        if page.is_narrowed:
            yield from (f"alternate {code}" for code in page.alternates if code != "x-default")
            return
        number = parse_qs(urlsplit(page.address).query).get("page", ["1"])[0]
        query = f"?page={number}" if number != "1" else ""
        own = {code: f"{SITE}/{code}{page.path}{query}" for code in CODES}
        if page.head["canonical"] != own[language]:
            yield f"canonical {page.head['canonical']}"
        if page.alternates != own | {"x-default": f"{SITE}{page.path}{query}"}:
            yield f"alternates {page.alternates}"

    assert faults_of(pages, judge) == []


def test_language_switch_keeps_page_and_query(pages, language):
    def judge(page: Visit) -> Faults:
        switch = page.tree.all("ul", **{"class": "languages"})[0]
        found = {link.get("lang"): link for link in switch.all("a")}
        _, rest = page.address.removeprefix("/").split("/", 1)
        for code in CODES:
            if found[code].get("href") != f"/{code}/{rest}" or found[code].get("hreflang") != code:
                yield f"{code} leads to {found[code].get('href')}"
        marked = [code for code, link in found.items() if "aria-current" in link.attrs]
        if marked != [language]:
            yield f"marked as current: {marked}"

    assert faults_of(pages, judge) == []


def resources(page: Visit) -> Iterator[tuple[Element, str]]:
    for element in page.tree.walk():
        if element.tag == "link" and element.get("rel") not in ("canonical", "alternate", "prev", "next"):
            yield element, element.get("href")
        elif "src" in element.attrs:
            yield element, element.get("src")
        if "srcset" in element.attrs:
            yield from ((element, part.split()[0]) for part in element.get("srcset").split(","))


def test_everything_a_page_loads_is_there_and_from_this_site(pages):
    def judge(page: Visit) -> Faults:
        for element, address in resources(page):
            resolved = urljoin(SITE + page.address, address)
            path = resolved.removeprefix(SITE)
            if not resolved.startswith(f"{SITE}/"):
                yield f"<{element.tag}> loads {address!r}"
            elif path.startswith("/static/") and not finders.find(path.removeprefix("/static/")):
                yield f"{path} is no file"

    assert faults_of(pages, judge) == []


def test_page_holds_no_inline_style_or_script(pages):
    def judge(page: Visit) -> Faults:
        for element in page.tree.walk():
            handlers = [name for name in element.attrs if name == "style" or name.startswith("on")]
            if element.tag == "style" or handlers:
                yield f"<{element.tag}> {handlers}"
            if element.tag == "script" and "src" not in element.attrs and element.get("type") != "application/ld+json":
                yield "an inline script"

    assert faults_of(pages, judge) == []


def test_every_answer_is_public_cookieless_and_guarded(visits):
    def judge(page: Visit) -> Faults:
        headers = page.response.headers
        policy = {part.strip() for part in headers.get("Content-Security-Policy", "").split(";") if part.strip()}
        if policy != CONTENT_SECURITY_POLICY:
            yield f"Content-Security-Policy: {policy ^ CONTENT_SECURITY_POLICY}"
        if page.response.cookies or "Set-Cookie" in headers:
            yield "sets a cookie"
        if "Cookie" in headers.get("Vary", ""):
            yield f"Vary: {headers['Vary']}"
        wanted = {"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY"}
        yield from (f"{name}: {headers.get(name)}" for name, value in wanted.items() if headers.get(name) != value)
        if not headers.get("ETag") or "public" not in headers.get("Cache-Control", ""):
            yield f"ETag {headers.get('ETag')}, Cache-Control {headers.get('Cache-Control')}"

    assert faults_of([visit for visit in visits.values() if visit.is_html], judge) == []


def test_no_trace_of_the_machinery_is_left_in_the_text(pages):
    def judge(page: Visit) -> Faults:
        for _, text in page.tree.one("body").texts():
            if found := LEFTOVER.search(text):
                yield f"{found.group()!r} in {text[:100]!r}"
        for element in page.tree.walk():
            for name in ("title", "alt", "aria-label", "placeholder", "content", "value"):
                if found := LEFTOVER.search(element.get(name)):
                    yield f"{found.group()!r} in {name}={element.get(name)[:100]!r}"

    assert faults_of(pages, judge) == []


def test_every_link_has_an_address_and_words(pages):
    good = re.compile(r"/|\?|#.|https?://[^\s/]+|mailto:[^\s@]+@[^\s@]+\.\w+$|tel:\+?\d{3,}(?:[;,]\S+)?$")

    def judge(page: Visit) -> Faults:
        for link in page.tree.all("a"):
            if not good.match(link.get("href")):
                yield f"href={link.get('href')!r}"
            if not (link.text or link.get("aria-label") or any(image.get("alt") for image in link.all("img"))):
                yield f"no words in the link to {link.get('href')}"

    assert faults_of(pages, judge) == []


def test_images_and_fields_say_what_they_are(pages):
    def judge(page: Visit) -> Faults:
        labelled = {label.get("for") for label in page.tree.all("label") if label.text}
        headings = {heading.get("id") for heading in page.tree.all("h1", "h2", "h3") if heading.text}
        for image in page.tree.all("img"):
            if not {"alt", "width", "height"} <= set(image.attrs):
                yield f"<img src={image.get('src')}> lacks alt, width or height"
        for field in page.tree.all("input", "select", "textarea"):
            named = field.get("id") in labelled or field.within("label") or field.get("aria-labelledby") in headings
            if field.get("type") != "hidden" and not named:
                yield f"no label for {field.get('name')!r}"
        for table in page.tree.all("table"):
            if not table.all("th") or any("scope" not in cell.attrs for cell in table.all("th")):
                yield "a table without <th scope>"

    assert faults_of(pages, judge) == []


def test_page_fits_the_first_packets_of_an_answer(pages):
    sizes = sorted(((page.compressed_size, page.address) for page in pages), reverse=True)
    assert [f"{address}: {size} bytes" for size, address in sizes if size > MOST_BYTES] == []


def test_no_text_of_another_language_stands_unmarked(pages, language):
    fault_of = fault_finder(language)

    def judge(page: Visit) -> Faults:
        for element, text in page.tree.one("body").texts():
            is_name = any(holder.get("translate") == "no" for holder in element.above())
            if element.lang == language and not is_name and (fault := fault_of(text)):
                yield f"{fault}: {text[:120]!r}"

    assert faults_of(pages, judge) == []
