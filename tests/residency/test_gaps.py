"""What the editors' to-do list says of residency, and how often it asks for it."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing.indexing import gathered
from residency import gaps
from tests.factories import make_department
from tests.residency.making import make_level, make_programme, make_round

pytestmark = pytest.mark.django_db
SOURCES = (
    gaps.unknown_lengths,
    gaps.unknown_places_and_fees,
    gaps.residencies_without_rules,
    gaps.unconfirmed_dates,
)


@gathered()
def fill(number: int) -> None:
    level = make_level(make_department(f"university-{number}"))
    make_programme(f"specialty-{number}", level=level, duration_months=None)
    make_round(level)
    make_level(make_department(f"bare-{number}"))


@pytest.mark.parametrize("source", SOURCES)
def test_a_longer_list_asks_no_more_often(source):
    lengths, queries = [], []
    for number in range(3):
        fill(number)
        with CaptureQueriesContext(connection) as asked:
            lengths.append(len([str(gap.owner) for gap in source()]))
        queries.append(len(asked))
    assert lengths[2] > lengths[0] > 0
    assert len(set(queries)) == 1


@pytest.mark.parametrize("source", SOURCES)
def test_a_long_list_shows_its_beginning(source, monkeypatch):
    for number in range(3):
        fill(number)
    everything = {(gap.what, gap.owner) for gap in source()}
    monkeypatch.setattr(gaps, "MOST_OF_A_KIND", 1)
    assert {(gap.what, gap.owner) for gap in source()} < everything


@time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False)
def test_rule_is_to_be_confirmed_until_its_levels_have_a_round_of_this_year():
    level, other = make_level(), make_level(make_department("elsewhere"))
    rule = make_round(level)
    make_round(other, 2026)
    make_round(level, 2025)
    assert [(gap.what, gap.owner) for gap in gaps.unconfirmed_dates()] == [("Dates of 2026 to be confirmed", rule)]
    make_round(level, 2026)
    assert list(gaps.unconfirmed_dates()) == []
