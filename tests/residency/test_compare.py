"""Programmes side by side: what differs, what is the same, and addresses that name something else."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing.models import State
from residency.compare import Fact, split
from tests.residency.making import links, make_level, make_programme, make_round

pytestmark = pytest.mark.django_db

PATH = "/en/residency/compare/"


@pytest.fixture
def three():
    level = make_level(instruction_languages="kk,ru")
    level.exams.create(applicant="citizen", kind="foreign_language")
    level.exams.create(applicant="foreign", kind="instruction_language")
    level.exams.create(applicant="any", kind="specialty")
    level.prerequisites.create(text_en="Completed internship", qualification="internship")
    make_round(level)
    make_programme("cardiology", covers_children=True)
    make_programme("nephrology", duration_months=24)
    make_programme("surgery", group="surgical", duration_months=48)


def facts(page, path: str, part: str) -> list[str]:
    sections = page(path).all("section", **{"aria-labelledby": part})
    return [heading.text for section in sections for heading in section.all("h3")]


def words(element) -> str:
    return " ".join(element.text.split())


def test_what_differs_comes_before_what_is_the_same(page, three):
    found = page(f"{PATH}?p=nephrology&p=cardiology")
    assert facts(page, f"{PATH}?p=nephrology&p=cardiology", "differing") == ["Duration", "Including children"]
    differing = words(found.one("section", **{"aria-labelledby": "differing"}))
    assert "1 Nephrology 2 years 2 Cardiology, including children 3 years" in differing
    same = words(found.one("section", **{"aria-labelledby": "same"}))
    assert "Taught in Kazakh, Russian" in same
    assert "Group Therapeutic specialties" in same
    assert found.text.index("What differs") < found.text.index("What is the same")


def test_only_what_differs_is_shown_when_asked_for(page, three):
    found = page(f"{PATH}?p=nephrology&p=cardiology&only=1")
    assert not found.all("section", **{"aria-labelledby": "same"})
    assert links(found)["Show what is the same too"] == "?p=nephrology&p=cardiology"
    everything = page(f"{PATH}?p=nephrology&p=cardiology")
    assert links(everything)["Show only what differs"] == "?p=nephrology&p=cardiology&only=1"


def test_each_programme_can_be_removed_and_another_added(page, three):
    found = links(page(f"{PATH}?p=nephrology&p=surgery&citizenship=PK"))
    assert found["Remove : Nephrology"] == "?p=surgery&citizenship=PK"
    assert found["Cardiology, including children"] == "?p=nephrology&p=surgery&p=cardiology&citizenship=PK"
    assert found["Add another from the list"] == "/en/residency/?p=nephrology&p=surgery&citizenship=PK"


def test_exams_are_those_of_the_reader(page, three):
    everyone = words(page(f"{PATH}?p=nephrology&p=cardiology"))
    assert "For citizens: Foreign language" in everyone
    assert "For foreign citizens: Language of instruction" in everyone
    foreign = words(page(f"{PATH}?p=nephrology&p=cardiology&citizenship=PK"))
    assert "Language of instruction Specialty" in foreign
    assert "Foreign language" not in foreign


def test_degree_says_what_is_still_needed(page, three):
    path = f"{PATH}?p=nephrology&p=cardiology"
    assert "Completed internship – you still need this" in words(page(f"{path}&degree=md"))
    assert "Completed internship – you have this" in words(page(f"{path}&degree=internship"))
    assert "still need" not in words(page(path))


@pytest.mark.parametrize("query", ["", "p=", "p=nobody", "p=%00", "p=" + "x" * 300, "p=../../etc", "p[]=cardiology"])
def test_page_without_programmes_explains_how_to_choose(page, three, query):
    found = page(f"{PATH}?{query}")
    assert "Nothing is chosen yet." in found.text
    assert links(found)["All programmes"] == "/en/residency/"


def test_one_programme_is_offered_others_of_its_group(page, three):
    found = page(f"{PATH}?p=nephrology")
    assert "Nephrology is chosen. Choose one more" in words(found)
    offered = links(found.one("section", **{"aria-labelledby": "add"}))
    assert offered == {"Cardiology, including children": "?p=nephrology&p=cardiology"}


def test_unknown_hidden_and_repeated_programmes_are_named_and_left_out(page, three):
    make_programme("secret", state=State.DRAFT)
    found = page(f"{PATH}?p=nephrology&p=nobody&p=cardiology&p=secret&p=nephrology&p=%3Cscript%3E")
    assert "left out: nobody, secret, <script>." in words(found)
    assert facts(page, f"{PATH}?p=nephrology&p=nobody&p=cardiology", "differing")[0] == "Duration"
    assert not found.all("script")


def test_more_than_four_are_named_and_left_out(page, three):
    for name in ("oncology", "psychiatry"):
        make_programme(name)
    found = page(f"{PATH}?p=nephrology&p=cardiology&p=surgery&p=oncology&p=psychiatry")
    assert "left out: Psychiatry." in words(found)
    assert len(found.one("ul", **{"class": "compare compare-4 compare-heads"}).all("li")) == 4
    assert not found.all("section", **{"aria-labelledby": "add"})


def test_number_of_queries_does_not_grow_with_the_programmes(client, three, django_assert_num_queries):
    client.get(PATH)
    for query in ("p=nephrology", "p=nephrology&p=cardiology", "p=nephrology&p=cardiology&p=surgery"):
        client.get(f"{PATH}?p=nephrology")
        with django_assert_num_queries(3):
            assert client.get(f"{PATH}?{query}").status_code == 200


PARAMETERS = st.sampled_from(["p", "only", "citizenship", "degree", "study_language", "page", "p[]"])
VALUES = st.one_of(st.sampled_from(["nephrology", "cardiology", "1", "PK", "md"]), st.text(max_size=20))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(PARAMETERS, VALUES), max_size=8))
def test_no_address_of_a_comparison_fails(client, three, pairs):
    assert client.get(f"{PATH}?{urlencode(pairs)}").status_code == 200


def test_facts_known_of_no_programme_are_left_out():
    known, unknown, partly = Fact("a", (("1",), ("1",))), Fact("b", ((), ())), Fact("c", (("1",), ()))
    assert split([known, unknown, partly]) == ([partly], [known])


def test_every_line_keeps_its_language(page, three):
    """Also a line with an answer or an examination around the text: a Kazakh page says that it speaks Russian."""
    level = make_level()
    level.prerequisites.create(text_ru="Диплом врача", qualification="diploma", position=9)
    exam = level.exams.create(applicant="any", kind="specialty", position=9)
    exam.options.create(name_ru="Устный экзамен")
    russian = {
        mark.text for mark in page("/kk/residency/compare/?p=nephrology&p=cardiology&degree=md").all("span", lang="ru")
    }
    assert {"Диплом врача", "Устный экзамен"} <= russian


def test_names_of_programmes_that_are_left_out_keep_their_language(page, three):
    for name in ("oncology", "psychiatry"):
        make_programme(name)
    found = page("/ru/residency/compare/?p=nephrology&p=cardiology&p=surgery&p=oncology&p=psychiatry")
    notice = found.one("div", **{"class": "notice notice-warn"})
    assert [mark.text for mark in notice.all("span", lang="en")] == ["Psychiatry"]
    alone = page("/ru/residency/compare/?p=nephrology").one("div", **{"class": "notice notice-info"})
    assert [mark.text for mark in alone.all("span", lang="en")] == ["Nephrology"]
