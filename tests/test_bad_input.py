"""Whatever somebody writes into an address gets a page that makes sense, in the language of the address."""

import re
from urllib.parse import quote, urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils.translation import gettext, override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing.languages import CODES
from tests.documents import Element, parse
from tests.factories import make_department

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_content")]

LONG = "a" * 5_000
NO_SUCH_PAGE = [
    "nowhere/", "departments/nowhere/", "people/nowhere/", "residency/nowhere/", "cooperation/partners/nowhere/",
    "cooperation/agreements/nowhere/", "cooperation/agreements/nowhere/scan/", "cooperation/events/nowhere/",
    "visas/nowhere/", "departments/en/", "people/ky/", "residency/uz/", "visas/ru/", "ru/", "en/departments/",
    "departments/%00/", "%00", "people/a%00b/", "departments/%ff/", "departments/%F0%9F%8F%A5/", "departments/%C3%28/",
    "departments/OSH-CPME/", "departments/osh--cpme/", "departments/osh-cpme%20/", "departments/osh-cpme/x/",
    "departments/../../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc%2fpasswd", "people/%E2%80%AE/",
    "people//", "/", "departments/%2F/", "wp-login.php", ".git/config", ".env", "index.html", "admin/", "static/",
    f"{LONG}/", f"departments/{LONG}/", "departments/" + "%D2%A3" * 1_000 + "/", "' or 1=1 --/", "<script>/", "%7B%7B7*7%7D%7D/",
    "cooperation/agreements/eimu-icmas/scan/../../", "sitemap.xml", "robots.txt", "healthz/live",
]  # fmt: skip
NO_SUCH_ADDRESS = [
    "/de/", "/de/departments/", "/EN/", "/en-us/", "/kg/", "/english/", "/nowhere/", "/%00", "/%ff/", "/.env", "/.git/HEAD",
    "/media/", "/media/nowhere.pdf", "/media/../config/settings.py", "/media/%2e%2e/%2e%2e/etc/passwd", "/media/%00",
    "/media//etc/passwd", f"/media/{LONG}", "/static/", "/static/nowhere.css", "/static/../config/settings.py", "/static/%00",
    "/sitemap-nowhere.xml", "/sitemap-%00.xml", "/sitemap-pages.xml?p=0", "/sitemap-pages.xml?p=99", "/sitemap-pages.xml?p=x",
    "/healthz/", "/healthz/live/", f"/{LONG}", "//evil.example/", "/en", "/ky/departments", "/\\evil.example",
]  # fmt: skip
LIST_PAGES = [
    "", "departments/", "departments/osh-cpme/", "people/", "residency/", "residency/calendar/", "cooperation/",
    "cooperation/partners/", "cooperation/agreements/", "cooperation/events/", "cooperation/outcomes/", "visas/",
    "visas/exemptions/", "visas/check/", "visas/changes/", "search/", "plan/",
]  # fmt: skip
PARAMETERS = [
    "q", "page", "letter", "university", "department", "group", "level", "months", "duration", "sort", "applicant",
    "p", "status", "kind", "field", "partner", "agreement", "country", "direction", "year", "show", "order", "unknown",
]  # fmt: skip
VALUES = [
    "", "-1", "0", "1", "2", "999999999999999999999", "abc", "٣", "1e9", "1.5", "NaN", "0x10", "true", "None", "null", "last",
    "2026-02-30", "0000-00-00", "eimu", "EIMU", "KG", "kg", "ZZ", "residency", "in_force", "%00", "a%00b", "%ff", "%F0%9F%8F%A5",
    "%E2%80%AE", "%D2%A3", "%27%20or%201=1--", "<script>", "%25", "_", "\\", "%5B", "*", "../..", "{{7*7}}", "%ED%A0%80",
    "+", "%0d%0aSet-Cookie:x=1", "a" * 5_000, "%D2%A3" * 1_000, ",".join(["1"] * 500), "9" * 400,
]  # fmt: skip
ODD_QUERIES = [
    "?", "??", "?=", "?&&&", "?=x", "?%00=%00", "?%ff=%ff", "?page", "?page[]=1", "?page[$ne]=1", "?q=a&q=b&q=c", "?;", "?q",
    "?" + "&".join(f"x{number}={number}" for number in range(900)), "?q=" + "a+" * 2_000, "?page=1;page=2", f"?{LONG}={LONG}",
    "?next=//evil.example/", "?lang=de", "?language=ru", "?_=1", "?utm_source=x", "?page=%E2%82%AC", "?q=%u0041",
]  # fmt: skip


def answer(address: str, method: str = "GET", **headers: str) -> HttpResponse:
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    return client.generic(method, address, headers=headers)


def tree_of(response: HttpResponse) -> Element:
    return parse(response.content.decode())[0]


def is_guarded(response: HttpResponse) -> bool:
    policy = response.headers.get("Content-Security-Policy", "")
    return "default-src 'none'" in policy and "unsafe" not in policy and not response.cookies


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("rest", NO_SUCH_PAGE, ids=lambda rest: rest[:40])
def test_unknown_page_is_honestly_not_there_in_the_language_of_the_address(language, rest):
    response = answer(f"/{language}/{rest}")

    assert response.status_code == 404
    page = tree_of(response)
    with override(language):
        assert page.one("h1").text == gettext("Page not found")
    assert page.one("html").get("lang") == language
    assert f"/{language}/" in [link.get("href") for link in page.one("main").all("a")]
    assert is_guarded(response)
    assert "noindex" in [meta.get("content") for meta in page.all("meta", name="robots")]


