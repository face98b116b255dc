"""What editors still have to find out: named in full, at the same cost whatever there is."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation import gaps as sources
from cooperation.models import Agreement, MobilityEvent, Outcome, Partner
from publishing.gaps import gaps
from publishing.indexing import gathered
from tests.cooperation.making import make_agreement, make_event, make_office, make_outcome, make_partner

pytestmark = pytest.mark.django_db

SOURCES = [
    sources.partners_half_known,
    sources.agreements_without_a_date,
    sources.agreements_without_a_partner,
    sources.agreements_on_their_way,
    sources.events_half_known,
    sources.outcomes_nobody_looked_at,
]


@gathered()
def fill(*numbers: int) -> None:
    """Of everything one that lacks something."""
    for number in numbers:
        partners = [make_partner(f"partner-{number}"), make_partner(f"partner-{number}-b")]
        make_agreement(f"undated-{number}", *partners)
        make_agreement(f"alone-{number}")
        make_agreement(f"coming-{number}", *partners, signing_state="being_signed")
        make_event(f"event-{number}", *partners)
        make_outcome(f"Outcome {number}", status="planned")


def read(source) -> list[str]:
    return [f"{gap.what}: {gap.owner}" for gap in source()]


@pytest.mark.parametrize("source", SOURCES)
def test_source_asks_the_same_number_of_questions_whatever_there_is(source):
    fill(1)
    with CaptureQueriesContext(
        connection,
    ) as few:
        one = read(source)
    fill(2, 3, 4)
    with CaptureQueriesContext(connection) as many:
        more = read(source)
    assert len(more) > len(one) > 0
    assert len(many) == len(few) <= 2


@pytest.mark.parametrize("source", SOURCES)
def test_source_names_a_bounded_number(source, monkeypatch):
    monkeypatch.setattr(sources, "MOST", 2)
    fill(1, 2, 3)
    assert len({gap.owner for gap in source()}) == 2


def test_to_do_list_names_what_is_missing():
    partner, office = make_partner("alpha"), make_office()
    agreement = make_agreement("one", partner)
    unstated = make_agreement("unstated", partner, signing_state="unstated")
    nameless = make_agreement("two", signing_state="being_signed")
    event, outcome = make_event(), make_outcome(status="planned", department=office)
    found = {(gap.what, gap.owner) for gap in gaps()}
    assert found >= {
        ("Country of the partner", partner),
        ("Website of the partner", partner),
        ("Signing date", agreement),
        ("Signing date", unstated),
        ("Partner of the agreement", nameless),
        ("Is it still so? being signed", nameless),
        ("Date of the event", event),
        ("Direction of the event", event),
        ("Form of the event", event),
        ("Is it still so? planned", outcome),
    }
    assert ("Signing date", nameless) not in found


def test_to_do_list_forgets_what_was_found_out():
    partner = make_partner("alpha", country="KG", website="https://alpha.example/")
    make_agreement("one", partner, signed="2021-03")
    make_event("visit", partner, when="2023", direction="in", mode="online")
    make_outcome(status="done")
    make_outcome(status="planned", status_checked_on=date(2026, 9, 1))
    assert {
        gap.owner for gap in gaps() if isinstance(gap.owner, Partner | Agreement | MobilityEvent | Outcome)
    } == set()
