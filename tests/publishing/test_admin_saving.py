"""What a save of the admin guards, and what it tells of itself."""

from datetime import date

import pytest
from django.conf import settings
from django.contrib import admin

from departments.models import AlsoKnownAs, Department, Statement
from publishing.admin import OneEdit
from publishing.models import Notice, Redirect
from publishing.parts import MOST_LISTED
from tests.editing import Editor, errors_of, make_editor
from tests.factories import make_department
from tests.searching import found

pytestmark = pytest.mark.django_db

LOST = {
    "en": "This form has lost the mark that tells whether somebody else has saved this page",
    "ru": "Эта форма потеряла отметку",
}


@pytest.fixture
def editor():
    return Editor(make_editor())


@pytest.fixture
def department():
    return make_department("center")


def change(thing) -> str:
    meta = thing._meta
    return f"/admin/{meta.app_label}/{meta.model_name}/{thing.pk}/change/"


@pytest.mark.parametrize("sent", ["nothing", "empty"])
def test_form_without_its_version_is_refused_and_loses_nothing(editor, department, sent):
    values = editor.open(change(department)) | {"version": ""}
    if sent == "nothing":
        del values["version"]
    response = editor.send(change(department), values, summary_en="My sentence")
    assert errors_of(response)[0].startswith(LOST["en"])
    assert "My sentence" in response.content.decode()
    department.refresh_from_db()
    assert not department.summary_en


def test_form_of_a_thing_without_versions_needs_its_mark_too(editor):
    notice = Notice.objects.create(text_en="Closed")
    values = editor.open(change(notice))
    del values["seen"]
    response = editor.send(change(notice), values, text_en="Open")
    assert errors_of(response)[0].startswith(LOST["en"])
    assert Notice.objects.get().text_en == "Closed"


def test_new_page_needs_no_version(editor):
    values = editor.open("/admin/departments/department/add/")
    values.pop("version", None)
    response = editor.send("/admin/departments/department/add/", values, kind="university", name_en="New")
    assert response.status_code == 302


def test_page_tells_who_has_checked_its_facts(editor, department):
    editor.save(change(department), checked_on="2026-11-02")
    department.refresh_from_db()
    assert (department.checked_on, department.checked_by) == (date(2026, 11, 2), editor.user)
    boxes = editor.get(change(department)).all("div")
    assert any("field-checked_by" in box.get("class") and editor.user.username in box.text for box in boxes)


def test_row_that_an_editor_deletes_is_found_no_longer(editor, department):
    AlsoKnownAs.objects.create(department=department, name="Institute of old")
    assert found("institute of old", "en")
    values = editor.open(change(department))
    editor.send(change(department), values, **{"also_known_as-0-DELETE": "on"})
    assert not AlsoKnownAs.objects.exists()
    assert not found("institute of old", "en")


def test_pages_deleted_from_the_list_are_found_no_longer(editor):
    gone = [make_department(f"clinic-{number}", parent=make_department(f"u-{number}")) for number in range(2)]
    action = {"action": "delete_selected", "_selected_action": [page.pk for page in gone], "post": "yes"}
    assert editor.client.post("/admin/departments/department/", action).status_code == 302
    assert Department.objects.count() == 2
    assert {entry.path for entry in found("clinic", "en")} == set()


@pytest.mark.parametrize(("number", "told"), [(MOST_LISTED, False), (MOST_LISTED + 3, True)])
def test_long_list_of_parts_says_how_many_there_are_and_leads_to_all(editor, department, number, told):
    Statement.objects.bulk_create(
        Statement(department=department, kind="task", text_en=f"Task {place}", position=place)
        for place in range(number)
    )
    page = editor.get(change(department))
    notes = [note.text for note in page.all("p") if "are shown here" in note.text]
    assert notes == ([f"{MOST_LISTED} of {number} are shown here. All of them"] if told else [])
    links = [link.get("href") for link in page.all("a") if link.text == "All of them"]
    assert links == ([f"/admin/departments/statement/?department__id__exact={department.pk}"] if told else [])


def test_every_save_of_content_is_one_edit(editor, monkeypatch):
    ours = [found for model, found in admin.site._registry.items() if model._meta.app_label in settings.CONTENT_APPS]
    assert [found for found in ours if not isinstance(found, OneEdit)] == []

    def fail(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("publishing.admin.RedirectAdmin.log_addition", fail)
    with pytest.raises(RuntimeError):
        editor.send("/admin/publishing/redirect/add/", {}, old_path="/old/", new_path="/people/")
    assert not Redirect.objects.exists()
