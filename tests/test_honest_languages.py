"""A text that a language lacks is shown in another one, and says so to readers, screen readers and search engines."""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from departments.models import Statement
from publishing.languages import CODES, chain
from publishing.models import Origin, TranslationRecord
from publishing.templatetags.publishing import fallback_note
from tests.crawl import SITE, Visit, visit
from tests.factories import make_department

pytestmark = pytest.mark.django_db

NAMES = {
    "en": "Cardiology Centre",
    "ru": "Кардиоцентр",
    "ky": "Кардиоборбор",
    "kk": "Кардиоорталық",
    "uz": "Kardiomarkaz",
}
ABOUT = {code: f"{name}." for code, name in NAMES.items()}
PAIRS = [(wanted, shown) for wanted in CODES for shown in CODES if wanted != shown]


def department_in(*codes: str):
    """A department whose every text exists in these languages only."""
    texts = {f"{field}_{code}": text[code] for field, text in (("name", NAMES), ("about", ABOUT)) for code in codes}
    return make_department("centre", **{"name_en": "", "name_ru": ""} | texts)


def fetch(address: str, **headers: str) -> Visit:
    page = visit(Client(headers=headers), address)
    assert page.response.status_code == 200, address
    return page


def elements_showing(page: Visit, text: str) -> list[tuple[str, str]]:
    return [(element.tag, element.lang) for element, found in page.tree.texts() if found.startswith(text)]


@pytest.mark.parametrize(("wanted", "shown"), PAIRS)
def test_text_of_another_language_carries_its_lang_wherever_it_is_shown(wanted, shown):
    department_in(shown)

    for path in ("/", "/departments/", "/departments/centre/", f"/search/?q={NAMES[shown]}"):
        page = fetch(f"/{wanted}{path}")
        seen = [
            place for place in elements_showing(page, NAMES[shown]) if place[0] != "title" or path.endswith("centre/")
        ]
        assert seen, path
        # Alone on the site, the department names the site; only its own page is titled in its language.
        assert {lang for _, lang in seen} == {shown}, (path, seen)


@pytest.mark.parametrize(("wanted", "shown"), PAIRS)
def test_page_in_another_language_says_so_and_sends_search_engines_to_the_original(wanted, shown):
    department_in(shown)
    page = fetch(f"/{wanted}/departments/centre/")

    with override(wanted):
        note = fallback_note(shown)
    assert note in page.tree.one("main").text
    assert page.head["canonical"] == f"{SITE}/{shown}/departments/centre/"
    assert page.head["robots"] == "noindex"
    assert set(page.alternates) == {shown, "x-default"}


def test_switcher_marks_the_languages_a_page_lacks():
    department_in("ru", "ky")
    page = fetch("/uz/departments/centre/")
    switch = page.tree.one("ul", **{"class": "languages"})

    missing = {link.get("lang") for link in switch.all("a") if "is-missing" in link.get("class")}
    assert missing == {"en", "kk", "uz"}
    assert page.tree.one("html").get("lang") == "uz"


def test_hreflang_is_mutual_among_the_languages_a_page_has():
    department_in("ru", "ky")
    expected = {
        "ru": f"{SITE}/ru/departments/centre/",
        "ky": f"{SITE}/ky/departments/centre/",
        "x-default": f"{SITE}/departments/centre/",
    }
    for code in ("ru", "ky"):
        page = fetch(f"/{code}/departments/centre/")
        assert page.alternates == expected
        assert page.head["canonical"] == expected[code]
        assert "robots" not in page.head