@pytest.mark.parametrize("address", NO_SUCH_ADDRESS, ids=lambda address: address[:40])
def test_address_outside_the_languages_never_breaks_the_site(address):
    response = answer(address)

    if response.status_code in (301, 302):  # a slash or a language was missing
        assert re.match(r"/(en|ru|ky|kk|uz)/", response["Location"]) or response["Location"] == "/healthz/live"
    else:
        assert response.status_code in (400, 404)
    assert is_guarded(response)


@pytest.mark.parametrize("rest", LIST_PAGES)
def test_no_value_of_any_parameter_fails(rest):
    """All parameters at once, so that none is left out; each alone is left to the generated queries below."""
    wrong = []
    for number, value in enumerate(VALUES):
        language = CODES[number % len(CODES)]
        response = answer(f"/{language}/{rest}?{'&'.join(f'{name}={value}' for name in PARAMETERS)}")
        if response.status_code != 200 or tree_of(response).one("html").get("lang") != language:
            wrong.append(f"/{language}/{rest} with {value[:40]}: {response.status_code}")
    assert wrong == []


@pytest.mark.parametrize("language", CODES)
def test_odd_query_changes_no_page(language):
    wrong = [
        f"/{language}/{rest}{query[:60]}: {response.status_code}"
        for rest in ("people/", "search/", "cooperation/agreements/")
        for query in ODD_QUERIES
        for response in [answer(f"/{language}/{rest}{query}")]
        if response.status_code != 200 or not is_guarded(response)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("-1", 1), ("0", 1), ("2", 2), ("9" * 21, 2), ("9" * 5_000, 1), ("abc", 1), ("٢", 2), ("1e9", 1)],
    ids=lambda value: str(value)[:20],
)
def test_absurd_page_number_gets_the_nearest_page_and_no_address_of_its_own(asked, shown):
    page = tree_of(answer(f"/en/cooperation/partners/?page={asked}"))

    numbers = [element.text for element in page.one("main").walk() if element.has("span", **{"aria-current": "page"})]
    assert numbers[-1].endswith(str(shown))
    canonical = page.all("link", rel="canonical")[0].get("href")
    assert canonical == f"http://testserver/en/cooperation/partners/{'?page=2' if shown == 2 else ''}"


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_page_cannot_be_written_to(language, method):
    for rest in ("", "people/", "search/?q=a", "departments/osh-cpme/", "visas/exemptions/"):
        response = answer(f"/{language}/{rest}", method)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD"), rest
        assert tree_of(response).one("html").get("lang") == language
        assert is_guarded(response)


@pytest.mark.parametrize("address", ["/", "/healthz/live", "/robots.txt", "/sitemap.xml", "/media/a.pdf"])
def test_nothing_outside_the_admin_takes_anything_in(address):
    assert answer(address, "POST").status_code == 405


def test_admin_still_asks_for_the_token_of_its_form():
    assert answer("/admin/login/", "POST").status_code == 403


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "X" * 500])
def test_unknown_method_is_refused(method):
    for address in ("/en/", "/", "/admin/", "/healthz/live", "/static/css/base.css"):
        assert answer(address, method).status_code == 405, address


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver:99999999", "testserver,evil.example", "", "a b", "[::1", "\x00"]
)
def test_foreign_host_is_refused_without_a_word_of_it(host):
    response = answer("/en/", Host=host)
    if response.status_code == 200:  # an empty or unreadable name leaves the server's own
        assert b"evil" not in response.content
    else:
        assert response.status_code == 400
        assert b"evil.example" not in response.content
        assert is_guarded(response)
        assert tree_of(response).one("h1").text


@pytest.mark.parametrize("language", CODES)
def test_broken_view_answers_with_a_page_that_needs_nothing(language, monkeypatch):
    def break_down(*args, **kwargs):
        raise RuntimeError("a secret of the machine room")

    monkeypatch.setattr("publishing.pages.render", break_down)
    response = answer(f"/{language}/people/")

    assert response.status_code == 500
    assert b"secret" not in response.content
    assert f'href="/{language}/"' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert is_guarded(response)


@pytest.mark.parametrize("code", CODES)
def test_slug_may_look_like_a_language(code):
    make_department(code, name_en="Odd Department")
    for language in CODES:
        page = tree_of(answer(f"/{language}/departments/{code}/"))
        assert page.one("html").get("lang") == language
        assert page.one("h1").text.startswith("Odd Department")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}{% debug %}", "&lt;b&gt;"]
)
def test_words_of_a_reader_stay_words(text):
    for rest in ("search/", "people/"):
        response = answer(f"/en/{rest}?{urlencode({'q': text})}")
        page = tree_of(response)
        assert not [element for element in page.walk() if element.tag == "script" and "src" not in element.attrs]
        assert not [image for image in page.all("img") if image.get("src") == "x"]
        assert text in [field.get("value") for field in page.all("input")]


words = st.text(max_size=60)
pairs = st.lists(
    st.tuples(st.sampled_from(PARAMETERS) | words, st.sampled_from([*VALUES[:24], *CODES]) | words), max_size=5
)
raw = st.binary(max_size=80).map(quote)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    language=st.sampled_from(CODES),
    rest=st.sampled_from(LIST_PAGES),
    query=pairs.map(lambda found: urlencode(found, errors="surrogatepass")) | raw,
)
def test_no_query_string_breaks_a_list(language, rest, query):
    response = answer(f"/{language}/{rest}?{query}")
    assert response.status_code == 200
    assert is_guarded(response)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    language=st.sampled_from(CODES), path=words.map(lambda text: quote(text, errors="surrogatepass", safe="/")) | raw
)
def test_no_path_breaks_the_site(language, path):
    response = answer(f"/{language}/{path}")
    assert response.status_code in (200, 301, 302, 400, 404)
    assert is_guarded(response)
