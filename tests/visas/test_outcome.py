"""What follows from the answers: rows and dates alone."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visas.outcome import outcome
from visas.rulebook import Rulebook

TODAY = date(2026, 9, 1)
ONE_DAY = timedelta(days=1)
HOLIDAYS = [date(2026, 8, 31), date(2027, 1, 1), date(2027, 1, 7)]
ALWAYS = {"effective_from": None, "effective_until": None}


def row(**fields):
    return SimpleNamespace(**ALWAYS | fields)


def rulebook(*, scope="private", exempt=("KZ", "IN"), citizenship="KZ", **changes) -> Rulebook:
    """Five working days for everyone, thirty calendar days for some, a study visa of a year."""
    exemption = row(
        pk=1, exemption_list=1, country=citizenship, days=30, day_kind="calendar", scope=scope, act_number="437"
    )
    rows = {
        "procedures": [
            row(pk=1, kind="registration", department=1, position=0, slug="registration"),
            row(pk=2, kind="study_visa", department=1, position=1, slug="study-visa"),
        ],
        "deadlines": [
            row(pk=1, procedure=1, event="border_crossing", offset_days=5, day_kind="working"),
            row(pk=2, procedure=2, event="visa_expiry", offset_days=-30, day_kind="calendar"),
        ],
        "lists": [row(pk=1, default_days=5, default_day_kind="working", covers_stateless=True)],
        "exemptions": [exemption] if citizenship in exempt else [],
        "visa_rules": [
            row(
                pk=1, procedure=2, category="S", max_grant=1, max_grant_unit="academic_year", renewable=True,
                renewal=1, renewal_unit="year", max_total_years=5, or_course_duration=True,
            )
        ],
        "holidays": [SimpleNamespace(pk=number, date=day, name="A holiday") for number, day in enumerate(HOLIDAYS)],
    }  # fmt: skip
    return Rulebook("KG", **rows | changes)


def known(**answers):
    return {
        "country": "KG",
        "citizenship": "KZ",
        "special": "none",
        "purpose": "study",
        "crossing": date(2026, 8, 28),
        "living": "flat",
        "visa": "unknown",
        "course": "unknown",
        "done": 0,
    } | answers


def registration(rules=None, **answers):
    return outcome(known(**answers), rules or rulebook(), TODAY).registration


@pytest.mark.parametrize(
    ("answers", "last", "exempt", "barred"),
    [
        ({}, date(2026, 9, 7), False, "study"),  # Friday before a holiday on Monday
        ({"purpose": "residency"}, date(2026, 9, 7), False, "study"),
        ({"purpose": "work"}, date(2026, 9, 7), False, "work"),
        ({"purpose": "private"}, date(2026, 9, 27), True, ""),
        ({"purpose": "private", "special": "refugee"}, date(2026, 9, 7), False, "refugee"),
        ({"purpose": "private", "special": "noncitizen"}, date(2026, 9, 7), False, "noncitizen"),
    ],
)
def test_by_when_to_register(answers, last, exempt, barred):
    found = registration(**answers)
    assert (found.last.day, found.ground.exempt, found.barred) == (last, exempt, barred)


@pytest.mark.parametrize("purpose", ["study", "residency", "work", "private"])
def test_a_term_for_any_purpose_is_for_everybody_with_a_passport(purpose):
    any_purpose = rulebook(scope="any")
    assert registration(any_purpose, purpose=purpose).ground.exempt
    assert not registration(any_purpose, purpose=purpose, special="refugee").ground.exempt


@given(
    st.sampled_from(["study", "residency", "private", "work"]),
    st.sampled_from(["unknown", date(2027, 2, 10), date(2026, 8, 30)]),
    st.sampled_from(["none", "refugee", "noncitizen"]),
)
def test_no_student_is_ever_exempt_on_the_ground_of_a_private_stay(purpose, visa, special):
    found = registration(purpose=purpose, visa=visa, special=special, course=6)
    is_guest = purpose == "private" and special == "none"
    assert found.ground.exempt is is_guest


def test_an_absent_country_gets_the_term_of_everyone():
    found = registration(rulebook(citizenship="PK"), citizenship="PK", purpose="private")
    assert (found.ground.term.days, found.ground.exempt, found.barred) == (5, False, "")


def test_stateless_persons_hear_where_the_act_is_silent():
    rules = rulebook(exempt=())
    assert registration(rules, citizenship="stateless").barred == ""
    rules.lists[0].covers_stateless = False
    assert registration(rules, citizenship="stateless").barred == "stateless"


@pytest.mark.parametrize("answers", [{"citizenship": "KG"}, {"special": "own"}])
def test_the_own_citizens_have_nothing_to_do(answers):
    found = outcome(known(**answers), rulebook(), TODAY)
    assert (found.registration, found.stay) == (None, None)


def test_where_nobody_has_said_there_is_no_day():
    found = registration(rulebook(exempt=(), deadlines=[], lists=[]))
    assert (found.ground, found.last) == (None, None)


def test_the_earlier_of_two_terms_for_everyone_is_the_safe_one():
    shorter = [row(pk=1, default_days=3, default_day_kind="working", covers_stateless=True)]
    assert registration(rulebook(exempt=(), lists=shorter)).ground.term.days == 3
    longer = [row(pk=1, default_days=9, default_day_kind="working", covers_stateless=True)]
    assert registration(rulebook(exempt=(), lists=longer)).ground.term.days == 5


def test_the_rule_of_the_day_of_crossing_decides():
    """A rule of tomorrow is named beside the one that counts, and takes over for those who come later."""
    new = row(pk=3, procedure=1, event="border_crossing", offset_days=2, day_kind="calendar")
    new.effective_from = date(2026, 9, 5)
    rules = rulebook(exempt=(), lists=[], deadlines=[rulebook().deadlines[0], new])
    before = registration(rules, crossing=date(2026, 9, 4))
    assert (before.ground.term.days, before.coming, before.planned) == (5, [new], True)
    after = registration(rules, crossing=date(2026, 9, 5))
    assert (after.ground.term.days, after.coming, after.last.day) == (2, [], date(2026, 9, 7))


def test_passed_over_holidays_are_named_and_unknown_years_admitted():
    found = registration().last
    assert [holiday.date for holiday in found.skipped] == [date(2026, 8, 31)]
    assert found.certain
    assert not registration(crossing=date(2028, 8, 25)).last.certain


@given(st.dates(date(2017, 1, 1), date(2035, 1, 1)), st.sampled_from(["study", "private"]))
def test_no_last_day_comes_before_the_event(crossing, purpose):
    found = registration(crossing=crossing, purpose=purpose)
    assert found.last.day > crossing
    assert found.planned is (crossing > TODAY)
    assert found.last.left == (found.last.day - TODAY).days


def stay(**answers):
    return outcome(known(**{"visa": date(2027, 2, 10), "course": 6, "done": 2} | answers), rulebook(), TODAY).stay


def test_an_extension_begins_before_the_visa_ends():
    found = stay()
    assert (found.start.day, found.left, found.limits.by_course, found.limits.by_years) == (
        date(2027, 1, 11),
        162,
        4,
        3,
    )


def test_a_guest_has_no_study_visa_to_keep():
    assert outcome(known(purpose="private"), rulebook(), TODAY).stay is None


def test_without_a_visa_there_is_nothing_to_count_from():
    found = stay(visa="unknown", done=0)
    assert (found.ends, found.start, found.limits) == (None, None, None)
    assert [step.slug for step in found.arriving] == ["study-visa"]


def test_nothing_is_counted_on_from_a_visa_that_has_ended():
    assert stay(visa=TODAY - ONE_DAY).limits is None
    assert stay(visa=TODAY).limits is not None


@pytest.mark.parametrize(
    ("answers", "extension"),
    [
        ({"done": 2}, "due"),
        ({"done": 5}, "doubtful"),  # the course goes on, the limit of five years is reached
        ({"done": 6}, "needless"),
        ({"course": 5, "done": 5}, "needless"),
        ({"course": "unknown"}, "due"),
        ({"first": date(2020, 2, 1)}, "needless"),
    ],
)
def test_what_becomes_of_the_visa_agrees_with_the_count(answers, extension):
    assert stay(**answers).extension == extension


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(1, 12), st.data())
def test_no_extension_is_due_where_no_visa_is_to_come(visa, course, data):
    first = data.draw(st.just("unknown") | st.dates(date(2016, 1, 1), visa))
    found = stay(visa=visa, course=course, first=first, done=data.draw(st.integers(0, course)))
    if found.limits is None:
        assert visa < TODAY
    elif 0 in (found.limits.by_course, found.limits.by_years):
        assert found.extension != "due"
        assert (found.extension == "needless") is (found.limits.course_ends <= visa)
    else:
        assert found.extension == "due"
        assert min(found.limits.course_ends, found.limits.years_end) > visa >= TODAY


@pytest.mark.parametrize("purpose", ["private", "work"])
def test_a_term_of_a_university_is_for_its_students_alone(purpose):
    of_office_alone = rulebook(exempt=(), lists=[])
    assert registration(of_office_alone).ground.term.days == 5
    assert registration(of_office_alone, purpose=purpose).ground is None
    assert registration(rulebook(exempt=()), purpose=purpose).ground.term.days == 5  # the list is for everybody


def test_the_limit_is_counted_from_the_first_visa_to_the_day():
    assert stay(first=date(2025, 2, 12), done=4).limits.years_end == date(2030, 2, 11)
    assert stay(first="unknown").limits.years_end == date(2030, 2, 10)


@pytest.mark.parametrize(
    "answers", [{"course": "unknown"}, {"done": "unknown"}, {"first": "unknown", "done": "unknown"}]
)
def test_nothing_is_reckoned_from_what_is_not_known(answers):
    assert stay(**answers).limits is None
