"""A word finds its pages, whatever the language of the reader, of the page or of the keyboard."""

from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils.translation import gettext, ngettext, override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from departments.models import AlsoKnownAs, Appointment, Milestone
from publishing import search
from publishing.languages import CODES
from publishing.models import SearchEntry, State
from tests.crawl import Visit, visit
from tests.documents import Element
from tests.factories import make_department, make_person, make_phone, make_post
from tests.searching import found as result

pytestmark = pytest.mark.django_db

CPME = {
    "name_en": "Centre of Postgraduate Training", "name_ru": "Центр последипломной подготовки",
    "name_ky": "Дипломдон кийинки даярдоо борбору", "name_kk": "Дипломнан кейінгі даярлау орталығы",
    "name_uz": "Diplomdan keyingi oʻqitish markazi",
}  # fmt: skip


def results(query: str, language: str = "en") -> Visit:
    page = visit(Client(), f"/{language}/search/?q={quote(query)}")
    assert page.response.status_code == 200
    return page


def found(query: str, language: str = "en") -> list[str]:
    """The addresses of the hits, best first."""
    titles = results(query, language).tree.one("main").all("h4")
    return [title.one("a").get("href") for title in titles]


@pytest.mark.parametrize("reader", CODES)
@pytest.mark.parametrize(
    "query",
    ["postgraduate", "последипломной", "кийинки даярдоо", "даярлау орталығы", "oʻqitish", "POSTGRADUATE training"],
)
def test_text_in_any_language_is_found_by_readers_of_every_language(reader, query):
    make_department("centre", **CPME)
    make_department("other")

    assert found(query, reader) == [f"/{reader}/departments/centre/"]
    title = results(query, reader).tree.one("main").one("h4")
    assert title.text == CPME[f"name_{reader}"]


@pytest.mark.parametrize(
    "query",
    [
        "ДАЯРДОО БОРБОРУ",
        "Даярдоо",
        "ОРТАЛЫҒЫ",
        "КЕЙІНГІ",
        "ЦЕНТР",
        "центр ПОСЛЕДИПЛОМНОЙ",
        "  центр   последипломной ",
        "дипломной",
    ],
)
def test_case_and_spaces_make_no_difference(query):
    make_department("centre", **CPME)
    assert found(query, "ky") == ["/ky/departments/centre/"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        (written, asked)
        for spellings in (["oʻquv", "o'quv", "o‘quv", "oʼquv", "o`quv", "oquv"], ["Пётр", "Петр", "ПЁТР", "пе\u0308тр"])
        for written in spellings[:2]
        for asked in spellings
    ],
)
def test_spellings_of_one_word_find_each_other(written, asked):
    make_department("centre", name_uz=f"Tibbiyot {written} markazi")
    assert found(asked, "uz") == ["/uz/departments/centre/"]


def test_i_and_short_i_stay_apart():
    make_department("centre", name_ru="Май 7")
    assert found("Май 7") == ["/en/departments/centre/"]
    assert found("Маи 7") == []


@pytest.mark.parametrize(("written", "asked"), [("ўқув", "укув"), ("сөздөр", "создор"), ("қала", "кала")])
def test_keyboard_without_the_letters_of_the_language_will_do(written, asked):
    make_department("centre", name_ru=written)
    assert found(asked) == ["/en/departments/centre/"]


def test_page_with_every_word_leaves_out_those_with_some():
    make_department("centre", **CPME)
    make_department("other", name_en="Postgraduate library")
    assert found("postgraduate training") == ["/en/departments/centre/"]


def test_department_is_found_by_the_years_of_its_history():
    department = make_department("centre", **CPME)
    when = date(2004, 1, 1), date(2004, 12, 31), "year"
    dates = dict(zip(("when_from", "when_to", "when_precision"), when, strict=True))
    Milestone.objects.create(department=department, title_en="Founded", **dates)
    assert found("2004") == found("founded 2004") == ["/en/departments/centre/"]


def test_title_counts_more_than_text():
    make_department("about", name_en="Faculty", about_en="It works with the cardiology centre.")
    make_department("titled", name_en="Cardiology")
    assert found("cardiology") == ["/en/departments/titled/", "/en/departments/about/"]


