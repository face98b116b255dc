"""The admin in a browser: tabs of languages, rows that are added, errors that hide, and a whole day's work."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from departments.models import Department
from tests.editing import make_editor
from tests.factories import make_department, make_person, make_post

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADD = "/admin/departments/department/add/"
#: Looked at and left: the first column of Django's tables of rows has no heading, because it holds none of the fields.
KNOWN_FAULTS = ("empty-table-header (minor): fieldset",)


@pytest.fixture
def enter(open_page) -> Callable[..., Page]:
    """Opens a page of the admin as an editor whose browser speaks `language`."""

    def enter_it(path: str, language: str = "en", **options) -> Page:
        make_editor()
        page = open_page(f"/admin/login/?next={path}", locale=language, **options)
        page.fill("#id_username", "editor")
        page.fill("#id_password", "a long password of a test")
        page.locator("[type=submit]").click()
        page.wait_for_url(f"**{path}")
        return page

    return enter_it


def change(department) -> str:
    return f"/admin/departments/department/{department.pk}/change/"


def tab(page: Page, field: str, language: str):
    """The tab of one text; it stands above its boxes, in a row of the form or in a cell."""
    place = page.locator(f"#id_{field}_{language}").locator(
        "xpath=ancestor::*[self::td or contains(@class, 'form-row')][1]"
    )
    return place.locator(f".language-tabs button[lang={language}]")


@pytest.mark.parametrize("language", ["en", "ky", "uz"])
def test_form_opens_in_the_language_of_the_editor(enter, complaints, language):
    page = enter(ADD, language)
    for code in ("en", "ru", "ky", "kk", "uz"):
        assert page.locator(f"#id_name_{code}").is_visible() is (code == language)
    assert complaints == []


def test_tabs_show_one_language_of_one_text(enter):
    page = enter(ADD)
    tab(page, "name", "kk").click()
    assert page.locator("#id_name_kk").is_visible()
    assert not page.locator("#id_name_en").is_visible()
    assert page.locator("#id_summary_en").is_visible()
    assert tab(page, "name", "kk").get_attribute("aria-pressed") == "true"


def test_switch_shows_one_language_of_every_text_also_on_the_next_page(enter):
    page = enter(ADD)
    page.locator("#language-switch button[lang=ky]").click()
    for field in ("name", "short_name", "summary", "about"):
        assert page.locator(f"#id_{field}_ky").is_visible()
        assert not page.locator(f"#id_{field}_en").is_visible()
    page.goto("/admin/departments/person/add/")
    assert page.locator("#id_family_name_ky").is_visible()


def test_empty_texts_are_marked_by_a_sign_and_a_word(enter):
    page = enter(change(make_department("center", name_ky="Борбор")))
    assert tab(page, "name", "ky").inner_text() == "Кыргызча"
    assert tab(page, "name", "uz").text_content() == "Oʻzbekcha ○empty"
    assert page.locator("#language-switch button[lang=uz]").text_content().startswith("Oʻzbekcha ○ 1")
    tab(page, "name", "uz").click()
    page.fill("#id_name_uz", "Markaz")
    assert tab(page, "name", "uz").text_content() == "Oʻzbekcha"
    assert page.locator("#language-switch button[lang=uz]").text_content() == "Oʻzbekcha"


def test_tabs_work_in_rows_that_are_added(enter, complaints):
    page = enter(change(make_department("center")))
    page.locator("#addresses-group .add-row a").click()
    page.locator("#contacts-group .add-row a").click()
    page.locator("#contacts-group .add-row a").click()
    for field in ("addresses-0-city", "contacts-0-note", "contacts-1-note"):
        assert page.locator(f"#id_{field}_en").is_visible()
        tab(page, field, "ky").click()
        assert page.locator(f"#id_{field}_ky").is_visible()
        assert not page.locator(f"#id_{field}_en").is_visible()
    heads = page.locator("#contacts-group th:visible").all_inner_texts()
    assert [head.strip().lower() for head in heads if head.strip().lower().startswith("note")] == ["note"]
    assert complaints == []


def test_rows_survive_when_one_before_them_is_taken_out(enter):
    department = make_department("center")
    page = enter(change(department))
    for number, note in enumerate(("first", "second")):
        page.locator("#contacts-group .add-row a").click()
        page.select_option(f"#id_contacts-{number}-kind", "web")
        page.fill(f"#id_contacts-{number}-value", f"https://example.org/{note}")
        page.fill(f"#id_contacts-{number}-note_en", note)
    page.locator("#contacts-0 .inline-deletelink").click()
    tab(page, "contacts-0-note", "ky").click()
    page.fill("#id_contacts-0-note_ky", "экинчи")
    page.locator("input[name=_save]").first.click()
    page.wait_for_url("**/department/")
    [contact] = department.contacts.all()
    assert (contact.note_en, contact.note_ky) == ("second", "экинчи")


def test_errors_in_a_hidden_language_come_to_the_front(enter, complaints):
    page = enter(change(make_department("center")))
    page.locator("#contacts-group .add-row a").click()
    page.select_option("#id_contacts-0-kind", "email")
    page.fill("#id_contacts-0-value", "nobody")
    for field in ("#id_short_name_uz", "#id_contacts-0-note_kk"):
        page.locator(field).evaluate("field => { field.removeAttribute('maxlength'); field.value = 'a'.repeat(300); }")
    page.locator("input[name=_save]").first.click()
    page.locator("#id_short_name_uz").wait_for()  # the script runs when the answer is there
    assert page.locator("#id_contacts-0-note_kk").is_visible()
    assert "⚠has an error" in tab(page, "short_name", "uz").text_content()
    page.locator("#language-switch button[lang=en]").click()
    page.locator(".error-list a", has_text="Short name · Oʻzbekcha").click()
    assert page.locator("#id_short_name_uz").is_visible()
    assert page.evaluate("document.activeElement.id") == "id_short_name_uz"
    assert page.locator(".error-list li").count() == 3
    assert complaints == []


def test_form_works_without_javascript(enter):
    department = make_department("center")
    page = enter(change(department), javascript=False)
    page.fill("#id_name_ky", "Борбор")
    page.locator("input[name=_save]").first.click()
    assert Department.objects.get().name_ky == "Борбор"


#: Every kind of page that the admin has; {} is the key of a department that has people, contacts and an address.
PAGES = {
    "index": "/admin/",
    "app": "/admin/departments/",
    "to-do": "/admin/to-do/",
    "list": "/admin/departments/department/",
    "list without rows": "/admin/departments/department/?q=nothing-of-this-name",
    "add": ADD,
    "form": "/admin/departments/department/{}/change/",
    "history": "/admin/departments/department/{}/history/",
    "delete": "/admin/departments/department/{}/delete/",
    "password": "/admin/password_change/",
    "messages of readers": "/admin/publishing/feedback/",
}


@pytest.fixture
def page_of_the_admin(enter) -> Callable[..., Page]:
    def opened(name: str, **options) -> Page:
        department = make_department("center", name_ky="Борбор")
        make_post(department, make_person(), role="head")
        department.contacts.create(kind="phone", value="+996772006020")
        department.addresses.create(city_en="Osh")
        return enter(PAGES[name].format(department.pk), **options)

    return opened


def faults_left(faults: list[str]) -> list[str]:
    return [fault for fault in faults if not fault.startswith(KNOWN_FAULTS)]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_accessible_and_keep_the_policy(page_of_the_admin, accessibility_faults, complaints, name):
    page = page_of_the_admin(name, width=1280)
    assert complaints == []  # before axe, which tries styles of its own
    assert page.locator("h1").count() == 1
    assert faults_left(accessibility_faults(page)) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert faults_left(accessibility_faults(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("address", ["/ru/departments/", "/ru/departments/?as_of=2030-01-02T10:00"])
def test_bar_of_the_staff_over_a_public_page_is_accessible(enter, accessibility_faults, complaints, address):
    make_department("center")
    page = enter(ADD, "ru")
    page.goto(address)
    assert page.locator(".staff-bar").is_visible()
    assert page.locator(".staff-bar-on").count() == address.count("as_of")
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert accessibility_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/login/?next=/admin/"])
def test_door_of_the_admin_is_accessible(open_page, accessibility_faults, complaints, path):
    page = open_page(path)
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 740})
        assert faults_left(accessibility_faults(page)) == []
    page.fill("#id_username", "nobody")
    page.fill("#id_password", "wrong")
    page.locator("[type=submit]").click()
    page.locator(".errornote").wait_for()
    assert page.locator("h1").count() == 1
    assert faults_left(accessibility_faults(page)) == []


def test_selected_rows_are_deleted_only_after_an_accessible_question(page_of_the_admin, accessibility_faults):
    page = page_of_the_admin("list")
    page.locator("input.action-select").first.check()
    page.select_option("select[name=action]", "delete_selected")
    page.locator("button[name=index]").click()
    page.get_by_role("button", name="Yes, I’m sure").wait_for()
    assert faults_left(accessibility_faults(page)) == []
    assert Department.objects.exists()


def test_goodbye_of_the_admin_is_accessible(page_of_the_admin, accessibility_faults):
    page = page_of_the_admin("index")
    page.locator("#logout-form button").click()
    page.get_by_role("link", name="Log in again").wait_for()
    assert faults_left(accessibility_faults(page)) == []


def test_department_and_contact_typed_in_two_languages_are_found_on_the_site(enter, complaints):
    make_department("university", name_en="Our University", country="KG")
    page = enter(ADD)
    page.select_option("#id_kind", "clinic")
    page.locator(".field-parent .select2-selection").click()
    page.locator(".select2-search__field").fill("OUR UNI")
    page.locator(".select2-results__option", has_text="Our University").click()
    page.fill("#id_name_en", "Heart Clinic")
    tab(page, "name", "ky").click()
    page.fill("#id_name_ky", "Жүрөк клиникасы")
    page.fill("#id_founded_from", "1998-05-04")
    page.select_option("#id_founded_precision", "year")
    page.select_option("#id_state", "published")
    page.locator("#contacts-group .add-row a").click()
    page.select_option("#id_contacts-0-kind", "phone")
    page.fill("#id_contacts-0-value", "0772 006 020")
    page.fill("#id_contacts-0-note_en", "reception desk")
    tab(page, "contacts-0-note", "ky").click()
    page.fill("#id_contacts-0-note_ky", "кабылдама")
    page.locator("input[name=_continue]").first.click()
    page.locator(".viewsitelink").click()
    assert page.url.endswith("/en/departments/heart-clinic/")
    assert page.get_by_role("heading", level=1).inner_text() == "Heart Clinic"
    assert page.get_by_text("reception desk").is_visible()
    page.goto("/ky/departments/heart-clinic/")
    assert page.get_by_role("heading", level=1).inner_text() == "Жүрөк клиникасы"
    assert page.get_by_text("кабылдама").is_visible()
    assert page.locator("a[href='tel:+996772006020']").first.is_visible()
    assert complaints == []
