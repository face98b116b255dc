"""The check as readers go through it, and what the outcome tells them."""

from datetime import date
from urllib.parse import urlencode

import pytest
import time_machine
from django.utils.translation import gettext, override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publishing.dates import day_label
from publishing.languages import CODES
from publishing.models import Origin, TranslationRecord
from tests.crawl import forget
from tests.documents import parse
from tests.factories import make_department
from tests.visas.making import make_exemption, make_full_procedure, make_list, make_procedure, positions
from visas.models import DeadlineRule, Holiday, RequiredDocument
from visas.questions import BY_KEY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_first_of_september")]

STUDENT = {
    "country": "KG",
    "citizenship": "KZ",
    "special": "none",
    "purpose": "study",
    "crossing": "2026-08-28",
    "living": "flat",
    "visa": "2027-02-10",
    "course": "6",
    "first": "2025-02-11",
}


@pytest.fixture
def _first_of_september():
    with time_machine.travel("2026-09-01 12:00+06:00"):
        yield


@pytest.fixture
def rules():
    """Five working days for everyone, thirty days for private stays of Kazakhs; a holiday; a study visa."""
    registration = make_full_procedure()
    registration.fees.create(kind="fine", amount=10_000, currency="KGS", position=9)
    paper = registration.documents.get()
    registration.documents.create(document_type=paper.document_type, condition="not_in_dormitory", issuer_en="Owner")
    visa = make_procedure("study-visa", kind="study_visa")
    visa.deadlines.create(event="visa_expiry", offset_days=-30, day_kind="calendar", confidence="low")
    visa.visa_rules.create(
        category="S", max_grant=1, renewable=True, renewal=1, max_total_years=5, open_question_en="Which limit counts?"
    )
    make_exemption(make_list(), "KZ", 30, source="https://www.news.example/1")
    Holiday.objects.create(country="KG", date=date(2026, 8, 31), name_en="Independence Day")
    make_procedure("elsewhere", country="AM")
    return registration


def path(language: str = "en", name: str = "check/", **answers: str) -> str:
    return f"/{language}/visas/{name}?{urlencode(answers)}"


def test_the_first_page_asks_one_question_and_says_what_for(show, rules):
    text = show("/en/visas/check/")
    assert "To which country are you going?" in text
    assert "Nothing is stored" in text
    assert "Which citizenship" not in text
    assert "Your answers" not in text


def test_each_answer_can_be_changed_and_the_others_stay(client, rules):
    page = parse(client.get(path(**STUDENT)).content.decode())[0]
    links = [link.get("href") for link in page.all("a") if "change=" in link.get("href")]
    assert len(links) == len(STUDENT)
    for key, link in zip(STUDENT, links, strict=True):
        form = parse(client.get(link).content.decode())[0].one("main").one("form")
        hidden = {field.get("name"): field.get("value") for field in form.all("input", type="hidden")}
        assert hidden == {name: value for name, value in STUDENT.items() if name != key} | {"asked": key}


def test_who_studies_is_not_exempt_by_the_term_of_private_stays(show, rules):
    text = show(path(**STUDENT))
    assert "Register by Monday, 7 September 2026" in text
    assert "6 days left" in text
    assert "Bishkek (UTC+6)" in text
    assert "Kazakhstan is on the list with 30 calendar days, but only for private stays." in text
    assert "Public holidays passed over: 31 August 2026 (Independence Day)" in text
    assert "need not register" not in text


def test_who_comes_privately_is_told_until_when(show, rules):
    guest = STUDENT | {"purpose": "private", "visa": "unknown"}
    text = show(path(**guest))
    assert "You need not register until Sunday, 27 September 2026" in text
    assert (
        "Kazakhstan is on the list with 30 calendar days (private stay). one good source Source: news.example" in text
    )
    assert "study visa valid" not in text


@pytest.mark.parametrize(("living", "is_asked"), [("flat", True), ("relatives", True), ("hostel", False)])
def test_the_owner_is_asked_only_where_one_rents(show, rules, living, is_asked):
    text = show(path(**STUDENT | {"living": living}))
    assert ("issued by: Owner" in text) is is_asked
    assert ("Needed because you do not live in the university hostel" in text) is is_asked


