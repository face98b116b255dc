"""Texts on pages: in their own language, as paragraphs, and never as markup."""

from types import SimpleNamespace

import pytest
from django.utils.html import format_html
from django.utils.translation import override

from publishing.languages import Text, pick, rows
from publishing.templatetags.publishing import inline, prose
from tests.factories import make_department


@pytest.mark.parametrize(
    ("language", "there", "shown"),
    [
        ("ky", ("ky", "ru", "en"), "ky"),
        ("ky", ("ru", "en"), "ru"),
        ("ky", ("en", "uz"), "en"),
        ("kk", ("en",), "en"),
        ("uz", ("ru", "ky"), "ru"),
        ("ru", ("en", "ky"), "en"),
        ("en", ("ru", "ky"), "ru"),
        ("en", ("ky",), "ky"),
    ],
)
def test_missing_text_falls_back_along_the_chain(language, there, shown):
    text = pick({code: f"text in {code}" for code in there}, language)
    assert (text, text.lang) == (f"text in {shown}", shown)


def test_text_in_the_page_language_stands_plain():
    with override("ky"):
        assert inline(Text("Ош", "ky")) == "Ош"


def test_fallback_text_says_its_language():
    with override("ky"):
        html = inline(Text("Отдел", "ru"))
    assert '<span lang="ru">Отдел</span>' in html
    assert 'class="tongue"' in html


def test_text_of_an_editor_is_never_markup():
    with override("en"):
        assert inline(Text("<b>x</b>", "en")) == "&lt;b&gt;x&lt;/b&gt;"
        assert "<script>" not in prose(Text("<script>1</script>", "en"))


def test_what_is_safe_already_is_not_escaped_again():
    noted = format_html('<span lang="ru">{}</span> · {}', "Children's", "2 years")
    with override("en"):
        assert inline(noted) == noted


def test_empty_lines_part_paragraphs():
    with override("en"):
        html = prose(Text("One\nline.\r\n\r\nTwo.", "en"))
    assert html == '<div class="prose"><p>One line.</p><p>Two.</p></div>'


@pytest.mark.django_db
def test_rows_carry_the_language_of_each_text():
    make_department("one", name_en="One", name_ru="")
    make_department("two", name_en="Two", name_ru="Два")
    with override("ru"):
        from departments.models import Department

        listed = rows(Department.objects.order_by("slug"), ("name",), "slug")
    assert [(row.slug, str(row.name), row.name.lang) for row in listed] == [("one", "One", "en"), ("two", "Два", "ru")]
    assert isinstance(listed[0], SimpleNamespace)
