"""What is released or withdrawn by the clock is found from its moment on and until it, without an edit."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from cooperation.models import Agreement, Partner
from publishing import clock, indexing
from publishing.models import SearchEdition, State
from publishing.search import hidden
from tests.factories import make_department, make_person, make_phone, make_post
from tests.searching import found as result
from tests.test_search import found

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 9, 1, 12, tzinfo=ZoneInfo("Asia/Bishkek"))
FOR_AN_HOUR = {"publish_from": NOON, "publish_until": NOON + timedelta(hours=1)}
BEFORE, AT_LAST, AFTER = NOON - timedelta(seconds=1), NOON + timedelta(seconds=3599), NOON + timedelta(hours=1)


@pytest.fixture
def traveller():
    with time_machine.travel(NOON - timedelta(hours=1), tick=False) as travelling:
        yield travelling


def test_page_is_found_from_its_release_until_its_withdrawal(traveller):
    make_department("later", name_en="Later Institute", **FOR_AN_HOUR)
    by_moment = {}
    for moment in (BEFORE, NOON, AT_LAST, AFTER):
        traveller.move_to(moment)
        by_moment[moment] = found("later institute")
    here = ["/en/departments/later/"]
    assert by_moment == {BEFORE: [], NOON: here, AT_LAST: here, AFTER: []}


def test_page_is_found_by_whom_it_names_only_while_readers_may_see_them(traveller):
    department = make_department("later", name_en="Later Institute", **FOR_AN_HOUR)
    make_post(department, make_person("momunova", family_name_en="Momunova"), post_en="Head of the laboratory")
    by_moment = {}
    for moment in (BEFORE, NOON, AT_LAST, AFTER):
        traveller.move_to(moment)
        by_moment[moment] = found("laboratory"), [str(one.passage) for one in result("Momunova", "en")]
    nothing = ([], [""])
    everything = (["/en/people/momunova/"], ["Head of the laboratory · Later Institute"])
    assert by_moment == {BEFORE: nothing, NOON: everything, AT_LAST: everything, AFTER: nothing}


def test_phone_of_a_post_is_found_while_the_post_is_held(traveller):
    traveller.move_to(NOON - timedelta(days=2))
    held = {"since_from": NOON.date(), "since_to": NOON.date(), "since_precision": "day"}
    until = {"until_from": NOON.date(), "until_to": NOON.date(), "until_precision": "day"}
    make_phone(make_post(make_department(), make_person("imetova"), **held, **until))
    day = timedelta(days=1)
    by_day = []
    for moment in (NOON - day, NOON, NOON + day):
        traveller.move_to(moment)
        by_day.append(found("0772 006 020"))
    assert by_day == [[], ["/en/people/imetova/"], []]


def test_title_made_of_names_follows_the_clock(traveller):
    partner = Partner.objects.create(slug="later", name_en="Later Academy", state=State.PUBLISHED, **FOR_AN_HOUR)
    ours = make_department()
    agreement = Agreement.objects.create(slug="a", department=ours, state=State.PUBLISHED, subject_en="Exchange")
    agreement.partners.add(partner)
    by_moment = {}
    for moment in (BEFORE, NOON, AFTER):
        traveller.move_to(moment)
        by_moment[moment] = ["Later Academy" in one.title for one in result("exchange", "en")]
    assert by_moment == {BEFORE: [False], NOON: [True], AFTER: [False]}


def test_clock_is_asked_for_nothing_that_it_has_not_changed(traveller):
    make_post(make_department("later", **FOR_AN_HOUR), make_person("momunova"))
    traveller.move_to(NOON)
    hidden()
    edition = SearchEdition.objects.latest("pk")
    hidden()
    with clock.at(AFTER):  # a preview writes nothing
        hidden()
    assert SearchEdition.objects.latest("pk") == edition
    assert timezone.now() == NOON


def test_search_that_cannot_write_answers_as_it_is_and_a_later_one_catches_up(traveller, monkeypatch, caplog):
    department = make_department("later", name_en="Later Institute", **FOR_AN_HOUR)
    make_post(department, make_person("momunova", family_name_en="Momunova"), post_en="Head of the laboratory")

    def busy(pages):
        raise OperationalError("database is locked")

    traveller.move_to(NOON)
    with monkeypatch.context() as patched:
        patched.setattr(indexing, "bring_up_to_date", busy)
        assert found("momunova") == ["/en/people/momunova/"]
        assert found("laboratory") == []
    assert "could not be brought up to date" in caplog.text
    make_department("edited")
    assert found("laboratory") == ["/en/people/momunova/"]
