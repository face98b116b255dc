"""What cannot be seen is no text, wherever in the admin it is typed."""

import pytest

from departments.models import Person
from publishing.invisible import without_invisible_ends
from tests.editing import Editor, errors_of, in_new_row, make_editor
from tests.factories import make_department

INVISIBLE = "\u200b\u200d\u2060\ufeff\u00ad\u3164\u2800\u00a0 \t"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (INVISIBLE, ""),
        ("", ""),
        (f"{INVISIBLE}Ош{INVISIBLE}", "Ош"),
        ("two\u00a0words", "two\u00a0words"),
        ("hyphen\u00adated", "hyphen\u00adated"),
        ("first\n\nsecond", "first\n\nsecond"),
        ("❤\ufe0f", "❤\ufe0f"),
    ],
)
def test_text_reaches_from_the_first_to_the_last_character_that_is_seen(typed, kept):
    assert without_invisible_ends(typed) == kept


@pytest.fixture
def editor(db):
    return Editor(make_editor())


def test_name_of_nothing_that_is_seen_is_refused(editor):
    errors = errors_of(editor.save("/admin/departments/person/add/", family_name_en=INVISIBLE))
    assert errors == ["Family name · English : Write this in at least one language."]


def test_name_is_kept_without_what_surrounds_it(editor):
    editor.save("/admin/departments/person/add/", family_name_ru=f" \u200bИванова{INVISIBLE}")
    assert Person.objects.get().family_name_ru == "Иванова"


def test_number_with_an_invisible_mark_before_it_can_be_dialled(editor):
    department = make_department("center")
    url = f"/admin/departments/department/{department.pk}/change/"
    row = in_new_row("contacts", kind="phone", value="\u202a+996 772 006 020\u202c", position=0, public="on")
    assert editor.save(url, **row).status_code == 302
    assert department.contacts.get().value == "+996772006020"
