"""Pages that belong to no record are found like all others: lists, calendars, forms."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override

from config.sitemaps import PageSitemap
from publishing.languages import CODES
from publishing.models import SearchPage, SearchWord
from publishing.places import places
from publishing.search import index_places
from tests.factories import make_department
from tests.searching import found

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def indexed():
    index_places()


@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("admission calendar", "/residency/calendar/"),
        ("календарь приёма", "/residency/calendar/"),
        ("кабыл алуу календары", "/residency/calendar/"),
        ("last day to apply", "/residency/calendar/"),
        ("qabul muddati", "/residency/calendar/"),
        ("сроки подачи", "/residency/calendar/"),
        ("exemptions", "/visas/exemptions/"),
        ("освобождение от регистрации", "/visas/exemptions/"),
        ("visa check", "/visas/check/"),
        ("нужна ли мне виза", "/visas/check/"),
        ("partners", "/cooperation/partners/"),
        ("серіктестер", "/cooperation/partners/"),
        ("academic mobility", "/cooperation/events/"),
        ("staff", "/people/"),
        ("kafedralar roʻyxati", "/departments/"),
        ("список программ", "/residency/"),
        ("my plan", "/plan/"),
        ("сообщить об ошибке", "/feedback/"),
        ("cookies", "/privacy/"),
        ("changes of the law", "/visas/changes/"),
    ],
)
def test_place_is_found_by_readers_of_every_language_and_called_as_they_call_it(query, path):
    [number] = [number for number, place in places.items() if place.path() == path]
    for language in CODES:
        best = found(query, language)[0]
        assert (best.path, best.title, best.title.lang) == (path, places[number].title_in(language), language)


def test_everything_the_sitemap_names_can_be_searched():
    assert {reverse(name) for name in PageSitemap.names} - {reverse("home")} <= {
        f"/en{p.path()}" for p in places.values()
    }


def test_titles_are_those_of_the_pages(client):
    for place in places.values():
        with override("ky"):
            title = str(place.title_in("ky"))
        assert f"<title>{title}" in client.get(f"/ky{place.path()}").text, place.address


def test_place_that_a_release_took_away_is_found_no_more(monkeypatch):
    monkeypatch.delitem(places, next(number for number, place in places.items() if place.address == "privacy"))
    index_places()
    assert found("privacy", "en") == []


def test_index_is_made_anew_by_a_command():
    make_department("centre", name_en="Heart Institute")
    SearchPage.objects.all().delete()
    SearchWord.objects.all().delete()
    said = StringIO()
    call_command("reindex", stdout=said)
    assert said.getvalue() == f"{1 + len(places)} pages can be found.\n"
    assert [one.path for one in found("heart institute", "en")] == ["/departments/centre/"]
    before = list(SearchPage.objects.order_by("pk").values_list("pk", "path"))
    call_command("reindex", stdout=said)
    assert list(SearchPage.objects.order_by("pk").values_list("pk", "path")) == before