def test_department_is_found_by_names_it_no_longer_bears():
    department = make_department("centre", **CPME)
    AlsoKnownAs.objects.create(department=department, name="Институт усовершенствования врачей", until_year=1994)
    department.save()

    assert found("усовершенствования", "kk") == ["/kk/departments/centre/"]
    assert "усовершенствования" not in visit(Client(), "/ru/departments/centre/").html  # its language is not known


def test_person_is_found_by_post_department_and_other_spellings():
    department = make_department("centre", **CPME)
    person = make_person("zhanbaeva", family_name_en="Zhanbaeva", family_name_ru="Жанбаева", also_known_as="Janbayeva")
    Appointment.objects.create(department=department, person=person, post_ru="Методист")
    person.save()

    for query in ("Жанбаева", "janbayeva", "методист"):
        assert "/en/people/zhanbaeva/" in found(query), query


def test_phone_finds_whoever_is_reached_by_it_while_readers_see_it():
    post = make_post(make_department(), make_person("imetova"))
    contact = make_phone(post)
    assert found("0772 006 020") == ["/en/people/imetova/"]
    contact.public = False
    contact.save()
    assert found("0772 006 020") == []


def test_passage_is_in_the_language_of_the_reader_unless_the_word_typed_stands_in_another():
    make_department(
        "a", name_en="Retraining", name_uz="Qayta tayyorlash", about_en="Lectures.", about_uz="Malaka oshirish"
    )
    by_query = {
        query: [(one.passage.lang, str(one.passage)) for one in result(query, "en")] for query in ("osh", "malaka")
    }
    assert by_query == {"osh": [("en", "Lectures.")], "malaka": [("uz", "Qayta tayyorlash · Malaka oshirish")]}


def test_what_is_not_published_is_not_found():
    department = make_department("centre", **CPME)
    assert found("postgraduate")
    for state in (State.DRAFT, State.ARCHIVED):
        department.state = state
        department.save()
        assert found("postgraduate") == []


def test_edit_is_found_at_once_and_its_old_words_no_longer():
    department = make_department("centre", **CPME)
    department.name_en = "Heart Institute"
    department.save()
    assert found("heart institute")
    assert found("postgraduate") == []


@pytest.mark.parametrize("language", CODES)
def test_search_without_hits_says_so_and_leads_on(language):
    make_department()
    main = results("qwertyuiop", language).tree.one("main")

    with override(language):
        assert ngettext("%(n)s page found", "%(n)s pages found", 0) % {"n": 0} in main.text
        assert gettext("All people") in main.text
    links = {link.get("href") for link in main.all("a")}
    assert {f"/{language}/{rest}" for rest in ("residency/", "people/", "departments/", "visas/")} <= links
    assert search_box(main).get("value") == "qwertyuiop"


def search_box(main: Element) -> Element:
    return next(field for field in main.all("input") if field.get("name") == "q")


@pytest.mark.parametrize("query", ["", " ", "\x00", "'", "ʻ", "%", "_", "\\", "—", "\u200b"])
def test_query_of_no_words_lists_nothing_and_claims_nothing(query):
    make_department("centre", **CPME)
    page = results(query)
    assert page.tree.one("main").all("h4") == []


def test_signs_of_the_database_are_plain_signs():
    make_department("percent", name_en="100% of_care")
    make_department("other", name_en="100 of care")
    make_department("last", name_en="Nothing")
    assert (
        found("100%")
        == found("100 % care")
        == found("of_care")
        == [
            "/en/departments/percent/",
            "/en/departments/other/",
        ]
    )


def test_too_long_a_query_is_explained_not_cut():
    main = results("a" * 300, "ru").tree.one("main")
    assert main.all("h4") == []
    assert [error for error in main.walk() if "field-error" in error.get("class") and error.text]


def test_many_hits_come_page_by_page():
    for number in range(30):
        make_department(f"centre-{number:02}", name_en=f"Postgraduate centre {number:02}")
    first = visit(Client(), "/en/search/?q=postgraduate")
    second = visit(Client(), "/en/search/?q=postgraduate&page=2")

    hits = [
        {link.get("href") for title in page.tree.one("main").all("h4") for link in title.all("a")}
        for page in (first, second)
    ]
    assert (len(hits[0]), len(hits[1]), len(hits[0] | hits[1])) == (24, 6, 30)


