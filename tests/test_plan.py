"""An applicant's plan: the programmes of the address with their dates, papers and people to ask, on one page."""

from datetime import date
from io import BytesIO
from urllib.parse import parse_qsl, urlsplit

import pytest
import segno
import time_machine
import vobject
import zxingcpp
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from config.plan_address import LONGEST_NAME, MOST_PROGRAMMES, Wish
from departments.models import DocumentType, OfficeHours
from publishing.models import Origin, TranslationRecord
from publishing.qr import LONGEST_TEXT
from tests.crawl import forget
from tests.documents import parse
from tests.factories import make_department, make_phone
from tests.residency.making import links, make_lead, make_level, make_programme, make_round
from tests.visas.making import make_list, make_procedure

MAY = "2027-05-10 12:00:00+00:00"


@pytest.fixture
def plan(db):
    """A page of /plan/ in English, made on 10 May 2027."""

    def get(query="", name="", language="en"):
        with time_machine.travel(MAY, tick=False):
            response = Client().get(f"/{language}/plan/{name}{query}")
        assert response.status_code == 200
        return parse(response.content.decode())[0]

    return get


def want(level, code="diploma", **fields):
    paper, _ = DocumentType.objects.get_or_create(code=code, defaults={"name_en": code.capitalize()})
    return level.documents.create(document_type=paper, **fields)


def items(tree, section):
    part = next(one for one in tree.all("section") if one.get("aria-labelledby") == section)
    return [item.text for item in part.all("li")]


def test_empty_plan_says_how_to_fill_it(plan):
    tree = plan("?citizenship=PK")
    assert "How to fill the plan" in tree.text
    assert links(tree)["Choose programmes"] == "/en/residency/?citizenship=PK"
    assert [meta.get("content") for meta in tree.all("meta", name="robots")] == ["noindex"]


def test_programmes_stand_in_the_order_of_the_address_with_state_and_ways_out(plan):
    make_round(make_programme("cardiology").level)
    make_programme("nephrology", duration_months=24)
    tree = plan("?p=nephrology&p=cardiology&p=nephrology&citizenship=PK")

    first, second = items(tree, "chosen")
    assert [first.split()[0], second.split()[0]] == ["Nephrology", "Cardiology"]
    assert ["2 years" in first, "3 years" in second] == [True, True]
    assert "Applications expected from 20 June" in first
    removing = [link.get("href") for link in tree.all("a") if link.text.startswith("Remove")]
    assert removing == ["/en/plan/?p=cardiology&citizenship=PK", "/en/plan/?p=nephrology&citizenship=PK"]
    assert links(tree)["Add more programmes"] == "/en/residency/?p=nephrology&p=cardiology&citizenship=PK"


def test_dates_and_papers_name_their_programmes_only_where_these_differ(plan):
    level = make_programme("cardiology").level
    make_programme("nephrology")
    make_round(level)
    want(level)
    text = plan("?p=cardiology&p=nephrology").text
    assert "all programmes of the plan" not in text
    other = make_level(make_department("osh", country="KG"))
    make_programme("urology", level=other)
    want(other), want(other, "photo")
    assert "all programmes of the plan" in plan("?p=cardiology&p=nephrology&p=urology").text


def test_each_programme_tells_its_exams_fees_and_whether_it_fits(plan):
    programme = make_programme("cardiology", level=make_level(instruction_languages="kk,ru"))
    programme.level.exams.create(applicant="citizen", kind="foreign_language")
    exam = programme.level.exams.create(applicant="foreign", kind="instruction_language")
    exam.options.create(language="kk"), exam.options.create(language="ru")
    programme.level.prerequisites.create(text_en="Diploma of a doctor", qualification="diploma")
    programme.level.prerequisites.create(text_en="Internship", qualification="internship", position=1)
    programme.tuition.create(applicant="foreign", amount=3000, currency="USD")
    programme.tuition.create(applicant="citizen", amount=900_000, currency="KZT")

    [fits] = items(plan("?p=cardiology&citizenship=PK&degree=md&study_language=ru"), "chosen")
    assert "Exams: language of instruction (Kazakh, Russian)" in fits
    assert "Taught in: Kazakh, Russian (your language)" in fits
    assert "Diploma of a doctor – you have this; Internship – you still need this" in fits
    assert "Tuition: 3,000 USD a year (foreign citizens)" in fits
    assert "foreign language" not in fits
    assert "KZT" not in fits
    assert "(not your language)" in plan("?p=cardiology&study_language=en").text

    [everyone] = items(plan("?p=cardiology"), "chosen")
    assert "For citizens: foreign language" in everyone
    assert "900,000 KZT" in everyone
    assert "your language" not in everyone
    assert "you have this" not in everyone
    file = plan("?p=cardiology&citizenship=PK&degree=md", "take-away.html").text
    assert "language of instruction (Kazakh, Russian)" in file
    assert "3,000 USD" in file


