"""The interface in its five languages: every message is there, and reads as its readers write it."""

import json
import re

import pytest
from babel.messages.catalog import Message
from django import forms
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext, ngettext, override, pgettext
from django_countries.fields import CountryField

from publishing import catalogues, framework_messages
from publishing.languages import CODES

CYRILLIC = ("ru", "ky", "kk")
SAME_EVERYWHERE = {"%(class_name)s %(instance)s"}


def texts(language: str) -> list[tuple[Message, str]]:
    """Every translated form of the language's catalogue with its message."""
    path = settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"
    messages = [message for message in catalogues.read(path) if message.id]
    return [(message, form) for message in messages for form in catalogues._forms(message)]


def test_catalogues_are_complete_and_up_to_date_with_the_source():
    call_command("extract_messages", check=True)
    call_command("compile_catalogues", check=True)


@pytest.mark.parametrize(
    ("language", "residency", "department", "skip_link"),
    [
        ("en", "Residency", "department", "Skip to the content"),
        ("ru", "Ординатура", "кафедра", "Перейти к содержанию"),
        ("ky", "Ординатура", "кафедра", "Мазмунга өтүү"),
        ("kk", "Резидентура", "кафедра", "Мазмұнға өту"),
        ("uz", "Ordinatura", "kafedra", "Mazmunga oʻtish"),
    ],
)
def test_interface_speaks_the_language_of_the_page(language, residency, department, skip_link):
    with override(language):
        assert gettext("Residency") == residency
        assert pgettext("kind of department", "department") == department
        assert gettext("Skip to the content") == skip_link


@pytest.mark.parametrize(
    ("language", "one", "few", "many"),
    [
        ("en", "1 programme", "3 programmes", "25 programmes"),
        ("ru", "1 программа", "3 программы", "25 программ"),
        ("ky", "1 программа", "3 программа", "25 программа"),
        ("kk", "1 бағдарлама", "3 бағдарлама", "25 бағдарлама"),
        ("uz", "1 ta dastur", "3 ta dastur", "25 ta dastur"),
    ],
)
def test_counted_things_take_the_form_of_their_number(language, one, few, many):
    with override(language):
        said = [ngettext("%(n)s programme", "%(n)s programmes", number) % {"n": number} for number in (1, 3, 25)]
    assert said == [one, few, many]


@pytest.mark.parametrize("number", [2, 11, 12, 21, 102, 111])
def test_russian_counts_by_the_last_digits(number):
    form = {2: "рабочих дня", 21: "рабочий день", 102: "рабочих дня"}.get(number, "рабочих дней")
    with override("ru"):
        assert ngettext("%(n)d working day", "%(n)d working days", number) % {"n": number} == f"{number} {form}"


@pytest.mark.parametrize("language", ["ru", "ky", "kk", "uz"])
def test_libraries_speak_the_language_of_the_editor(language):
    messages = (
        *framework_messages.FORMS,
        *framework_messages.ADMIN,
        *framework_messages.ACCOUNTS,
        *framework_messages.LIBRARIES,
    )
    with override(language):
        assert [text for text in messages if gettext(text) == text and text not in SAME_EVERYWHERE] == []


@pytest.mark.parametrize(
    ("language", "required", "save"),
    [
        ("ru", "Обязательное поле.", "Сохранить"),
        ("ky", "Бул талааны толтуруу керек.", "Сактоо"),
        ("kk", "Бұл өрісті толтыру міндетті.", "Сақтау"),
        ("uz", "Bu maydonni toʻldirish shart.", "Saqlash"),
    ],
)
def test_form_of_the_admin_speaks_to_its_editor(language, required, save):
    with override(language):
        assert forms.CharField().error_messages["required"] == required
        assert gettext("Save") == save


@pytest.mark.parametrize(
    ("language", "january", "monday"),
    [
        ("ru", "Январь", "Понедельник"),
        ("ky", "Январь", "Дүйшөмбү"),
        ("kk", "Қаңтар", "Дүйсенбі"),
        ("uz", "Yanvar", "Dushanba"),
    ],
)
def test_calendar_of_the_admin_speaks_to_its_editor(admin_client, language, january, monday):
    catalogue = admin_client.get("/admin/jsi18n/", headers={"Accept-Language": language}).content.decode()
    words = json.loads(catalogue.split("const newcatalog = ")[1].split(";\n")[0])
    assert (words["January"], words["Monday"]) == (january, monday)


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Kyrgyzstan"), ("ru", "Кыргызстан"), ("ky", "Кыргызстан"), ("kk", "Қырғызстан"), ("uz", "Qirgʻiziston")],
)
def test_country_to_choose_is_named_in_the_language_of_the_form(language, name):
    with override(language):
        assert dict(CountryField().formfield().choices)["KG"] == name


@pytest.mark.parametrize("language", CYRILLIC)
def test_no_word_mixes_cyrillic_and_latin_letters(language):
    mixed = re.compile(r"[a-z][а-яёәғқңөұүһі]|[а-яёәғқңөұүһі][a-z]", re.IGNORECASE)
    assert [form for _, form in texts(language) if mixed.search(catalogues.PLACEHOLDER.sub(" ", form))] == []


def test_uzbek_is_written_with_its_own_apostrophes():
    """ʻ in oʻ and gʻ, ʼ elsewhere; quotation marks and English apostrophes are other characters."""
    wrong = re.compile(r"[a-zʻʼ]['‘’`][a-z]|[og]ʼ", re.IGNORECASE)
    assert [form for _, form in texts("uz") if wrong.search(form)] == []


@pytest.mark.parametrize("language", CODES)
def test_label_keeps_the_case_of_its_source(language):
    """A choice in small letters also stands inside a line."""

    def differs(message: Message, form: str) -> bool:
        source = message.id if isinstance(message.id, str) else message.id[0]
        known = source[:1].isalpha() and form[:1].isalpha() and not form[:2].isupper()
        return known and source[:1].islower() and not form[:1].islower()

    assert [form for message, form in texts(language) if form and differs(message, form)] == []