# Kinds of queries


@pytest.mark.usefixtures("demo_content")
@pytest.mark.parametrize(
    ("kind", "query", "path"),
    [
        ("exact", "Yuz-jagʻ xirurgiyasi", "/residency/kaznmu-oral-and-maxillofacial-surgery/"),
        ("exact", "Samarkand State Medical University", "/departments/samarkand-state-medical-university/"),
        ("prefix", "неонат", "/residency/kaznmu-neonatology/"),
        ("prefix", "жанба", "/people/zhanbaeva-anara-keneshovna/"),
        ("script", "nefrologiya", "/residency/kaznmu-nephrology/"),
        ("script", "Janbayeva", "/people/zhanbaeva-anara-keneshovna/"),
        ("script", "Самарқанд давлат тиббиёт университети", "/departments/samarkand-state-medical-university/"),
        ("language", "cardiology", "/residency/kaznmu-cardiology/"),
        ("language", "жалпы хирургия", "/residency/kaznmu-general-surgery/"),
        ("misspelt", "кардеология", "/residency/kaznmu-cardiology/"),
        ("misspelt", "Zhanbaevva", "/people/zhanbaeva-anara-keneshovna/"),
        ("misspelt", "pasport extention", "/visas/eimu-passport-extension/"),
        ("former", "Samarkand Medical Institute", "/departments/samarkand-state-medical-university/"),
        ("former", "СамМИ", "/departments/samarkand-state-medical-university/"),
    ],
)
def test_page_is_among_the_first_whatever_the_kind_of_query(kind, query, path):
    for language in CODES:
        assert f"/{language}{path}" in found(query, language)[:3], language


@pytest.mark.usefixtures("demo_content")
def test_every_page_is_found_by_its_own_title_in_every_language():
    lost = {
        f"{entry.title} [{entry.language}]"
        for entry in SearchEntry.objects.select_related("page")
        if entry.page_id not in {hit.page for hit in search.find(entry.title).hits[:24]} and len(entry.title) < 100
    }
    assert lost == set()


@pytest.mark.usefixtures("demo_content")
@given(st.text(max_size=120) | st.lists(st.sampled_from(["кардио", "Zhan", "o'q", "%", "\0", "1", "и"])).map(" ".join))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query_is_answered(query):
    page = visit(Client(), f"/ky/search/?q={quote(query)}")
    assert page.response.status_code == 200
    assert page.tag_faults == []


@pytest.mark.usefixtures("demo_content")
@pytest.mark.parametrize(
    ("query", "path"),
    [
        ("Samarkand Medical Institute", "/cooperation/partners/samarkand-state-medical-university/"),
        ("Самаркандский государственный медицинский институт", "/departments/samarkand-state-medical-university/"),
        ("Факультет последипломного медицинского образования", "/departments/osh-cpme/"),
        ("SamMI", "/departments/samarkand-state-medical-university/"),
        ("Закирова", "/people/zokirova-n-i/"),
        ("Mustafa Ünal", "/people/unil-mustafa/"),
        ("нейрохирург", ""),
        ("kardiologiya", "/residency/kaznmu-cardiology/"),
        ("КАРДИОЛОГИЯ", "/residency/kaznmu-cardiology/"),
        ("JICA", "/cooperation/partners/jica/"),
        ("регистрация", "/visas/eimu-registration/"),
        ("passport", "/visas/eimu-passport-extension/"),
        ("глазные болезни", "/residency/kaznmu-ophthalmology/"),
        ("teri kasalliklari", "/residency/kaznmu-dermatovenereology/"),
        ("жүрек хирургиясы", "/residency/kaznmu-heart-surgery/"),
        ("Нур-Султан", "/cooperation/partners/astana-medical-university/"),
        ("ОВИР", "/visas/eimu-registration/"),
    ],
)
def test_demonstration_is_found_by_what_people_call_it(query, path):
    for language in CODES:
        hits = found(query, language)
        assert f"/{language}{path}" in hits if path else hits, language