def test_the_answer_comes_first_and_says_what_by_when_where_and_how_much(client, rules):
    page = parse(client.get(path(**STUDENT)).content.decode())[0].one("main")
    briefs = [" ".join(brief.text.split()) for brief in page.one("ol", **{"class": "briefs"}).all("li")]
    registering = (
        "Register by Monday, 7 September 2026 6 days left To the calendar : Register by Monday, 7 September 2026 "
        "Where: Visa Office or The police What it costs: State fee: 110 KGS. Fine: 10,000 KGS"
    )
    extending = (
        "Hand in the papers for the extension by Monday, 11 January 2027 132 days left To the calendar "
        ": Hand in the papers for the extension by Monday, 11 January 2027 "
        "Where: Visa Office Limit in all (5 years): 10 February 2030"
    )
    assert briefs == [registering, extending]


def test_the_rest_follows_in_the_order_in_which_it_is_needed(show, rules):
    text = show(path(**STUDENT))
    registering = text[text.index("1. Register at the place") : text.index("2. Keep your study visa valid")]
    order = positions(
        registering, "Why", "Sources, and how", "Documents Paper 0", "What it costs State fee", "If it is not done Fine"
    )
    assert order == sorted(order)


def test_both_limits_stand_beside_each_other_with_the_open_question(show, rules):
    text = show(path(**STUDENT))
    assert "Hand in the papers for the extension by Monday, 11 January 2027" in text
    assert "weak or old source" in text
    assert "Visas to come, by the course 4" in text
    assert "Visas to come, by the limit in years 3" in text
    assert "End of the course, about 10 February 2031" in text
    assert "Limit in all (5 years) 10 February 2030" in text
    assert "Counted to the day from 11 February 2025" in text
    assert "Open question : Which limit counts?" in text.replace("question:", "question :")
    assert "Your course stays within both limits." in show(path(**STUDENT | {"course": "5"}))


def test_days_counted_from_whole_years_are_said_to_be_rough(show, rules):
    text = show(path(**STUDENT | {"first": "unknown", "done": "2"}))
    assert "Limit in all (5 years), about 10 February 2030" in text
    assert "Only whole years are known: 2 years with study visas until 10 February 2027." in text


def test_headline_and_count_agree_at_the_end_of_a_course(show, rules):
    over = show(path(**STUDENT | {"first": "unknown", "done": "6"}))
    assert "Hand in the papers" not in over
    assert "it lasts to the end of your course: no extension is needed" in over
    assert "Limit in all (5 years), about 10 February 2026 (already past)" in over
    doubtful = show(path(**STUDENT | {"first": "unknown", "done": "5"}))
    assert "Hand in the papers" not in doubtful
    assert "Ask by Monday, 11 January 2027 whether your visa can still be extended" in doubtful
    ended = show(path(**STUDENT | {"visa": "2020-01-01", "first": "unknown", "done": "2"}))
    assert "Visas to come" not in ended
    assert "End of the course" not in ended


def test_a_private_visitor_is_given_no_rule_of_students(show, rules):
    abroad = make_procedure(
        "abroad", country="KZ", department=make_department("there", kind="university", country="KZ")
    )
    abroad.deadlines.create(event="border_crossing", offset_days=2, day_kind="calendar")
    abroad.steps.create(text_en="Go there", authority=rules.steps.exclude(authority=None).get().authority)
    guest = {"country": "KZ", "citizenship": "IN", "special": "none", "purpose": "private"}
    text = show(path(**guest))
    assert "Nothing on private visits to this country is published here" in text
    assert "Register by" not in text
    assert "State offices: The police" in text
    student = guest | {"purpose": "study", "crossing": "2026-08-28", "visa": "unknown"}
    assert "The last day to register was Sunday, 30 August 2026" in show(path(**student))


def test_a_study_visa_is_demanded_only_where_a_guide_says_so(show, rules):
    make_procedure("abroad", country="KZ", department=make_department("there", kind="university", country="KZ"))
    new = {"special": "none", "purpose": "study", "crossing": "2026-09-02", "visa": "unknown"}
    there = show(path(**new, country="KZ", citizenship="KG"))
    assert "Whether you need a study visa is not known here" in there
    assert "You need a study visa" not in there
    here = show(path(**new, country="KG", citizenship="KZ", living="flat"))
    assert "Foreign students need a study visa" in here
    assert "Whether your passport frees you from it is not known here." in here
    assert "So says the guide of the university: Study visa one good source" in here


