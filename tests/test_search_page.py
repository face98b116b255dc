"""What the page of a search says: what was found, why, and how the query was taken."""

import pytest
from django.utils.translation import gettext, override

from departments.models import AlsoKnownAs, Appointment
from tests.documents import Element
from tests.factories import make_department, make_person
from tests.test_search import CPME, results

pytestmark = pytest.mark.django_db


def result(query: str, language: str) -> Element:
    [row] = [item for item in results(query, language).tree.one("main").all("li") if item.get("class") == "row"]
    return row


def test_words_found_are_marked_in_title_and_text():
    make_department("centre", name_en="Heart Institute", about_en="It heals <hearts>. The heart institute is old.")
    html = results("heart institute").html
    assert "><mark>Heart Institute</mark></a></h4>" in html
    assert ">It heals &lt;<mark>hearts</mark>&gt;. The <mark>heart institute</mark> is old.</p>" in html


def test_passage_of_another_language_carries_it():
    texts = {"about_en": "It heals hearts.", "about_ky": "Жүрөктү дарылайт.", "about_ru": "Лечит сердце."}
    make_department("centre", **CPME, **texts)
    row = result("дарылайт", "en")
    assert row.one("h4").text == CPME["name_en"]
    [mark] = row.all("mark")
    assert (mark.text, mark.lang) == ("дарылайт", "ky")
    assert "It heals hearts." not in row.text
    row = result("training", "ru")
    [mark] = row.all("mark")
    assert (mark.text, mark.lang) == ("Training", "en")
    assert result("подготовки", "ru").one("p").text == "Лечит сердце."


def test_passage_shows_the_name_by_which_a_page_was_found():
    department = make_department("centre", **CPME, about_en="It trains doctors.")
    AlsoKnownAs.objects.create(department=department, name="Институт усовершенствования", until_year=1994)
    row = result("усовершенствования", "en")
    assert [mark.text for mark in row.all("mark")] == ["усовершенствования"]
    assert row.one("p").text == "Институт усовершенствования"


def test_mistyped_word_is_corrected_and_said_so():
    make_department("centre", **CPME)
    main = results("последиплемной центр", "ru").tree.one("main")
    [link] = [link for link in main.all("a") if link.get("href").startswith("?q=")]
    assert link.text == "последипломной центр"
    assert main.one("h4").text == CPME["name_ru"]
    for query in ("последипломной центр", "посл", "posledyplomnoy", "центру"):
        main = results(query, "ru").tree.one("main")
        assert main.one("h4").text == CPME["name_ru"]
        assert [link for link in main.all("a") if link.get("href").startswith("?q=")] == [], query


def test_word_that_stands_nowhere_is_named_and_the_others_are_found():
    make_department("centre", **CPME)
    main = results("Центр Qwertyuiop", "ru").tree.one("main")
    with override("ru"):
        note = gettext(
            "No page holds all of these words; shown are those that come nearest. Not on all of them: %(words)s"
        )
    assert note % {"words": "Qwertyuiop"} in main.text
    assert main.one("h4").text == CPME["name_ru"]
    assert note.split(":")[0] not in results("Центр подготовки", "ru").tree.one("main").text


def test_words_beyond_the_twelfth_are_named():
    make_department("centre", **CPME)
    query = "centre " + " ".join(f"word{number}" for number in range(10, 22))
    assert "word21" in results(query).tree.one("main").one("section").text


def test_results_stand_under_their_subjects_the_best_first():
    department = make_department("centre", **CPME)
    person = make_person("zhanbaeva", family_name_en="Training")
    Appointment.objects.create(department=department, person=person, post_en="Head")
    for query, names in (("training", ["People", "Departments"]), ("centre", ["Departments", "People"])):
        assert [title.text for title in results(query).tree.one("main").all("h3")] == names


def test_query_on_the_wrong_keyboard_is_read_on_the_other():
    make_department("centre", name_ru="Кардиология")
    main = results("rfhlbjkjubz", "ru").tree.one("main")
    assert main.one("h4").text == "Кардиология"
    assert [link.text for link in main.all("a") if link.get("href").startswith("?q=")] == ["кардиология"]


def test_so_many_hits_that_some_are_left_out_are_not_counted_as_all(monkeypatch):
    monkeypatch.setattr("publishing.finding.MOST_HITS", 2)
    monkeypatch.setattr("config.search.MOST_HITS", 2)
    for number in range(3):
        make_department(f"heart-{number}", name_en="Heart")
    title = results("heart").tree.one("main").one("h2").text
    assert gettext("The best %(n)s of the pages found") % {"n": 2} == title
