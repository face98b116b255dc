"""Each guide as one file that opens without a network."""

import pytest

from publishing.languages import CODES
from publishing.take_away import LARGEST_FILE
from tests.documents import parse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_content")]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize("slug", ["eimu-registration", "eimu-study-visa", "eimu-invitation", "kaznmu-registration"])
def test_a_guide_is_one_small_file_that_needs_no_network(client, language, slug):
    response = client.get(f"/{language}/visas/{slug}/take-away.html")
    assert response["Content-Disposition"] == f'attachment; filename="{slug}-{language}.html"'
    assert len(response.content) < LARGEST_FILE
    page = parse(response.content.decode())[0]
    assert not [*page.all("link"), *page.all("img"), *page.all("script")]
    assert all(link.get("href").startswith(("http", "tel:", "mailto:")) for link in page.all("a"))
    guide = parse(client.get(f"/{language}/visas/{slug}/").content.decode())[0]
    text = " ".join(page.text.split())
    for step in guide.all("li", **{"class": "step"}):
        assert " ".join(step.all("p")[1].text.split()) in text
    assert page.one("h1").text == guide.one("h1").text


def test_a_guide_warns_of_feasts_that_move_and_names_a_phone(client):
    text = client.get("/en/visas/eimu-registration/take-away.html").content.decode()
    assert "Feasts that move from year to year" in text
    assert "tel:+996705508455" in text


def test_a_guide_that_a_machine_has_translated_says_so_on_its_way(client):
    text = client.get("/ru/visas/eimu-registration/take-away.html").content.decode()
    assert "Машинный перевод, ещё не проверен университетом" in text
    assert "Machine translation" not in client.get("/en/visas/eimu-registration/take-away.html").content.decode()
