"""What readers find on the pages of programmes and in the calendar of admission."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from departments.models import DocumentType
from publishing.models import State
from publishing.search import find
from tests.documents import parse
from tests.factories import make_department, make_person, make_phone, make_post
from tests.residency.making import SUMMER, make_group, make_level, make_programme, make_round

pytestmark = pytest.mark.django_db
MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def page(client):
    def found(path: str):
        response = client.get(path)
        assert response.status_code == 200, f"{path}: {response.status_code}"
        return parse(response.content.decode())[0].one("main")

    return found


@pytest.fixture
def words(page):
    return lambda path: " ".join(page(path).text.split())


def make_lead(department, group="therapeutic", **fields):
    post = make_post(department, make_person(**fields), role="lead", post_en="Head of programmes")
    make_group(group).leads.add(post)
    return post


def links(element) -> dict[str, str]:
    return {link.text.strip(): link.get("href") for link in element.all("a")}


# The list


@pytest.mark.parametrize(
    ("language", "name", "length"), [("en", "Cardiology", "3 years"), ("ky", "Cardiology (ky)", "3 жыл")]
)
def test_list_says_name_group_and_length(page, words, language, name, length):
    make_programme()
    assert links(page(f"/{language}/residency/"))[name] == f"/{language}/residency/cardiology/"
    text = words(f"/{language}/residency/")
    assert length in text
    assert "Therapeutic" in text


def test_list_falls_back_to_another_language_and_says_so(page):
    programme = make_programme()
    programme.specialty.name_ky = ""
    programme.specialty.save()
    link = next(link for link in page("/ky/residency/").all("a") if link.text.startswith("Cardiology"))
    assert link.one("span", lang="en").text == "Cardiology"


def test_list_is_narrowed_by_group_length_and_children(words):
    make_programme("cardiology", duration_months=24, covers_children=True)
    make_programme("surgery", group="surgical", duration_months=60)
    for query in ("group=therapeutic", "duration=2", "children=1"):
        text = words(f"/en/residency/?{query}")
        assert "1 programme" in text
        assert "Cardiology, including children" in text
        assert "Surgery" not in text


def test_choices_tell_how_many_programmes_they_leave(page):
    make_programme("cardiology", duration_months=24)
    make_programme("nephrology", duration_months=24)
    make_programme("surgery", group="surgical", duration_months=60)
    options = [option.text for option in page("/en/residency/?duration=2").all("option")]
    assert options == [
        "all",
        "Surgical specialties (0)",
        "Therapeutic specialties (2)",
        "all",
        "2 years (2)",
        "5 years (1)",
    ]


def test_one_university_is_never_named_as_a_choice(page):
    make_programme("cardiology")
    make_programme("surgery", group="surgical")
    assert [select.get("name") for select in page("/en/residency/").all("select")] == ["group"]


def test_list_is_narrowed_by_university_where_there_are_several(words):
    make_programme("cardiology")
    other = make_department("other-university", short_name_en="OTHER")
    make_programme("surgery", level=make_level(other))
    text = words("/en/residency/?university=other-university")
    assert "Surgery Therapeutic specialties · OTHER" in text
    assert "Cardiology" not in text


@pytest.mark.parametrize(
    "query", ["group=nonsense", "duration=never", "children=banana", "university=nobody", "group=%00", "level=%F0%28"]
)
def test_choice_that_does_not_exist_is_named_and_left_out(words, query):
    make_programme("cardiology")
    make_programme("surgery", group="surgical", duration_months=60)
    text = words(f"/en/residency/?{query}")
    assert "There is no such choice here, so it is left out." in text
    assert "2 programmes" in text


@pytest.mark.parametrize("number", ["0", "-1", "999999999999", "x", "%00"])
def test_absurd_page_number_gets_a_page_that_exists(words, number):
    make_programme()
    assert "Cardiology" in words(f"/en/residency/?page={number}")


def test_choice_without_programmes_leads_back_to_all(page):
    make_programme("cardiology", duration_months=24)
    make_programme("surgery", group="surgical", duration_months=60)
    found = page("/en/residency/?group=surgical&duration=2")
    assert "No programme fits this choice." in found.text
    assert links(found)["Show all programmes"] == "/en/residency/"


def test_thirty_one_programmes_stand_on_one_page(page):
    for number in range(31):
        make_programme(f"specialty-{number}")
    found = page("/en/residency/")
    assert len(found.all("li", **{"class": "row"})) == 31
    assert not found.all("nav", **{"class": "pagination"})


def test_draft_is_neither_listed_nor_shown(client, words):
    make_programme(state=State.DRAFT)
    assert "Cardiology" not in words("/en/residency/")
    assert client.get("/en/residency/cardiology/").status_code == 404


def test_university_without_programmes_names_the_leads_of_its_groups(page):
    make_programme("cardiology")
    osh = make_department("osh")
    make_level(osh)
    make_phone(make_lead(osh, "surgical", slug="belekov-zhanek"))
    found = page("/en/residency/?university=osh")
    assert "This university has not published its list of specialties here yet." in found.text
    assert "Surgical specialties" in found.one("section", **{"aria-labelledby": "leads"}).text
    assert links(found)["+996 772 006 020"] == "tel:+996772006020"


def test_lead_whose_post_has_ended_or_who_is_no_longer_published_is_not_named(words):
    department = make_level().department
    ended = make_lead(department, slug="gone-g", family_name_en="Gone")
    ended.until_from = ended.until_to = datetime(2020, 1, 1, tzinfo=UTC).date()
    ended.until_precision = "day"
    ended.save()
    make_lead(department, slug="hidden-h", family_name_en="Hidden", state=State.DRAFT)
    text = words("/en/residency/")
    assert "Gone" not in text
    assert "Hidden" not in text


# The page of a programme


def test_programme_says_its_facts(words):
    programme = make_programme(places=1200, valid_from=2026, about_en="A programme about hearts.")
    programme.specialty.codes.create(scheme="KZ", code="6R110300")
    programme.tuition.create(amount="3000", currency="USD", applicant="foreign", academic_year=2025)
    programme.tuition.create(amount="1000", currency="USD", applicant="foreign", academic_year=2020)
    text = words("/en/residency/cardiology/")
    for fact in ("3 years", "1,200", "from 2026", "KZ 6R110300", "3,000\xa0USD a year", "A programme about hearts."):
        assert " ".join(fact.split()) in text
    assert "1,000" not in text


def test_missing_facts_say_whom_to_ask(page):
    make_programme(duration_months=None)
    found = page("/en/residency/cardiology/")
    asking = [link for link in found.all("a") if link.get("href") == "#ask"]
    assert [link.text for link in asking].count("Not published yet: ask") == 6
    assert found.one("section", id="ask")


def test_exams_differ_for_citizens_and_foreigners(words):
    level = make_programme().level
    for applicant, kind, languages in (
        ("citizen", "foreign_language", ("en", "fr", "de")),
        ("foreign", "instruction_language", ("kk", "ru")),
    ):
        exam = level.exams.create(applicant=applicant, kind=kind, choose_count=1)
        for position, code in enumerate(languages):
            exam.options.create(language=code, position=position)
    level.exams.create(applicant="any", kind="specialty", form="oral", position=2)
    text = words("/en/residency/cardiology/")
    citizens, foreigners = text.partition("For foreign citizens")[::2]
    assert "Foreign language: one of – English, French, German Specialty (oral)" in citizens
    assert "Language of instruction: one of – Kazakh, Russian Specialty (oral)" in foreigners


def test_papers_are_a_checklist(words):
    level = make_programme().level
    diploma = DocumentType.objects.create(code="diploma", name_en="Diploma", where_to_get_en="The archive")
    level.documents.create(
        document_type=diploma, quantity=2, format="photocopy", notarised=True, condition="foreign_diploma"
    )
    text = words("/en/residency/cardiology/")
    assert "Diploma 2 photocopies · notarised Only with a foreign diploma Where to get it: The archive" in text


def test_level_tells_purpose_award_and_what_one_needs_before(words):
    level = make_level(
        purpose_en="To train.", award_en="A certificate.", award_condition_en="After an exam.", mandatory_since=2014,
        instruction_languages="kk,ru",
    )  # fmt: skip
    level.prerequisites.create(text_en="A medical degree")
    make_programme()
    text = words("/en/residency/cardiology/")
    for fact in ("To train.", "A certificate.", "After an exam.", "2014", "Kazakh, Russian", "A medical degree"):
        assert fact in text


def test_text_of_the_level_in_another_language_says_which(page):
    make_level(purpose_ru="Учить.")
    make_programme()
    assert [block.text for block in page("/ky/residency/cardiology/").all("div", lang="ru")] == ["Учить."]


def test_lead_of_the_group_at_the_same_university_is_whom_to_ask(page):
    programme = make_programme()
    make_phone(make_lead(programme.level.department, slug="imetova-zhazgul", family_name_en="Imetova"))
    make_lead(make_department("elsewhere"), slug="stranger-s", family_name_en="Stranger")
    make_lead(programme.level.department, "dental", slug="dentist-d", family_name_en="Dentist")
    ask = page("/en/residency/cardiology/").one("section", id="ask")
    assert links(ask)["+996 772 006 020"] == "tel:+996772006020"
    assert "Imetova" in ask.text
    assert "Stranger" not in ask.text
    assert "Dentist" not in ask.text


def test_without_a_lead_the_department_or_its_university_is_asked(page):
    university = make_department()
    office = make_department("office", parent=university)
    make_programme(level=make_level(office))
    assert links(page("/en/residency/cardiology/").one("section", id="ask")) == {
        "Office": "/en/departments/office/#people"
    }
    university.contacts.create(kind="email", value="info@uni.example")
    assert links(page("/en/residency/cardiology/").one("section", id="ask")) == {
        "info@uni.example": "mailto:info@uni.example"
    }


def test_others_of_the_group_are_linked_and_not_the_programme_itself(page):
    make_programme("cardiology")
    make_programme("nephrology")
    make_programme("surgery", group="surgical")
    others = page("/en/residency/cardiology/").one("section", **{"aria-labelledby": "alike"})
    assert links(others) == {"Nephrology": "/en/residency/nephrology/"}


# Dates


@time_machine.travel(MARCH, tick=False)
def test_rule_of_every_year_gives_expected_dates(page, words):
    make_round(make_programme().level, note_en="Institutes too.")
    text = words("/en/residency/calendar/")
    for fact in ("Admission, 2026", "every year (expected)", "Residency", "Almaty (UTC+5)", "Institutes too."):
        assert fact in text
    assert "20 June – 20 July Applications next" in text
    assert "1 August – 20 August Entrance exams" in text
    assert "until: 31 August Enrolment" in text
    days = [day.get("datetime") for day in page("/en/residency/calendar/").all("time")]
    assert days[:2] == ["2026-06-20", "2026-07-20"]


@time_machine.travel(MARCH, tick=False)
def test_confirmed_round_stands_in_for_the_rule(words):
    level = make_programme().level
    make_round(level)
    make_round(level, 2026, {"application": ((6, 22), (7, 22))}, name_en="Admission of the year")
    for path in ("/en/residency/calendar/", "/en/residency/cardiology/"):
        text = words(path)
        assert "Admission of the year, 2026 confirmed" in text
        assert "20 June" not in text
    assert "Applications 22 June – 22 July 2026" in words("/en/residency/")


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-06-19T18:59:59+00:00", "Applications: next 20 June – 20 July 2026 (expected)"),
        ("2026-06-19T19:00:00+00:00", "Applications: open now 20 June – 20 July 2026 (expected)"),
        ("2026-07-20T18:59:59+00:00", "Applications: open now 20 June – 20 July 2026 (expected)"),
        ("2026-07-20T19:00:00+00:00", "Entrance exams: next 1–20 August 2026 (expected)"),
        ("2026-08-25T12:00:00+00:00", "Enrolment: open now until: 31 August 2026 (expected)"),
        ("2026-08-31T19:00:00+00:00", "Applications: next 20 June – 20 July 2027 (expected)"),
    ],
)
def test_status_turns_at_midnight_of_the_university(words, moment, expected):
    make_round(make_programme().level)
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        assert expected in words("/en/residency/cardiology/")


@time_machine.travel(datetime(2026, 7, 1, tzinfo=UTC), tick=False)
def test_open_applications_are_said_in_the_list_and_at_home(words):
    make_round(make_programme().level)
    assert "open now" in words("/en/residency/")
    assert "Applications 20 June – 20 July 2026 (expected) open now" in words("/en/")


@time_machine.travel(MARCH, tick=False)
def test_admission_that_is_over_says_so_when_nothing_follows(words):
    make_round(make_programme().level, 2025)
    text = words("/en/residency/cardiology/")
    assert "Admission is over" in text
    assert "Admission, 2025 over" in text


@time_machine.travel(MARCH, tick=False)
def test_dates_over_the_turn_of_the_year_carry_the_other_year(words):
    windows = {"application": ((11, 20), (1, 10)), "exam": ((1, 15), (1, 20))}
    make_round(make_programme().level, windows=windows)
    text = words("/en/residency/calendar/")
    assert "Admission, 2026–2027" in text
    assert "20 November – 10 January 2027" in text
    assert "15 January 2027 – 20 January 2027" in text


def test_admission_names_all_levels_that_share_it(words):
    residency = make_level()
    made = make_round(residency)
    made.levels.add(make_level(residency.department, "master"))
    assert "Residency, master's degree" in words("/en/residency/calendar/")


def test_department_without_dates_says_whom_to_ask(page):
    department = make_level().department
    department.contacts.create(kind="phone", value="+996772006020")
    found = page("/en/residency/calendar/")
    assert "No admission dates are published here yet" in found.text
    assert links(found)["+996 772 006 020"] == "tel:+996772006020"


# Other pages


def test_page_of_a_department_shows_levels_programmes_and_leads(page, words):
    department = make_department("osh")
    make_level(department, summary_en="Doctors specialise.", award_en="A certificate.")
    lead = make_lead(department, slug="imetova-zhazgul", family_name_en="Imetova")
    make_phone(lead)
    for number in range(14):
        make_programme(f"specialty-{number:02}", level=make_level(department))
    text, found = words("/en/departments/osh/"), page("/en/departments/osh/")
    assert "Doctors specialise." in text
    assert "A certificate." in text
    shown = found.one("section", **{"aria-labelledby": "programmes"})
    assert len(shown.all("li")) == 12
    assert links(shown)["All programmes"] == "/en/residency/?university=osh"
    assert links(found)["Imetova"] == "/en/people/imetova-zhazgul/"


def test_university_speaks_for_all_its_departments(words):
    university = make_department()
    make_programme(level=make_level(make_department("clinic", parent=university), summary_en="At the clinic."))
    assert "At the clinic." in words("/en/departments/our-university/")
    assert "Cardiology" in words("/en/departments/our-university/")


def test_page_of_a_person_names_the_groups_they_lead(page):
    make_lead(make_level().department, slug="imetova-zhazgul")
    found = page("/en/people/imetova-zhazgul/")
    assert links(found)["Therapeutic specialties"] == "/en/residency/?group=therapeutic&university=our-university"


def test_home_counts_programmes(words):
    make_programme("cardiology")
    make_programme("surgery", group="surgical")
    text = words("/en/")
    assert "programmes 2" in text
    assert "groups of specialties 2" in text


def test_programme_is_found_by_other_names_and_codes():
    programme = make_programme()
    programme.specialty.also_known_as = "heart medicine"
    programme.specialty.codes.create(scheme="KZ", code="6R110300")
    programme.specialty.save()
    for query in ("heart", "6R110300", "therapeutic cardiology", "residency cardiology"):
        assert [entry.path for entry in find(query, "en")] == ["/residency/cardiology/"]


# How often the database is asked


def fill(number: int) -> None:
    level = make_level()
    make_programme(f"specialty-{number}")
    make_round(level, windows=SUMMER)
    exam = level.exams.create(applicant="any", kind="specialty", position=number)
    exam.options.create(language="en")
    level.prerequisites.create(text_en="A degree")
    make_phone(make_lead(level.department, slug=f"lead-{number}"))
    make_level(make_department(f"university-{number}"))


@pytest.mark.parametrize(
    ("path", "most"), [("/en/residency/", 4), ("/en/residency/specialty-0/", 6), ("/en/residency/calendar/", 5)]
)
def test_number_of_queries_does_not_depend_on_the_number_of_rows(client, path, most):
    counts = []
    for number in range(3):
        fill(number)
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(path).status_code == 200
        counts.append(len(queries))
    assert len(set(counts)) == 1
    assert counts[0] <= most
