"""The history of a page: what was changed, from what to what, in the language of whoever reads it."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from tests.editing import Editor, in_new_row, make_editor
from tests.factories import make_department

pytestmark = pytest.mark.django_db


@pytest.fixture
def department():
    university = make_department(name_en="Our University")
    return make_department("center", name_en="Center", kind="center", parent=university)


@pytest.fixture
def editor():
    return Editor(make_editor(), "ru")


def pages(department) -> tuple[str, str]:
    page = f"/admin/departments/department/{department.pk}"
    return f"{page}/change/", f"{page}/history/"


def lines(url: str, language: str) -> list[str]:
    table = Editor(make_editor(f"reader-{language}"), language).get(url).one("div", id="change-history")
    return [line.text for line in table.all("li")]


def test_change_is_told_with_what_stood_there_in_the_language_of_the_reader(editor, department):
    change, history = pages(department)
    assert editor.save(change, name_en="New Center", kind="clinic", founded_from="2001-05-04").status_code == 302
    assert "Name · English: Center → New Center" in lines(history, "en")
    told = lines(history, "ru")
    assert "Название · English: Center → New Center" in told
    assert any(line.endswith("→ 4 мая 2001 г.") for line in told)
    assert not any("version" in line.lower() or "_" in line for line in told)
    assert any("клиника" in line for line in told)
    assert not any("клиника" in line for line in lines(history, "uz"))


def test_rows_below_are_told_too_the_newest_first(editor, department):
    change, history = pages(department)
    editor.save(change, **in_new_row("contacts", kind="email", value="old@example.org", position=0, public="on"))
    editor.save(change, **{"contacts-0-value": "new@example.org"})
    assert editor.save(change, **{"contacts-0-DELETE": "on"}).status_code == 302
    told = lines(history, "en")
    assert told[0].startswith("Deleted: Contact “")
    assert told[1].endswith("Number or address: old@example.org → new@example.org")
    assert told[2].startswith("Added: Contact “")


def test_choice_of_another_thing_is_told_by_its_name(editor, department):
    faculty = make_department("faculty", name_en="Faculty", name_ru="Факультет", parent=department.parent)
    change, history = pages(department)
    editor.save(change, parent=faculty.pk)
    assert any(line.endswith("→ Факультет") for line in lines(history, "en"))


@pytest.mark.parametrize("message", ["", "[]", "{", "[1]", '[{"changed": {"fields": ["Name"]}}]', "Written by hand"])
def test_history_bears_with_whatever_is_kept(editor, department, message):
    LogEntry.objects.create(
        user=editor.user,
        content_type=ContentType.objects.get_for_model(department),
        object_id=str(department.pk),
        object_repr="Center",
        action_flag=CHANGE,
        change_message=message,
    )
    assert lines(pages(department)[1], "en")