def test_exams_and_fees_that_nobody_has_published_are_said_to_be_unknown(plan):
    make_programme()
    [found] = items(plan("?p=cardiology"), "chosen")
    assert "Exams: Not published yet" in found
    assert "Tuition: Not published yet" in found


def test_dates_are_one_list_in_their_order_with_zone_and_time_left(plan):
    almaty = make_programme("cardiology").level
    osh = make_level(make_department("osh", country="KG", time_zone="Asia/Bishkek"))
    make_programme("nephrology", level=osh)
    make_programme("urology", level=osh)
    make_round(almaty)
    make_round(osh, 2027, {"application": ((5, 1), (5, 17)), "exam": ((7, 25), (7, 26))})

    found = items(plan("?p=cardiology&p=nephrology&p=urology"), "dates")
    assert [one.split(maxsplit=6)[:3] for one in found[:2]] == [["1–17", "May", "2027"], ["20", "June", "–"]]
    assert "confirmed 7 days left · Bishkek (UTC+6) Nephrology (Osh), Urology (Osh)" in found[0]
    assert "every year (expected) in 41 days · Almaty (UTC+5)" in found[1]
    assert [next(word for word in ("Applications", "Entrance exams", "Enrolment") if word in one) for one in found] == [
        "Applications", "Applications", "Entrance exams", "Entrance exams", "Enrolment",
    ]  # fmt: skip


def test_dates_of_others_are_left_out_and_those_who_need_a_visa_apply_earlier(plan):
    made = make_round(make_programme().level, 2027, visa_lead_days=30)
    made.windows.create(stage="exam", applicant="citizen", start_month=8, start_day=3, end_month=8, end_day=4)

    abroad, home = (items(plan(f"?p=cardiology&citizenship={code}"), "dates") for code in ("PK", "KZ"))
    assert [one for one in abroad if "if you need a visa" in one and "20 June 2027" in one]
    assert not [one for one in home if "if you need a visa" in one]
    assert not [one for one in abroad if "3–4 August" in one]
    assert [one for one in home if "3–4 August" in one]


def test_programme_without_dates_or_papers_says_so(plan):
    make_programme()
    text = plan("?p=cardiology").text
    assert "No dates have been published yet." in text
    assert "No list of papers has been published yet." in text


def test_papers_of_several_programmes_stand_once_with_the_greatest_number(plan):
    almaty = make_programme("cardiology").level
    osh = make_level(make_department("osh", country="KG"))
    make_programme("nephrology", level=osh)
    want(almaty, quantity=1), want(osh, quantity=3), want(osh, "photo", quantity=6)

    assert [one.strip() for one in items(plan("?p=cardiology&p=nephrology"), "papers")] == [
        "Diploma 3 originals – all programmes of the plan",
        "Photo 6 originals – Nephrology (Osh)",
    ]


def test_ticks_are_kept_by_the_code_of_the_paper_which_outlives_a_reload_of_the_content(plan):
    want(make_programme().level, "diploma"), want(make_level(), "photo")
    ticked = plan("?p=cardiology").all("ul", **{"class": "checklist"})[0].all("li")
    assert [item.get("data-document") for item in ticked] == ["diploma", "photo"]


def test_papers_of_registration_join_those_of_the_programmes_for_foreigners_alone(plan):
    level = make_programme().level
    want(level, "passport", format="photocopy")
    want(level, "visa-form", applicant="foreign")
    procedure = make_procedure(country="KZ", department=level.department)
    procedure.deadlines.create(event="border_crossing", offset_days=5, day_kind="working")
    procedure.documents.create(document_type=DocumentType.objects.get(code="passport"), quantity=2, format="photocopy")

    abroad, home, unknown = (plan(f"?p=cardiology{who}") for who in ("&citizenship=PK", "&citizenship=KZ", ""))
    assert items(abroad, "papers") == [
        "Passport 2 photocopies – Cardiology, Registration",
        "Visa-form 1 original – Cardiology",
    ]
    assert "Register within 5 working days after crossing the border." in abroad.text
    assert items(home, "papers") == ["Passport 1 photocopy"]
    assert "Register within" not in home.text
    assert items(unknown, "papers") == ["Passport 1 photocopy", "Visa-form 1 original Foreign citizens"]
    assert "Choose your citizenship" in unknown.text


