"""What machines are told: the addresses that exist in each language, and whether the site is well."""

from unittest.mock import patch
from xml.etree import ElementTree

import pytest
from django.db import DatabaseError
from django.test import Client

from publishing.models import State
from publishing.search import sources
from tests.crawl import SITE
from tests.factories import make_department

pytestmark = pytest.mark.django_db

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
NAMES = {"en": "Centre", "ru": "Центр", "ky": "Борбор", "kk": "Орталық", "uz": "Markaz"}


def read(address: str) -> ElementTree.Element:
    response = Client().get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/xml"
    assert not response.cookies
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def sections() -> list[str]:
    return [place.text.removeprefix(SITE) for place in read("/sitemap.xml").iter(f"{SITEMAP}loc")]


def entries() -> dict[str, dict[str, str]]:
    """Every address of all sections, with its translations."""
    found: dict[str, dict[str, str]] = {}
    for section in sections():
        for url in read(section).iter(f"{SITEMAP}url"):
            address = url.findtext(f"{SITEMAP}loc")
            assert address not in found, f"{address} stands twice"
            found[address] = {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}
    return found


@pytest.mark.usefixtures("demo_content")
def test_sitemap_names_every_page_in_every_language_with_its_translations():
    found = entries()
    # Only what has a page of its own has languages.
    published = [obj for model in sources if hasattr(model, "languages") for obj in model.objects.published()]
    expected = {f"{SITE}/{code}{obj.path()}" for obj in published for code in obj.languages()}

    assert expected - set(found) == set()
    for address, alternates in found.items():
        code, path = address.removeprefix(f"{SITE}/").split("/", 1)
        assert alternates[code] == address
        assert alternates["x-default"] == f"{SITE}/{path}"
        assert {found[link] == alternates for other, link in alternates.items() if other != "x-default"} == {True}


def test_sitemap_names_only_languages_a_page_has():
    make_department("centre", name_en="", name_ru="Центр", name_ky="Борбор", about_ru="Лечит.", about_ky="Дарылайт.")
    make_department("half", name_en="Half", name_ru="Половина", about_ru="Только по-русски.")
    found = {
        address.removeprefix(SITE): set(links) for address, links in entries().items() if "/departments/" in address
    }

    assert {path: links for path, links in found.items() if path.endswith(("centre/", "half/"))} == {
        "/ru/departments/centre/": {"ru", "ky"},
        "/ky/departments/centre/": {"ru", "ky"},
        "/ru/departments/half/": {"ru"},
    }


def test_sitemap_forgets_what_is_withdrawn():
    department = make_department("centre", **{f"name_{code}": name for code, name in NAMES.items()})
    assert f"{SITE}/ky/departments/centre/" in entries()
    department.state = State.ARCHIVED
    department.save()
    assert not [address for address in entries() if "centre" in address]


def test_robots_keep_out_of_the_admin_and_find_the_sitemap():
    response = Client().get("/robots.txt")
    lines = response.content.decode().splitlines()

    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /admin/" in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert not response.cookies


def test_live_answers_without_the_database():
    with patch("django.db.backends.base.base.BaseDatabaseWrapper.cursor", side_effect=DatabaseError):
        response = Client().get("/healthz/live")
    assert (response.status_code, response.content) == (200, b"live\n")
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_ready_only_while_the_database_answers():
    response = Client().get("/healthz/ready")
    assert (response.status_code, response.content) == (200, b"ready\n")
    assert "no-store" in response["Cache-Control"]

    with patch("config.health.MigrationExecutor", side_effect=DatabaseError("secret.host refused")):
        response = Client().get("/healthz/ready")
    assert (response.status_code, response.content) == (503, b"not ready\n")


def test_ready_only_after_every_migration():
    with patch("config.health.MigrationExecutor.migration_plan", return_value=["waiting"]):
        assert Client().get("/healthz/ready").status_code == 503
