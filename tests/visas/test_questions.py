"""Which question comes next, and what becomes of the other answers when one is changed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.questions import BY_KEY, LIMITS, LIST, LIVING, QUESTIONS, Setting, number_of_questions, walk
from visas.reading import Fault

CITIZENSHIPS = frozenset({"KG", "KZ", "IN", "LV", "UZ", "stateless"})
#: Everything is published in one country, nothing that would use an answer in the other.
PUBLISHED = {("KG", "eimu"): (LIMITS, LIVING, LIST), ("KZ", "kaznmu"): ()}
SETTING = Setting(("KG", "KZ"), CITIZENSHIPS, date(2026, 9, 1), published=PUBLISHED)
STUDENT = {
    "country": "KG",
    "citizenship": "IN",
    "special": "none",
    "purpose": "study",
    "crossing": "2026-08-28",
    "living": "flat",
    "visa": "2027-02-10",
    "course": "6",
    "first": "unknown",
    "done": "2",
}
WORDS = st.sampled_from(
    [
        *("KG", "KZ", "IN", "stateless", "none", "own", "refugee", "study", "residency", "private", "work", "flat"),
        *("hostel", "unknown", "2026-08-28", "2027-02-10", "2026-02-31", "0", "2", "6", "12", "99", "", "%00", "٣"),
    ]
)
ADDRESSES = st.dictionaries(
    st.sampled_from(
        [*BY_KEY, *(f"{key}_{part}" for key in ("crossing", "visa", "first") for part in ("day", "month", "year"))]
    ),
    WORDS | st.text(max_size=12),
)


def without(*keys: str, **changes: str) -> dict[str, str]:
    return {key: value for key, value in STUDENT.items() if key not in keys} | changes


@pytest.mark.parametrize(
    ("given_answers", "asked"),
    [
        ({}, "country"),
        ({"country": "KG"}, "citizenship"),
        ({"country": "KG", "citizenship": "IN"}, "special"),
        ({"country": "KG", "citizenship": "in"}, "special"),  # by hand, in small letters
        ({"country": "KG", "citizenship": "KG"}, None),  # at home nothing more is asked
        ({"country": "KG", "citizenship": "IN", "special": "own"}, None),  # nor of those who are also at home
        ({"country": "KG", "citizenship": "stateless"}, "purpose"),  # no nationality to have doubts about
        (without("purpose"), "purpose"),
        (without("visa"), "visa"),
        (without("visa", "course", "first", "done", purpose="private"), None),  # a guest has no study visa
        (without("visa", "course", "first", "done", purpose="work"), None),
        (without("course", "first", "done", visa="unknown"), None),  # nothing to count from before the first visa
        (without("course", "first", "done", visa="2026-08-31"), None),  # nor from one that has ended
        (without("course", "first", "done", visa="2026-09-01"), "course"),
        (without("living", "course", "first", "done", country="KZ"), None),  # no papers or limits that would use them
        (without("crossing", "living", "visa", country="KZ", purpose="private"), None),  # no term of the state
        (without("crossing", "living", "visa", country="KZ"), "crossing"),
        (without("done", course="unknown"), None),
        (without("first"), "first"),
        (without("done"), "done"),
        (without("done", first="2025-02-11"), None),  # whole years are no news beside a day
        (STUDENT, None),
    ],
)
def test_the_table_asks_next(given_answers, asked):
    found = walk(given_answers, SETTING)
    assert (found.next.key if found.next else None) == asked


def test_one_country_is_not_asked_for():
    only = Setting(("KG",), SETTING.citizenships, SETTING.today)
    assert walk({}, only).next == BY_KEY["citizenship"]
    assert walk({"country": "nowhere"}, only).known == {"country": "KG"}


@pytest.mark.parametrize("countries", [("KG", "KZ"), ("KG",)])
def test_a_country_of_which_nothing_is_published_is_no_unknown_one(countries):
    setting = Setting(countries, SETTING.citizenships, SETTING.today)
    found = walk({"country": "uz"}, setting)
    assert (found.next.key, found.read.fault, found.read.typed) == (
        "country",
        Fault.NOTHING_PUBLISHED,
        {"country": "UZ"},
    )


@pytest.mark.parametrize(
    ("answers", "number"),
    [
        ({}, 9),
        ({"country": "KG"}, 9),
        ({"country": "KZ"}, 6),
        ({"country": "KZ", "citizenship": "IN", "special": "none", "purpose": "private"}, 4),
        (without("visa", "course", "first", "done", visa="unknown"), 7),
        (without(), 10),
    ],
)
def test_how_many_questions_there_are_is_told_by_what_is_known(answers, number):
    assert number_of_questions(walk(answers, SETTING).known, SETTING) == number


TWO = Setting(
    ("KG", "KZ"),
    SETTING.citizenships,
    SETTING.today,
    {"KG": ("eimu", "osh"), "KZ": ("kaznmu",)},
    PUBLISHED | {("KG", "osh"): (LIMITS,)},
)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        (STUDENT, "university"),
        (STUDENT | {"university": "osh"}, None),
        (STUDENT | {"university": "unknown"}, None),
        (STUDENT | {"university": "kaznmu"}, "university"),  # of another country
        (STUDENT | {"country": "KZ"}, None),  # no choice there
        (without("course", "first", "done", purpose="private"), None),  # guests of nobody's
        ({"country": "KG", "citizenship": "KG"}, None),
    ],
)
def test_the_university_is_asked_only_where_there_are_several(answers, asked):
    found = walk(answers, TWO)
    assert (found.next.key if found.next else None) == asked
    assert ("university" in found.known) is (answers.get("university") in ("osh", "unknown"))


def test_what_a_university_has_not_published_asks_nothing():
    assert "living" in walk(STUDENT | {"university": "eimu"}, TWO).known
    assert "living" not in walk(STUDENT | {"university": "osh"}, TWO).known
    assert "living" in walk(STUDENT | {"university": "unknown"}, TWO).known


def test_the_first_visa_cannot_begin_after_the_present_one_ends():
    found = walk(STUDENT | {"first": "2027-02-11"}, SETTING)
    assert (found.next.key, found.read.fault) == ("first", Fault.AFTER_THE_VISA)
    assert walk(STUDENT | {"first": "2027-02-10"}, SETTING).next is None


def test_a_form_sent_empty_is_a_fault_and_an_opened_one_is_not():
    assert walk({"country": "KG"}, SETTING).read.fault is None
    assert walk({"country": "KG"}, SETTING, sent="citizenship").read.fault == Fault.MISSING


def test_a_wrong_answer_is_asked_again_and_the_later_ones_wait():
    found = walk(without("crossing", crossing_day="31", crossing_month="2", crossing_year="2026"), SETTING)
    assert (found.next.key, found.read.fault) == ("crossing", Fault.NO_SUCH_DATE)
    assert found.read.typed == {"day": "31", "month": "2", "year": "2026"}
    assert found.kept == without("crossing")


def test_more_years_cannot_be_done_than_there_are():
    found = walk(STUDENT | {"course": "3", "done": "4"}, SETTING)
    assert (found.next.key, found.read.fault) == ("done", Fault.MORE_THAN_COURSE)


@pytest.mark.parametrize("key", STUDENT)
def test_an_answer_to_be_changed_is_asked_with_what_it_was(key):
    found = walk(STUDENT, SETTING, change=key)
    assert found.next == BY_KEY[key]
    assert found.read.value is not None
    assert found.kept == without(key)


@given(st.sampled_from([*BY_KEY]), ADDRESSES)
def test_changing_one_answer_keeps_the_rest(key, address):
    before = walk(STUDENT | address, SETTING)
    during = walk(STUDENT | address, SETTING, change=key)
    assert {**during.kept, key: before.kept.get(key)} == {**before.kept, key: before.kept.get(key)}


@given(ADDRESSES)
def test_no_address_fails_and_the_walk_keeps_to_its_own_questions(address):
    found = walk(address, SETTING)
    assert set(found.known) <= set(BY_KEY)
    assert found.next is None or found.next.key not in found.known
    assert walk(found.kept, SETTING).known == found.known


@given(st.data())
def test_answering_every_question_comes_to_an_end(data):
    """Whatever is answered, each question is asked at most once."""
    known: dict[str, str] = {}
    for _ in range(len(QUESTIONS) + 1):
        found = walk(known, SETTING)
        if found.next is None:
            return
        assert found.next.key not in known
        known[found.next.key] = data.draw(st.sampled_from(answers_to(found.next.key)))
    pytest.fail(f"still asking after {known}")


def answers_to(key: str) -> list[str]:
    return {
        "country": ["KG", "KZ"],
        "citizenship": ["KG", "IN", "LV", "stateless"],
        "crossing": ["unknown", "2026-08-28"],
        "visa": ["unknown", "2027-02-10"],
        "course": ["unknown", "6"],
        "first": ["unknown", "2025-02-11"],
        "done": ["unknown", "0", "6"],
    }.get(key) or [*BY_KEY[key].options]
