"""Languages are chosen by their names and kept as codes."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from departments.models import Person
from publishing.language_fields import LanguageField, LanguagesField, language_choices
from tests.editing import Editor, make_editor
from tests.factories import make_person


def test_languages_of_the_site_come_first_and_the_others_by_the_readers_alphabet():
    with override("ru"):
        names = [name for _code, name in language_choices()]
    assert names[:6] == ["Английский", "Русский", "Кыргызский", "Казахский", "Узбекский", "Азербайджанский"]


def test_several_keep_the_order_in_which_they_are_stored():
    field = LanguagesField()
    assert field.prepare_value("kk,ru") == ["kk", "ru"]
    assert [code for code, _name in field.choices][:3] == ["kk", "ru", "en"]
    assert field.clean(["kk", "ru"]) == "kk,ru"
    assert not field.has_changed("kk,ru", ["kk", "ru"])
    assert field.has_changed("kk,ru", ["kk"])


def test_a_rare_language_that_is_stored_stays_to_be_chosen():
    field = LanguageField(required=False)
    field.prepare_value("sw")
    assert ("sw", "Swahili") in field.choices
    assert field.clean("sw") == "sw"
    assert field.clean("") == ""


@pytest.mark.parametrize("code", ["zz", "щщ", "kk,ru", "english"])
def test_what_is_no_language_is_refused(code):
    with pytest.raises(ValidationError):
        LanguageField().clean(code)
    with pytest.raises(ValidationError):
        LanguagesField().clean([code])


@pytest.mark.django_db
def test_languages_of_a_person_are_ticked():
    person = make_person(languages_spoken="ru,ky")
    editor = Editor(make_editor())
    url = f"/admin/departments/person/{person.pk}/change/"
    boxes = [box for box in editor.get(url).all("input") if box.get("name") == "languages_spoken"]
    assert [box.get("value") for box in boxes if "checked" in box.attrs] == ["ru", "ky"]
    assert editor.save(url, languages_spoken=["ky", "tr"]).status_code == 302
    assert Person.objects.get().languages_spoken == "ky,tr"