def test_whom_to_ask_is_who_leads_the_group_or_else_the_office(plan):
    level = make_programme("cardiology").level
    make_programme("angiosurgery", group="surgical")
    make_phone(make_lead(level.department))
    level.department.contacts.create(kind="email", value="office@uni.example")
    tree = plan("?p=cardiology&p=angiosurgery")

    asking = tree.one("section", id="ask")
    assert {"+996 772 006 020", "office@uni.example"} <= set(links(asking))
    cards = [item.text for item in asking.all("li") if item.all("ul")]
    assert [card.split()[0] for card in cards] == ["Cardiology", "Angiosurgery"]


def test_contacts_tell_their_messenger_and_whether_the_office_is_open(plan):
    department = make_programme("cardiology").level.department
    department.contacts.create(kind="phone", value="+996772006020", extension="12")
    department.contacts.create(kind="messenger", value="https://wa.me/996772006020")
    OfficeHours.objects.create(department=department, first_day=1, last_day=5, opens="09:00", closes="18:00")
    asking = plan("?p=cardiology").one("section", id="ask")
    assert links(asking)["+996 772 006 020"] == "tel:+996772006020;ext=12"
    assert "WhatsApp" in asking.text
    assert "Open now, until 18:00" in asking.text
    assert "Monday–Friday 9:00–18:00" in asking.text.replace("\n", " ")
    file = plan("?p=cardiology", "take-away.html").text
    assert "Monday–Friday: 9:00–18:00. Regular hours by the clock of Almaty" in file
    assert "Open now" not in file


def test_who_leads_the_group_has_their_own_hours_or_those_of_their_department(plan):
    department = make_programme("cardiology").level.department
    lead = make_lead(department)
    make_phone(lead)
    OfficeHours.objects.create(department=department, first_day=1, last_day=5, opens="09:00", closes="18:00")
    assert "9:00–18:00" in plan("?p=cardiology").one("section", id="ask").text
    OfficeHours.objects.create(appointment=lead, first_day=2, last_day=2, opens="14:00", closes="16:00")
    text = plan("?p=cardiology").one("section", id="ask").text
    assert ["9:00–18:00" in text, "14:00–16:00" in text] == [False, True]
    assert "Closed now, opens tomorrow at 14:00" in text


def test_unknown_and_withdrawn_programmes_are_named_and_left_out(plan):
    make_programme("cardiology")
    make_programme("secret", state="draft")
    tree = plan("?p=cardiology&p=secret&p=%3Cb%3E%E2%80%AE")
    assert [name.text for name in tree.all("bdi")] == ["secret", "<b>"]
    assert len(items(tree, "chosen")) == 1


def test_plan_holds_twelve(plan):
    slugs = [f"specialty-{number}" for number in range(MOST_PROGRAMMES + 1)]
    for slug in slugs:
        make_programme(slug)
    tree = plan("?" + "&".join(f"p={slug}" for slug in slugs))
    assert len(items(tree, "chosen")) == MOST_PROGRAMMES
    assert [name.text for name in tree.all("bdi")] == [slugs[-1]]


@given(st.lists(st.text(max_size=200), max_size=30))
def test_every_address_makes_a_wish(values):
    wish = Wish.of(values)
    assert len(wish.slugs) == len(set(wish.slugs)) <= MOST_PROGRAMMES
    assert all(len(name) <= LONGEST_NAME and name.isprintable() for name in wish.unreadable)


@pytest.mark.parametrize("name", ["", "calendar.ics", "take-away.html"])
@pytest.mark.parametrize(
    "query", ["?p", "?p=", "?p=%00", "?p=%ff", "?p[]=1", f"?p={'a' * 5000}", "?p=.", "?p=a.b&citizenship=ZZ&degree=%00"]
)
def test_odd_addresses_lead_to_the_plan(db, name, query):
    response = Client().get(f"/en/plan/{name}{query}", follow=True)
    assert response.status_code == 200
    assert "How to fill the plan" in parse(response.content.decode())[0].text


