"""For whom the pages are made: what the address tells of the reader, and what it changes."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from publishing.alphabets import sort_key
from residency.for_you import choices
from residency.lens import DEGREES, EVERYONE, LABELS, Lens
from residency.models import Qualification


def lens(query: str) -> Lens:
    return Lens.of(RequestFactory().get(f"/en/residency/?{query}"))


@pytest.mark.parametrize(
    ("query", "read", "refused"),
    [
        ("", "", ()),
        ("page=2", "", ()),
        ("citizenship=PK", "citizenship=PK", ()),
        ("citizenship=pk&degree=md&study_language=ru", "citizenship=PK&degree=md&study_language=ru", ()),
        ("degree=md&citizenship=KG", "citizenship=KG&degree=md", ()),
        ("citizenship=Stateless", "citizenship=stateless", ()),
        ("citizenship=PK&citizenship=IN", "citizenship=IN", ()),
        ("citizenship=&degree=+", "", ()),
        ("citizenship=Pakistan&degree=md", "degree=md", ("citizenship",)),
        ("citizenship=XX&degree=king&study_language=de", "", ("citizenship", "degree", "study_language")),
        ("citizenship=%00&degree[]=md", "", ("citizenship",)),
    ],
)
def test_address_is_read_and_what_means_nothing_is_refused(query, read, refused):
    found = lens(query)
    assert (found.query, found.refused, bool(found)) == (read, refused, bool(read))


@given(st.dictionaries(st.sampled_from([*LABELS, "page"]), st.text(max_size=12)))
def test_whatever_stands_in_the_address_it_is_read_back_from_the_query(values):
    found = Lens.of(RequestFactory().get("/", values))
    again = lens(found.query)
    assert (again.key, again.refused) == (found.key, ())


@pytest.mark.parametrize(
    ("citizenship", "country", "applicant"),
    [
        ("KZ", "KZ", "citizen"),
        ("KZ", "KG", "foreign"),
        ("PK", "KZ", "foreign"),
        ("stateless", "KZ", "foreign"),
        ("", "KZ", None),
        ("KZ", "", None),
    ],
)
def test_one_is_a_citizen_at_home_and_foreign_elsewhere(citizenship, country, applicant):
    assert Lens(citizenship).applicant(country) == applicant


@pytest.mark.parametrize(
    ("citizenship", "kept"),
    [("KZ", ["citizen", "any"]), ("PK", ["foreign", "any"]), ("", ["citizen", "foreign", "any"])],
)
def test_what_is_for_others_is_left_out(citizenship, kept):
    rows = [SimpleNamespace(applicant=applicant) for applicant in ("citizen", "foreign", "any")]
    assert [row.applicant for row in Lens(citizenship).kept(rows, "KZ")] == kept


@pytest.mark.parametrize(
    ("degree", "diploma", "internship", "residency"),
    [
        ("none", False, False, False),
        ("md", True, False, False),
        ("internship", True, True, False),
        ("residency", True, None, True),
        ("candidate", True, None, None),
        ("", None, None, None),
    ],
)
def test_degree_tells_what_one_has_and_what_one_still_needs(degree, diploma, internship, residency):
    found = Lens(degree=degree)
    assert [found.has(one) for one in Qualification] == [diploma, internship, residency]
    assert found.has("") is None


def test_every_degree_is_asked_of_and_said():
    assert {value for value, _label in choices("degree")} == set(DEGREES)


def test_language_of_study_is_held_against_those_of_the_training():
    assert Lens(study_language="ru").can_study_in(["kk", "ru"]) is True
    assert Lens(study_language="en").can_study_in(["kk", "ru"]) is False
    assert Lens(study_language="en").can_study_in([]) is None
    assert EVERYONE.can_study_in(["kk"]) is None


@pytest.mark.parametrize("language", ["en", "ru", "ky", "kk", "uz"])
def test_countries_stand_in_the_order_of_the_alphabet_of_the_page(language):
    with override(language):
        names = [name for _code, name in choices("citizenship")][:-1]
    assert names == sorted(names, key=lambda name: sort_key(name, language))


def test_answers_are_said_in_the_language_of_the_page():
    with override("ru"):
        assert [answer for _question, answer in Lens("PK", "md", "en").answers][::2] == ["Пакистан", "английский"]