def test_offices_are_closed_on_some_last_days(show, rules):
    term = rules.deadlines.get()
    term.day_kind, term.offset_days = "calendar", 2
    term.save()
    closed = show(path(**STUDENT | {"crossing": "2026-09-03"}))  # a Thursday
    assert "Register by Saturday, 5 September 2026" in closed
    assert "The offices are closed on that day: go by Friday, 4 September 2026." in closed
    stuck = show(path(**STUDENT | {"crossing": "2026-09-04", "special": "refugee"}))
    assert "Register by Sunday, 6 September 2026" in stuck
    assert "ask how it can still be done in time, or go on Monday, 7 September 2026." in stuck
    with time_machine.travel("2026-09-05 12:00+06:00"):
        late = show(path(**STUDENT | {"crossing": "2026-09-04"}))
        assert "ask how it can still be done in time, or go on Monday, 7 September 2026." in late
        over = show(path(**STUDENT | {"crossing": "2026-08-28"}))
        assert "go to the office on the next working day: Monday, 7 September 2026." in over


def test_a_country_of_which_nothing_is_published_leads_to_its_universities(client, rules):
    make_department("samarkand", kind="university", country="UZ", name_en="A University in Samarkand")
    page = parse(client.get(path(country="UZ")).content.decode())[0].one("main")
    text = " ".join(page.text.split())
    assert "Nothing on visas and registration there is published here yet: Uzbekistan." in text
    assert "There is no such country" not in text
    assert "/en/departments/samarkand/" in [link.get("href") for link in page.all("a")]


def test_the_question_says_how_far_one_is(show, rules):
    assert "question 1 of about 9" in show("/en/visas/check/")
    assert "question 3 of about 9" in show(path(country="KG", citizenship="KZ"))
    assert "of about" not in show(path(**STUDENT, change="citizenship"))


def test_names_that_a_machine_translated_are_said_to_be(client, rules):
    other = make_department("other", kind="university", country="KG", name_en="Other University")
    make_procedure("other-visa", kind="study_visa", department=other)
    asked = path("ky", **{key: STUDENT[key] for key in ("country", "citizenship", "special", "purpose")})
    assert "machine-note" not in client.get(asked).content.decode()
    TranslationRecord.objects.create(object=other, field="name", language="ky", origin=Origin.MACHINE)
    forget()
    assert "machine-note" in client.get(asked).content.decode()
    assert "machine-note" not in client.get("/ky/visas/check/").content.decode()


def test_each_university_tells_its_own_rules(show, rules):
    """Two in one country: it is asked which; the answer decides over terms, and what is not known is said."""
    other = make_department("other", kind="university", country="KG", name_en="Other University")
    visa = make_procedure("other-visa", kind="study_visa", department=other)
    visa.deadlines.create(event="visa_expiry", offset_days=-45, day_kind="calendar")
    assert "To which university do you go? " in show(path(**STUDENT))
    ours, theirs = show(path(**STUDENT, university="our-university")), show(path(**STUDENT, university="other"))
    assert "Hand in the papers for the extension by Monday, 11 January 2027" in ours
    assert "Hand in the papers for the extension by Sunday, 27 December 2026" in theirs
    assert "The university has not described yet how this is done. Not known yet. Ask here: Other University" in theirs
    assert "Register by Monday, 7 September 2026" in theirs  # the list of the country counts for everybody
    undecided = show(path(**STUDENT, university="unknown"))
    assert "these are those of one of them. Ask yours." in undecided
    assert "Ask yours." not in ours + theirs


def test_unknown_terms_and_days_are_admitted(show, rules):
    DeadlineRule.objects.filter(event="visa_expiry").delete()
    text = show(path(**STUDENT | {"crossing": "unknown", "course": "unknown"}))
    assert "Register within 5 working days after crossing the border" in text
    assert "Give the day of crossing the border" in text
    assert "Your study visa ends on Wednesday, 10 February 2027" in text
    assert "is not known yet. Ask now. Not known yet. Ask here: Visa Office" in text
    assert "can be counted once its length" in text


@pytest.mark.parametrize(
    ("crossing", "said"),
    [
        ("2026-08-21", "The last day to register was Friday, 28 August 2026 This day was 4 days ago."),
        ("2026-08-24", "Today is the last day."),
        ("2026-09-10", "Planned: you cross the border on 10 September 2026."),
        ("2028-08-25", "The public holidays of this time have not been entered yet"),
    ],
)
def test_past_present_planned_and_far_days_say_so(show, rules, crossing, said):
    assert said in show(path(**STUDENT | {"crossing": crossing}))