def test_calendar_holds_all_dates_and_leads_back(db):
    make_programme("nephrology", level=make_programme("cardiology").level)
    make_round(make_level())
    with time_machine.travel(MAY, tick=False):
        response = Client().get("/en/plan/calendar.ics?p=cardiology&p=nephrology&citizenship=PK")
    calendar = vobject.readOne(response.content.decode())

    events = {event.summary.value: (event.dtstart.value, event.dtend.value) for event in calendar.vevent_list}
    names = "Cardiology, Nephrology"
    assert events == {
        f"Applications: {names} (expected)": (date(2027, 6, 20), date(2027, 7, 21)),
        f"Last day to apply: {names} (expected)": (date(2027, 7, 20), date(2027, 7, 21)),
        f"Entrance exams: {names} (expected)": (date(2027, 8, 1), date(2027, 8, 21)),
        f"Enrolment: {names} (expected)": (date(2027, 8, 31), date(2027, 9, 1)),
    }
    address = calendar.vevent_list[0].url.value
    assert address == "http://testserver/en/plan/?p=cardiology&p=nephrology&citizenship=PK"
    assert "Almaty (UTC+5)" in calendar.vevent_list[0].description.value


def test_plan_is_one_file_to_take_along(plan):
    want(make_programme().level)
    make_round(make_level())
    tree = plan("?p=cardiology", "take-away.html")
    for said in ("Cardiology", "Diploma", "20 June – 20 July 2027", "Almaty (UTC+5)"):
        assert said in tree.text
    assert tree.all("script", "link", "img") == []
    assert "http://testserver/en/plan/take-away.html?p=cardiology" in links(tree).values()


@pytest.mark.parametrize("number", [1, MOST_PROGRAMMES])
def test_address_of_the_picture_opens_the_same_plan(db, number):
    slugs = [make_programme(f"university-specialty-{one:02}").slug for one in range(number)]
    query = "&".join(f"p={slug}" for slug in slugs) + "&citizenship=PK&degree=md&study_language=en"
    plan = Client().get(f"/en/plan/?{query}").context["plan"]
    assert len(plan.short_addresses[0]) <= LONGEST_TEXT
    written = BytesIO()
    segno.make(plan.short_addresses[0]).save(written, kind="png", scale=4)
    read = zxingcpp.read_barcodes(Image.open(written))[0].text

    again = Client().get(urlsplit(read).path, dict(parse_qsl(urlsplit(read).query))).context["plan"]
    assert again.slugs == slugs
    assert again.lens == plan.lens


def test_number_of_queries_is_small_and_does_not_depend_on_the_number_of_programmes(db):
    for number in range(MOST_PROGRAMMES):
        country = ("KZ", "KG", "UZ")[number % 3]
        level = make_level(make_department(f"university-{number}", country=country))
        make_programme(f"specialty-{number}", level=level)
        make_round(level)
        want(level, f"paper-{number}")
        make_procedure(f"registration-{number}", country=country, department=level.department)
    counts = []
    for number in (1, MOST_PROGRAMMES):
        forget()
        query = "&".join(f"p=specialty-{one}" for one in range(number))
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(f"/en/plan/?{query}&citizenship=PK").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize(
    ("known", "expected"),
    [("nothing", ""), ("term", "tells you by when to register."), ("papers", "by when to register and which papers")],
)
def test_plan_promises_those_from_abroad_only_what_is_known(plan, known, expected):
    make_programme()
    if known != "nothing":
        make_list("kz-list", country="KZ")
        if known == "papers":
            paper = DocumentType.objects.create(code="passport", name_en="Passport")
            make_procedure(country="KZ").documents.create(document_type=paper)
    text = plan("?p=cardiology").text
    assert ("Do you come from abroad?" in text) is bool(expected)
    assert expected in text
    assert "Passport" not in text


def test_a_plan_on_paper_says_of_which_day_it_is_and_what_short_names_stand_for(plan):
    university = make_department(name_en="Our University", short_name_en="OU", country="KZ")
    make_programme(level=make_level(university))
    for name in ("", "take-away.html"):
        found = " ".join(plan("?p=cardiology", name).text.split())
        assert "As of: 10 May 2027 · OU: Our University" in found
    assert "Open this plan on a phone" in plan("?p=cardiology").text


def test_a_plan_says_that_a_machine_has_translated_it(plan):
    specialty = make_programme().specialty
    TranslationRecord.objects.create(object=specialty, field="name", language="ky", origin=Origin.MACHINE)
    assert plan("?p=cardiology", language="ky").all("p", **{"class": "machine-note"})
    assert not plan("?p=cardiology").all("p", **{"class": "machine-note"})
