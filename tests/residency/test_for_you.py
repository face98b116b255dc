"""The page that asks who reads: whence one comes, and that the answers lead back there and nowhere else."""

from urllib.parse import urlencode, urlsplit

import pytest
from django.http import QueryDict

from tests.documents import Element
from tests.residency.making import links, make_programme, make_round

pytestmark = pytest.mark.django_db
FORM = "/en/residency/for-you/"


def sent(form: Element, **answers: str) -> str:
    """The address to which a browser goes when the form is sent with these answers."""
    fields = [(field.get("name"), field.get("value")) for field in form.all("input")]
    fields += [(field.get("name"), answers.get(field.get("name"), "")) for field in form.all("select")]
    return f"{form.get('action')}?{urlencode(fields)}"


def test_the_answers_lead_back_to_the_list_as_it_was(page):
    make_programme("cardiology")
    make_programme("surgery", group="surgical")
    listed = page("/en/residency/?group=surgical&p=cardiology&sort=duration&page=7")
    url = links(listed)["Show what concerns me: citizenship, diploma, language"]
    assert url.startswith(f"{FORM}?")
    back = sent(page(url).one("form"), citizenship="PK", degree="md")
    assert urlsplit(back).path == "/en/residency/"
    assert QueryDict(urlsplit(back).query).dict() == {
        "group": "surgical",
        "p": "cardiology",
        "sort": "duration",
        "citizenship": "PK",
        "degree": "md",
        "study_language": "",
    }
    shown = page(back)
    assert "Citizenship: Pakistan" in " ".join(shown.text.split())
    assert "1 programme" in " ".join(shown.text.split())
    assert links(shown)["Show everything"] == "?group=surgical&p=cardiology&sort=duration"


@pytest.mark.parametrize(
    "path",
    [
        *("/en/residency/", "/en/residency/calendar/", "/en/residency/cardiology/"),
        *("/en/residency/compare/?p=cardiology&p=surgery", "/en/plan/?p=cardiology.surgery"),
    ],
)
def test_every_page_made_for_the_reader_leads_to_the_form_and_back(page, path):
    make_round(make_programme("cardiology").level)
    make_programme("surgery")
    url = links(page(path))["Show what concerns me: citizenship, diploma, language"]
    back = sent(page(url).one("form"), citizenship="PK")
    kept = urlsplit(path).query
    assert back == f"{urlsplit(path).path}?{kept}{kept and '&'}citizenship=PK&degree=&study_language="
    changes = [link.get("href") for link in page(back).all("a", **{"class": "change"})]
    assert [urlsplit(change).fragment for change in changes] == ["citizenship"]
    form = page(changes[0].partition("#")[0]).one("form")
    assert [field.get("value") for field in form.all("option") if "selected" in field.attrs] == ["PK"]


@pytest.mark.parametrize(
    "back",
    [
        *("//elsewhere.example/", "https://elsewhere.example/", "\\\\elsewhere.example", "javascript:alert(1)"),
        *("/admin/", "/../admin/", "/people/", "/feedback/", "/residency/for-you/", "/residency/feed.xml"),
        *("/residency/\n/", "/residency/?citizenship=PK", "/en/residency/calendar/", "\x00", "", "/" * 5_000),
    ],
)
def test_whatever_else_is_named_the_answers_go_to_the_list_of_programmes(page, back):
    assert page(f"{FORM}?{urlencode({'back': back})}").one("form").get("action") == "/en/residency/"


def test_one_comes_back_in_the_language_to_which_one_has_switched(page):
    assert (
        page("/ky/residency/for-you/?back=/residency/calendar/").one("form").get("action") == "/ky/residency/calendar/"
    )


def test_nothing_is_remembered_and_nothing_indexed(client):
    answer = client.get(f"{FORM}?citizenship=PK&back=/plan/")
    assert not answer.cookies
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_no_page_but_the_form_lists_the_countries(client):
    make_programme()
    assert "Pakistan" in client.get(FORM).content.decode()
    for path in ("/en/residency/", "/en/residency/cardiology/", "/en/plan/", "/en/residency/compare/"):
        assert "Pakistan" not in client.get(path).content.decode()