def test_address_without_language_leads_to_the_page():
    """x-default names it, so it has to answer: with the reader's language, or the page's."""
    department_in("ru", "ky")
    response = Client().get("/departments/centre/", headers={"Accept-Language": "ky"})

    assert response.status_code == 302
    assert response["Location"] == "/ky/departments/centre/"
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize(
    ("language", "order"),
    [("en", "en ru"), ("ru", "ru en"), ("ky", "ky ru en"), ("kk", "kk ru en"), ("uz", "uz ru en")],
)
def test_missing_text_is_sought_in_the_languages_its_readers_know_best(language, order):
    wanted = order.split()
    assert list(chain(language))[: len(wanted)] == wanted

    department_in(*wanted[1:])
    assert elements_showing(fetch(f"/{language}/departments/centre/"), NAMES[wanted[1]])


def test_only_the_missing_block_falls_back():
    department = department_in("ru", "ky")
    Statement.objects.create(department=department, kind="mission", text_ru="Лечить и учить.")
    page = fetch("/ky/departments/centre/")

    assert elements_showing(page, NAMES["ky"])
    assert elements_showing(page, NAMES["ru"]) == []
    assert {lang for _, lang in elements_showing(page, "Лечить и учить.")} == {"ru"}
    assert "robots" not in page.head


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ky", "ky"), ("kk-KZ,ru;q=0.5", "kk"), ("uz-Latn-UZ", "uz"), ("ru-RU,ru;q=0.9,en;q=0.8", "ru"), ("en-GB", "en"),
        ("de,fr;q=0.8", "en"), ("de,uz;q=0.3", "uz"), ("", "en"), ("*", "en"), ("ky;q=0,ru", "ru"), ("\x7f;;q=x", "en"),
        ("ru;q=0", "en"), ("ru;q=0,*", "en"), ("fr,*;q=0.5,kk;q=0.1", "kk"), ("uz-Cyrl-UZ", "uz"), ("kkj,ru;q=0.2", "ru"),
        ("KY-kg", "ky"), ("tg-TJ,ru;q=0.7", "ru"), ("ru;q=2,uz;q=0.1", "en"), ("en;q=0.3, ky ;q=0.4", "ky"),
    ],
)  # fmt: skip
def test_bare_address_sends_readers_to_their_language(accepted, language):
    response = Client(headers={"Accept-Language": accepted}).get("/")

    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize("headers", [{"Accept-Language": "ru"}, {"Cookie": "django_language=ru"}])
def test_address_alone_decides_the_language_of_a_page(headers):
    make_department()
    plain, other = Client().get("/ky/departments/"), Client().get("/ky/departments/", headers=headers)

    assert other.content == plain.content
    assert other["ETag"] == plain["ETag"]
    assert "Accept-Language" not in plain.headers.get("Vary", "")


def test_switcher_keeps_the_whole_query():
    page = fetch("/ru/people/?q=%D0%90&letter=%D0%9C&page=2&unknown=1")
    switch = page.tree.one("ul", **{"class": "languages"})

    for link in switch.all("a"):
        parts = urlsplit(link.get("href"))
        assert parts.path == f"/{link.get('lang')}/people/"
        assert parts.query == "q=%D0%90&letter=%D0%9C&page=2&unknown=1"


MACHINE_NOTE = {"class": "machine-note"}


def machine_made(department, language: str) -> TranslationRecord:
    return TranslationRecord.objects.create(
        content_type=ContentType.objects.get_for_model(department),
        object_id=department.pk,
        field="name",
        language=language,
        source_language="en",
        origin=Origin.MACHINE,
    )


def test_machine_translation_says_so_until_a_person_has_read_it():
    department = department_in(*CODES)
    record = machine_made(department, "ky")
    assert fetch("/ky/departments/centre/").tree.all("p", **MACHINE_NOTE)
    assert fetch("/ky/departments/").tree.all("p", **MACHINE_NOTE)
    assert not fetch("/ru/departments/centre/").tree.all("p", **MACHINE_NOTE)

    record.reviewed_by = get_user_model().objects.create_user("reader")
    record.reviewed_at = timezone.now()
    record.save()
    assert not fetch("/ky/departments/centre/").tree.all("p", **MACHINE_NOTE)
    assert not fetch("/ky/departments/").tree.all("p", **MACHINE_NOTE)
