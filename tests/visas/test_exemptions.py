"""What readers find on the page of exemptions: how long they may wait, and for which stay."""

from datetime import date

import pytest
import time_machine

from tests.crawl import forget
from tests.visas.making import make_exemption, make_list, make_procedure, positions

pytestmark = pytest.mark.django_db


def test_a_term_for_any_purpose_is_that_of_the_citizenship(show):
    make_exemption(make_list(), "DE", 60, scope="any")
    text = show("/en/visas/exemptions/?citizen=DE")
    assert "Germany: 60 calendar days This country is on the list." in text
    assert "need not register for 60 calendar days (any purpose)" in text


def test_a_term_for_private_stays_is_none_for_students(show):
    make_exemption(make_list(), "KZ", 30)
    text = show("/en/visas/exemptions/?citizen=KZ")
    answer = text[text.index("Kazakhstan When you have") : text.index("States with more time")]
    assert positions(answer, "Study 5 working days", "Private stay 30 calendar days")
    assert "Study is not a private stay" in answer
    assert "need not register" not in answer


def test_the_list_says_for_which_stay_each_term_is(show):
    found = make_list()
    make_exemption(found, "KZ", 30)
    make_exemption(found, "DE", 60, scope="any")
    text = show("/en/visas/exemptions/")
    assert "It also holds for citizens of a listed state who come for another purpose" in text
    assert "Term 30 calendar days for private stay" in text
    assert "Term 60 calendar days for any purpose" in text


def test_an_exemption_names_its_act_its_source_and_when_it_was_checked(show):
    make_exemption(
        make_list(legal_act_en="Resolution", act_number="689"),
        "KZ",
        30,
        date(2024, 9, 5),
        act_number="437",
        act_date=date(2024, 7, 31),
        source="https://www.news.example/1",
        checked_on=date(2026, 9, 1),
        confidence="high",
    )
    text = show("/en/visas/exemptions/")
    assert "Resolution, No. 689 · not checked by the university yet" in text
    assert (
        "No. 437, 31 July 2024 · in force since 5 September 2024 · Source: news.example checked on 1 September 2026"
    ) in text
    assert "well supported" in text


def test_a_guide_to_registration_says_that_a_private_stay_is_no_study(show):
    make_procedure()
    assert "a private stay is not study" not in show("/en/visas/registration/")
    make_exemption(make_list(), "KZ", 30)
    assert "a private stay is not study" in show("/en/visas/registration/")


@pytest.mark.parametrize("language", ["en", "ru", "ky", "kk", "uz"])
def test_an_absent_country_gets_the_default_term_never_none(show, language):
    make_exemption(make_list(), "DE", 60)
    text = show(f"/{language}/visas/exemptions/?citizen=PK")
    answer = text[text.index("5 ") :][:200]
    assert "5" in answer
    assert " 0 " not in text


def test_an_absent_country_hears_why_it_gets_the_default_term(show):
    make_list()
    text = show("/en/visas/exemptions/?citizen=PK")
    assert "Pakistan: 5 working days This country is not on the list." in text


def test_stateless_persons_get_the_default_term_only_where_the_act_covers_them(show):
    found = make_list()
    assert "Stateless persons: 5 working days" in show("/en/visas/exemptions/?citizen=stateless")
    found.covers_stateless = False
    found.save()
    assert "The act says nothing of stateless persons." in show("/en/visas/exemptions/?citizen=stateless")


def test_an_own_citizen_is_no_foreigner(show):
    make_list()
    assert "the list is about foreigners" in show("/en/visas/exemptions/?citizen=KG")


def test_an_unknown_citizenship_is_said_to_be_unknown(show):
    make_list()
    text = show("/en/visas/exemptions/?citizen=%00")
    assert "it was left out: Your citizenship." in text
    assert "Your citizenship There is no such choice here" in text


def test_exemptions_stand_in_the_alphabet_of_the_reader(show):
    found = make_list()
    for country in ("JP", "DE", "GB"):
        make_exemption(found, country, 60)
    for language, names in {
        "en": ["Germany", "Japan", "United Kingdom"],
        "ru": ["Великобритания", "Германия", "Япония"],
    }.items():
        text = show(f"/{language}/visas/exemptions/")
        text = text[text.rindex("5 ") :]
        assert positions(text, *names) == sorted(positions(text, *names))


def test_each_country_has_its_own_list(show):
    make_exemption(make_list("kg"), "DE", 60)
    make_exemption(make_list("kz", country="KZ", default_days=3), "JP", 30)
    text = show("/en/visas/exemptions/?country=KZ&citizen=DE")
    assert "Germany: 3 working days" in text
    assert "Japan Term 30 calendar days" in text


@time_machine.travel("2026-09-01 12:00+06:00")
def test_a_coming_list_is_announced_and_takes_over(show):
    make_exemption(make_list("old"), "DE", 60, scope="any")
    new = make_list("new", title_en="The new list", effective_from=date(2026, 9, 5), default_days=3)
    make_exemption(new, "DE", 30, scope="any")
    assert "Germany: 60" in show("/en/visas/exemptions/?citizen=DE")
    assert "From 5 September 2026 another list counts The new list" in show("/en/visas/exemptions/")
    with time_machine.travel("2026-09-05 12:00+06:00"):
        assert "Germany: 30" in show("/en/visas/exemptions/?citizen=DE")


def test_three_different_things_are_told_apart(show):
    make_list()
    text = show("/en/visas/exemptions/")
    assert positions(text, "Visa-free stay:", "Days without registration:", "Study visa:")


@pytest.mark.parametrize(
    ("asked", "said"), [("KZ", "Kazakhstan: no list of exemptions"), ("ZZ", "left out: Where you go")]
)
def test_no_other_country_answers_for_one_without_a_list(show, asked, said):
    make_exemption(make_list(), "RU", 30)
    text = show(f"/en/visas/exemptions/?country={asked}&citizen=RU")
    assert said in text
    assert "no list of exemptions is published here There are lists of these countries: Kyrgyzstan" in text
    assert "30 calendar days" not in text


def test_the_list_of_procedures_names_the_country_whose_exemptions_there_are(client):
    make_procedure()
    assert "/visas/exemptions/?country" not in client.get("/en/visas/").content.decode()
    make_list()
    forget()
    assert 'href="/en/visas/exemptions/">Kyrgyzstan' in client.get("/en/visas/").content.decode()
