"""What each programme of the list says, in which order they stand, and what a reader takes along from there."""

import pytest

from tests.residency.making import links, make_level, make_programme, make_round, make_specialty

pytestmark = pytest.mark.django_db


def titles(found) -> list[str]:
    return [title.text.strip() for title in found.all("h2", **{"class": "row-title"})]


def rows(found) -> list[str]:
    return [" ".join(row.text.split()) for row in found.all("li", **{"class": "row"})]


def test_list_is_sorted_by_name_or_length(page, words):
    make_programme("b", duration_months=24)
    make_programme("a", duration_months=36)
    make_programme("c", duration_months=None)
    assert titles(page("/en/residency/")) == ["A", "B", "C"]
    assert titles(page("/en/residency/?sort=duration")) == ["B", "A", "C"]
    assert links(page("/en/residency/?sort=duration&duration=2&duration=3"))["Name"] == "?duration=2&duration=3"
    assert "There is no such order" in words("/en/residency/?sort=price")


def test_names_are_sorted_by_the_alphabet_of_the_page(page):
    for slug, name in (("o", "Онкология"), ("ö", "Өнөр"), ("p", "Педиатрия"), ("n", "Ңы")):
        make_programme(slug.replace("ö", "oe"), specialty=make_specialty(slug.replace("ö", "oe"), name_ky=name))
    assert titles(page("/ky/residency/")) == ["Ңы", "Онкология", "Өнөр", "Педиатрия"]


def test_card_says_what_decides(words):
    level = make_level(instruction_languages="kk,ru")
    language = level.exams.create(applicant="foreign", kind="instruction_language", choose_count=1)
    language.options.create(language="kk")
    level.exams.create(applicant="any", kind="specialty", position=1)
    level.prerequisites.create(text_en="Completed internship", qualification="internship")
    make_round(level)
    programme = make_programme("cardiology")
    programme.tuition.create(amount=3000, currency="USD", applicant="foreign")
    programme.tuition.create(amount=1000, currency="USD", applicant="citizen")
    everyone = words("/en/residency/")
    for fact in ("3 years", "20 June – 20 July", "Taught in: Kazakh, Russian", "3,000 USD", "1,000 USD"):
        assert fact in everyone
    assert "For foreign citizens: language of instruction (Kazakh), specialty" in everyone
    foreign = words("/en/residency/?citizenship=PK&degree=md&study_language=en")
    assert "Exams: language of instruction (Kazakh), specialty" in foreign
    assert "1,000 USD" not in foreign
    assert "You still need: Completed internship" in foreign
    assert "not your language" in foreign


def test_what_all_programmes_share_is_said_once_above_them(page):
    level = make_level(instruction_languages="kk,ru")
    make_round(level)
    for slug in ("cardiology", "nephrology"):
        make_programme(slug)
    found = page("/en/residency/")
    above, *cards = found.one("section", **{"class": "in-common"}).text, *rows(found)
    for fact in ("20 June – 20 July", "Taught in: Kazakh, Russian"):
        assert fact in " ".join(above.split())
        assert not any(fact in card for card in cards)
    assert all("3 years" in card for card in cards)


def test_what_differs_is_said_by_each_programme(page):
    make_programme("cardiology", level=make_level(instruction_languages="kk")).tuition.create(amount=1, currency="USD")
    make_programme("nephrology", level=make_level(None, "phd", instruction_languages="ru"))
    first, second = rows(page("/en/residency/"))
    assert "Taught in: Kazakh" in first
    assert "1 USD" in first
    assert "Taught in: Russian" in second


def test_reader_is_kept_in_links_and_forms_and_can_be_forgotten(page):
    make_programme("cardiology", duration_months=24)
    make_programme("surgery", group="surgical")
    found = page("/en/residency/?citizenship=PK&degree=md&duration=2&sort=duration&p=surgery")
    seen = links(found)
    assert seen["Cardiology"] == "/en/residency/cardiology/?p=surgery&citizenship=PK&degree=md"
    assert seen["Show everything"] == "?duration=2&sort=duration&p=surgery"
    assert seen["Clear all"] == "?citizenship=PK&degree=md&sort=duration&p=surgery"
    hidden = {field.get("name") for field in found.one("form", role="search").all("input", type="hidden")}
    assert hidden == {"citizenship", "degree", "sort", "p"}
    assert "Pakistan" in found.text
    assert "Why you see this" in found.text


def test_programmes_are_picked_on_several_pages_for_a_comparison(page):
    make_programme("cardiology", duration_months=24)
    make_programme("surgery", group="surgical")
    form = page("/en/residency/?duration=2&p=surgery&p=cardiology").one("form", action="/en/residency/compare/")
    assert [(field.get("type"), field.get("value")) for field in form.all("input", name="p")] == [
        ("hidden", "surgery"),
        ("checkbox", "cardiology"),
    ]
    assert "checked" in form.one("input", type="checkbox").attrs
