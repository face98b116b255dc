"""What a procedure costs: for everyone first, then for those of whom more is known."""

from datetime import date

import pytest
import time_machine

from tests.visas.making import make_procedure, positions

pytestmark = pytest.mark.django_db


@pytest.fixture
def fees(show):
    def shown() -> str:
        text = show("/en/visas/registration/")
        return text[text.rindex("Fees") : text.rindex("Ask us")]

    return shown


def add(procedure, amount, **fields):
    procedure.fees.create(kind="visa", amount=amount, currency="KGS", **fields)


def test_what_everyone_pays_stands_before_what_some_pay(fees):
    procedure = make_procedure()
    add(procedure, 0, only_for_en="students of medicine", position=1)
    add(procedure, 900, position=2)
    text = fees()
    order = positions(text, "900", "Only for: students of medicine", "free of charge")
    assert order == sorted(order)
    assert "not stated" not in text


def test_nothing_is_free_for_everyone_because_it_is_free_for_some(fees):
    add(make_procedure(), 0, only_for_en="students of medicine")
    text = fees()
    order = positions(text, "Not known yet. Ask here: Visa Office", "not stated", "Only for:", "free of charge")
    assert order == sorted(order)


@time_machine.travel("2026-09-01 12:00+06:00")
def test_a_coming_sum_says_from_when_and_a_past_one_is_gone(fees):
    procedure = make_procedure()
    add(procedure, 700, effective_until=date(2026, 8, 31))
    add(procedure, 800, effective_from=date(2026, 1, 1))
    add(procedure, 900, effective_from=date(2026, 10, 1))
    text = fees()
    assert "700" not in text
    assert "valid since 1 January 2026" in text
    assert "from 1 October 2026" in text


def test_sums_with_one_note_and_source_share_it(fees):
    procedure = make_procedure()
    for months in (1, 3):
        add(procedure, 50, months=months, note_en="At the embassy.", source="https://embassy.example/")
    add(procedure, 70, note_en="Elsewhere.")
    text = fees()
    assert text.count("At the embassy.") == text.count("Source: embassy.example") == 1
    order = positions(text, "At the embassy.", "up to 1 month", "up to 3 months", "Source:", "Elsewhere.")
    assert order == sorted(order)


@time_machine.travel("2026-09-01 12:00+06:00")
def test_a_new_sum_takes_over_from_the_old_one_for_the_same_though_nobody_has_ended_it(fees):
    procedure = make_procedure()
    for amount, since in ((700, None), (800, date(2026, 1, 1)), (900, date(2026, 10, 1))):
        add(procedure, amount, effective_from=since)
    add(procedure, 50, months=1)
    add(procedure, 60, note_en="At the embassy.")
    add(procedure, 40, only_for_en="students of medicine")
    text = fees()
    assert "700" not in text
    order = positions(text, "800", "900", "50", "60", "40")
    assert order == sorted(order)
    with time_machine.travel("2026-10-01 12:00+06:00"):
        assert "800" not in fees()