def test_an_ended_visa_sends_to_the_office(show, rules):
    text = show(path(**STUDENT | {"visa": "2026-08-20"}))
    assert "Your study visa ended on Thursday, 20 August 2026 Go to the office today" in text
    assert "Hand in the papers" not in text


@pytest.mark.parametrize("answers", [{"citizenship": "KG"}, {"citizenship": "KZ", "special": "own"}])
def test_the_own_citizens_have_nothing_to_do(show, rules, answers):
    text = show(path(country="KG", **answers))
    assert "Nothing: you are a citizen of this country" in text
    assert "Register" not in text.replace("registration", "")


def test_a_coming_rule_is_announced(show, rules):
    new = {"event": "border_crossing", "offset_days": 3, "day_kind": "calendar"}
    rules.deadlines.create(**new, effective_from=date(2026, 10, 1))
    assert "From 1 October 2026: within 3 calendar days after crossing the border" in show(path(**STUDENT))
    assert "Register by Sunday, 4 October 2026" in show(path(**STUDENT | {"crossing": "2026-10-01"}))


WRONG = [
    ({"crossing": "2026-02-31"}, "There is no such day in the calendar. Check the day and the month."),
    ({"crossing": "1926-08-28"}, "This day is too far from today. Check the year."),
    ({"citizenship": "ZZ"}, "There is no such country. Choose yours from the list."),
    ({"living": "castle"}, "There is no such answer. Choose one from the list."),
    ({"course": "six"}, "Write a whole number in figures, for example 6."),
    ({"first": "2027-02-11"}, "The first visa cannot begin after the day on which your visa ends."),
    ({"done": "7", "first": "unknown"}, "You cannot have completed more years than the whole course has."),
]


@pytest.mark.parametrize("language", CODES)
def test_what_is_wrong_is_said_beside_the_field_and_the_rest_stays(client, rules, language):
    for wrong, message in WRONG:
        response = client.get(path(language, **STUDENT | wrong))
        page = parse(response.content.decode())[0].one("main")
        with override(language):
            assert page.one("p", role="alert").text == gettext(message)
        hidden = {field.get("name"): field.get("value") for field in page.one("form").all("input", type="hidden")}
        rest = {key: value for key, value in (STUDENT | wrong).items() if key != next(iter(wrong))}
        assert hidden == rest | {"asked": next(iter(wrong))}
        assert "noindex" in response.content.decode()


@pytest.mark.parametrize("language", CODES)
def test_an_outcome_is_complete_in_every_language(show, rules, language):
    text = show(path(language, **STUDENT))
    with override(language):
        for part in ("Why", "Where", "Documents", "What it costs", "If it is not done", "Your answers", "The rule"):
            assert gettext(part) in text
        for day in (date(2026, 9, 7), date(2027, 1, 11), date(2030, 2, 10), date(2031, 2, 10)):
            assert day_label(day, language) in text


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(CODES),
    st.dictionaries(
        st.sampled_from(
            [*BY_KEY, "crossing_day", "crossing_month", "crossing_year", "visa_day", "change", "asked", "x"]
        ),
        st.lists(
            st.sampled_from([*STUDENT.values(), "unknown", "31", "-1", "9" * 50, "\x00", "ң", "2026-02-31"])
            | st.text(max_size=20),
            max_size=3,
        ),
    ),
)
def test_no_address_fails(client, rules, language, address):
    for name in ("check/", "check/calendar.ics"):
        response = client.get(
            f"/{language}/visas/{name}?{urlencode({**STUDENT, **address}, doseq=True, errors='replace')}"
        )
        assert response.status_code in (200, 302)


def test_without_any_procedure_there_is_nothing_to_ask(show):
    assert "No procedure has been published yet." in show("/en/visas/check/")


def test_an_outcome_costs_the_same_however_many_rules_there_are(client, rules, django_assert_max_num_queries):
    client.get(path(**STUDENT))
    for number in range(3):
        make_full_procedure(f"another-{number}", 3)
    RequiredDocument.objects.update(quantity=2)
    client.get(path(**STUDENT))
    with django_assert_max_num_queries(5):
        client.get(path(**STUDENT))
