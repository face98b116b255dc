"""A guide in one file: complete, dated, small, and never shown as a page of the site."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override

from publishing.languages import Text
from publishing.take_away import LARGEST_FILE, take_away
from tests.documents import parse

pytestmark = pytest.mark.django_db
TEMPLATE = "take_away/base.html"


def made(title, language="en"):
    with override(language):
        return take_away(RequestFactory().get(f"/{language}/visas/x/take-away.html"), TEMPLATE, title, filename="x")


def test_file_is_to_be_saved_under_a_name_with_its_language():
    response = made(Text("Каттоо", "ky"), "ky")
    assert response["Content-Disposition"] == 'attachment; filename="x-ky.html"'


def test_file_is_complete_and_says_where_a_newer_one_is():
    content = made(Text("Registration", "en")).content.decode()
    page = parse(content)[0]
    assert len(content.encode()) < LARGEST_FILE
    assert not [*page.all("link"), *page.all("img"), *page.all("script")]
    assert [link.get("href") for link in page.all("a")] == ["http://testserver/en/visas/x/take-away.html"]
    assert "url(" not in content


def test_title_in_another_language_says_so():
    [heading] = parse(made(Text("Регистрация", "ru"), "kk").content.decode())[0].all("h1")
    assert heading.get("lang") == "ru"


def test_no_text_gets_through_as_markup():
    content = made(Text("</style><script>alert(1)</script>", "en")).content.decode()
    assert "<script" not in content
    assert content.count("</style>") == 1
