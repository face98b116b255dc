"""What the to-do list of editors says of procedures."""

from datetime import date

import pytest

from publishing.gaps import gaps
from tests.visas.making import make_exemption, make_full_procedure, make_list, make_procedure
from visas import gaps as of_visas

pytestmark = pytest.mark.django_db


def said_of(owner) -> set[str]:
    return {gap.what for gap in gaps() if gap.owner == owner}


def test_the_to_do_list_names_what_is_unknown_or_weak():
    procedure = make_procedure()
    procedure.visa_rules.create(category="S", max_grant=1, open_question_en="Which one?")
    procedure.fees.create(kind="fine", amount=1, currency="KGS", confidence="low")
    found = make_list(checked_on=date(2026, 9, 1))
    assert said_of(procedure) == {
        "By when it has to be done",
        "Which documents it takes",
        "Open question: Which one?",
        "1 figure from a weak source",
    }
    assert said_of(found) == set()


def test_a_sum_for_some_leaves_open_what_the_others_pay():
    procedure = make_full_procedure()
    assert said_of(procedure) == set()
    procedure.fees.update(only_for_ky="студенттер")
    assert said_of(procedure) == {"What it costs"}


def test_an_invitation_has_no_day_to_be_done_by():
    assert "By when it has to be done" not in said_of(make_procedure(kind="invitation"))


def test_the_list_costs_the_same_however_much_is_missing(django_assert_num_queries):
    def make(number: int) -> None:
        procedure = make_procedure(f"procedure-{number}")
        procedure.visa_rules.create(category="S", max_grant=1, open_question_en="Which one?")
        procedure.fees.create(kind="fine", amount=1, currency="KGS", confidence="low")
        make_exemption(make_list(f"list-{number}"), "DE", 60, confidence="low")

    sources = (of_visas.missing_parts, of_visas.open_questions, of_visas.weak_facts, of_visas.unchecked_lists)
    for number in range(3):
        make(number)
        with django_assert_num_queries(5):
            assert all([str(gap.owner), gap.what] for source in sources for gap in source())


def test_no_kind_of_gap_fills_the_list(monkeypatch):
    monkeypatch.setattr(of_visas, "MOST", 2)
    for number in range(3):
        make_procedure(f"procedure-{number}")
    assert len({gap.owner for gap in of_visas.missing_parts()}) == 2
