"""The desk of the editors as a whole: its language."""

import pytest
from django.conf import settings

from config.desk import ORDER
from tests.documents import parse
from tests.editing import Editor, make_editor

pytestmark = pytest.mark.django_db


def test_editor_chooses_the_language_of_the_desk_whatever_the_browser_speaks(client):
    editor = Editor(make_editor(), "ru")
    form = editor.get("/admin/departments/person/").one("form", **{"class": "desk-languages"})
    assert [button.get("value") for button in form.all("button")] == [code for code, _ in settings.LANGUAGES]
    assert form.one("button", **{"aria-current": "true"}).get("value") == "ru"

    answer = editor.client.post(form.get("action"), {"language": "ky", "next": "/admin/departments/person/"})

    assert (answer.status_code, answer["Location"]) == (302, "/admin/departments/person/")
    cookie = answer.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/admin/", True, "Lax")
    page = parse(editor.client.get("/admin/").content.decode())[0]
    assert page.one("html").get("lang") == "ky"


def test_language_can_be_chosen_before_logging_in(client):
    page = parse(client.get("/admin/login/", headers={"accept-language": "uz"}).content.decode())[0]
    current = page.one("form", **{"class": "desk-languages"}).one("button", **{"aria-current": "true"})
    assert current.get("value") == "uz"


def test_only_the_desk_minds_its_choice(client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "ky"
    response = client.get("/ru/")
    assert response["Content-Language"] == "ru"
    assert not response.cookies


def test_the_way_back_leads_nowhere_else(client):
    answer = client.post("/admin/language/", {"language": "ky", "next": "https://evil.example/"})
    assert answer["Location"] == "/"


@pytest.mark.parametrize("language", ["en", "ru", "ky", "kk", "uz"])
def test_first_page_goes_as_the_site_does_and_lists_aids_last(language):
    apps = Editor(make_editor(), language).client.get("/admin/").context["app_list"]
    assert [app["app_label"] for app in apps] == list(ORDER)
    assert {app["app_label"]: [kind["model"]._meta.model_name for kind in app["models"]] for app in apps} == {
        app: names.split() for app, names in ORDER.items()
    }
