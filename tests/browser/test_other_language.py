"""A Kazakh reader on a page that exists only in Russian: understands why, hears it right, and finds the way back."""

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from publishing.templatetags.publishing import fallback_note
from tests.factories import make_department
from visas.models import Procedure

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE, INTRO = "Регистрация после приезда", "Зарегистрируйтесь по месту проживания."
#: The language in which a screen reader speaks the innermost element that holds a text.
SPOKEN_IN = """text => [...document.querySelectorAll("body *")]
    .filter(one => one.tagName !== "SCRIPT" && [...one.childNodes].some(node => node.nodeType === 3 && node.data.includes(text)))
    .map(one => one.closest("[lang]").lang)"""


@pytest.fixture
def phone(open_page) -> Page:
    office = make_department(country="KG", name_kk="Университет")
    Procedure.objects.create(
        slug="registration",
        department=office,
        country="KG",
        kind=Procedure.Kind.REGISTRATION,
        title_ru=TITLE,
        intro_ru=INTRO,
        state="published",
    )
    return open_page("/kk/", width=360, height=640, javascript=False)


def test_a_page_only_in_russian_is_understood_and_left_again(phone, complaints):
    phone.locator("main a[href$='/kk/visas/']").first.click()
    link = phone.get_by_role("link", name=TITLE).first
    with override("kk"):
        why, back = fallback_note("ru"), gettext("Visas and registration")
    expect(phone.locator(f".tongue[title='{why}']").first).to_be_visible()
    link.click()

    assert phone.locator("html").get_attribute("lang") == "kk"
    expect(phone.get_by_text(why, exact=True)).to_be_visible()
    for text, language in ((TITLE, "ru"), (INTRO, "ru"), (why, "kk"), (back, "kk")):
        spoken = phone.evaluate(SPOKEN_IN, text)
        assert spoken, text
        assert set(spoken) == {language}, text
    with override("kk"):
        missing = gettext("not translated yet")
    languages = phone.get_by_role("navigation").first
    assert missing in languages.locator("a[lang=kk]").inner_text()
    assert missing not in languages.locator("a[lang=ru]").inner_text()

    languages.locator("a[lang=ru]").click()
    expect(phone.locator("h1")).to_have_text(TITLE)
    assert phone.locator(".fallback, .fallback-note").count() == 0
    phone.get_by_role("navigation").first.locator("a[lang=kk]").click()
    phone.locator(".breadcrumbs").get_by_role("link", name=back).click()
    assert phone.url.endswith("/kk/visas/")
    assert complaints == []
