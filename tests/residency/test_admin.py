"""Editing specialties, programmes and admissions in the admin, as an editor and then a reader see it."""

from datetime import date

import pytest
import time_machine

from departments.models import DocumentType
from residency.models import AdmissionRound, EntranceExam, Programme, Specialty, SpecialtyGroup, TrainingLevel
from tests.documents import form_values, parse
from tests.editing import Editor, errors_of, in_new_row, make_editor
from tests.factories import make_department, make_person, make_post
from tests.residency.making import make_group, make_level, make_programme, make_round, make_specialty

pytestmark = pytest.mark.django_db
ADMIN = "/admin/residency"


@pytest.fixture
def editor():
    return Editor(make_editor())


def change(thing) -> str:
    return f"{ADMIN}/{thing._meta.model_name}/{thing.pk}/change/"


def reads(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_new_programme_is_found_on_the_site_in_both_its_languages(editor, client):
    level, specialty = make_level(), make_specialty()
    response = editor.save(
        f"{ADMIN}/programme/add/",
        level=level.pk,
        specialty=specialty.pk,
        duration_months=36,
        about_en="About hearts.",
        about_ky="Жүрөк жөнүндө.",
        state="published",
        **in_new_row("tuition", applicant="foreign", amount="3000", currency="USD", academic_year=2026),
    )
    assert response.status_code == 302
    assert Programme.objects.get().slug == "our-university-cardiology"
    english, kyrgyz = (reads(client, f"/{code}/residency/our-university-cardiology/") for code in ("en", "ky"))
    for text in ("Cardiology", "3 years", "About hearts.", "3,000"):
        assert text in english
    for text in ("Cardiology (ky)", "3 жыл", "Жүрөк жөнүндө."):
        assert text in kyrgyz


def test_programme_has_no_position_since_the_list_is_in_the_order_of_the_alphabet(editor):
    assert "position" not in editor.open(change(make_programme()))


def test_specialty_needs_no_english_and_gets_its_code_from_the_name(editor):
    group = make_group()
    assert errors_of(editor.save(f"{ADMIN}/specialty/add/", group=group.pk))[0].startswith("Name")
    editor.save(f"{ADMIN}/specialty/add/", group=group.pk, name_ky="Жүрөк оорулары", covers_children="on")
    assert Specialty.objects.get().slug == "zhurok-oorulary"


def test_specialty_renamed_in_one_language_renames_its_programmes_there(editor, client):
    programme = make_programme()
    editor.save(change(programme.specialty), name_ky="Кардиология")
    assert "Кардиология" in reads(client, "/ky/residency/cardiology/")
    assert "Cardiology" in reads(client, "/en/residency/cardiology/")


def test_group_gets_its_leads(editor):
    post = make_post(make_department(), make_person(), role="lead")
    editor.save(f"{ADMIN}/specialtygroup/add/", name_en="Surgical specialties", position=1, leads=[post.pk])
    group = SpecialtyGroup.objects.get()
    assert (group.code, list(group.leads.all())) == ("surgical-specialties", [post])


def test_level_of_training_with_its_papers_and_prerequisites(editor, client):
    level = make_programme().level
    paper = DocumentType.objects.create(code="diploma", name_en="Diploma", name_ky="Диплом")
    response = editor.save(
        change(level),
        purpose_en="To train.",
        purpose_ky="Окутуу.",
        instruction_languages=["kk", "ru"],
        **in_new_row("prerequisites", text_en="A degree", text_ky="Даража", position=0),
        **in_new_row("documents", document_type=paper.pk, applicant="any", quantity=2, format="photocopy", position=0),
    )
    assert response.status_code == 302
    assert TrainingLevel.objects.get().instruction_languages == "kk,ru"
    english, kyrgyz = (reads(client, f"/{code}/residency/cardiology/") for code in ("en", "ky"))
    for text in ("To train.", "A degree", "Diploma", "Kazakh, Russian"):
        assert text in english
    for text in ("Окутуу.", "Даража", "Диплом"):
        assert text in kyrgyz


def test_exam_with_a_choice_of_languages(editor, client):
    level = make_programme().level
    response = editor.save(
        f"{ADMIN}/entranceexam/add/",
        level=level.pk,
        applicant="citizen",
        kind="foreign_language",
        choose_count=1,
        position=0,
        **in_new_row("options", 0, language="en", position=0) | in_new_row("options", 1, language="fr", position=1),
    )
    assert response.status_code == 302
    assert "one of – English, French" in reads(client, "/en/residency/cardiology/")


@pytest.mark.parametrize(
    ("option", "complaint"),
    [
        ({"language": "zz"}, "zz is not one of the available choices"),
        ({"language": ""}, "Choose a language, or give a name."),
    ],
)
def test_option_that_names_nothing_is_refused(editor, option, complaint):
    exam = EntranceExam.objects.create(level=make_level(), kind="foreign_language")
    errors = errors_of(editor.save(change(exam), **in_new_row("options", **option, position=7)))
    assert any(complaint in error for error in errors)
    assert not exam.options.exists()


def test_round_with_its_windows_is_in_the_calendar_in_both_languages(editor, client):
    level = make_level()
    response = editor.save(
        f"{ADMIN}/admissionround/add/",
        department=level.department_id,
        levels=[level.pk],
        name_en="Yearly admission",
        name_ky="Жыл сайынкы кабыл алуу",
        **in_new_row(
            "windows", stage="application", applicant="any", start_day=20, start_month=6, end_day=20, end_month=7
        ),
    )
    assert response.status_code == 302
    english, kyrgyz = (reads(client, f"/{code}/residency/calendar/") for code in ("en", "ky"))
    assert "Yearly admission" in english
    assert "20 June" in english
    assert "Жыл сайынкы кабыл алуу" in kyrgyz
    assert "20-июнь" in kyrgyz


def test_year_is_confirmed_from_the_rule_of_every_year(editor, client):
    rule = make_round(make_programme().level)
    values = editor.open(change(rule)) | {"year": 2027, "name_en": "Admission 2027", "windows-0-end_day": 22}
    response = editor.client.post(change(rule), values | {"_saveasnew": "Save as new"})
    assert response.status_code == 302
    year = AdmissionRound.objects.get(year=2027)
    assert list(year.levels.all()) == list(rule.levels.all())
    ends = {window.stage: window.end_day for window in rule.windows.all()}
    assert {window.stage: window.end_day for window in year.windows.all()} == ends | {"application": 22}
    assert ends["application"] == 20
    with time_machine.travel(date(2027, 7, 18)):
        page = parse(reads(client, "/en/residency/cardiology/"))[0].one("main").text
    assert "22 July 2027" in page
    assert "expected" not in page


def test_rule_of_every_year_is_not_overwritten_by_one_year(editor):
    rule = make_round(make_level())
    errors = errors_of(editor.save(change(rule), year=2027))
    assert any("press “Save as new”" in error for error in errors)
    rule.refresh_from_db()
    assert rule.year is None


def test_year_that_cannot_be_saved_as_new_loses_nothing(editor):
    rule = make_round(make_level())
    values = editor.open(change(rule)) | {"year": 27, "name_en": "Admission of the year", "windows-0-end_day": 22}
    answer = editor.client.post(change(rule), values | {"_saveasnew": "Save as new"})
    page = parse(answer.text)[0]
    assert errors_of(answer) == ["Year : The year of an admission lies between 1990 and 2100."]
    assert [crumb.strip() for crumb in page.one("div", **{"class": "breadcrumbs"}).text.split("›")][-1] == "Admission"
    kept = form_values(page.one("form", id="admissionround_form"))
    assert {name: kept[name] for name in ("year", "name_en", "windows-0-end_day")} == {
        "year": "27", "name_en": "Admission of the year", "windows-0-end_day": "22",
    }  # fmt: skip
    assert AdmissionRound.objects.count() == 1


@pytest.mark.parametrize(
    ("days", "complaint"),
    [
        ({"end_day": 30, "end_month": 2}, "The last day is no day of the calendar."),
        (
            {"end_day": 20, "end_month": 7, "start_day": 31, "start_month": 6},
            "The first day is no day of the calendar.",
        ),
        ({"end_day": 20, "end_month": 7, "start_day": 5}, "The first day is no day of the calendar."),
    ],
)
def test_window_of_an_impossible_day_is_explained(editor, days, complaint):
    made = make_round(make_level(), windows={})
    errors = errors_of(editor.save(change(made), **in_new_row("windows", stage="exam", applicant="any", **days)))
    assert any(complaint in error for error in errors)
    assert not made.windows.exists()


def test_round_cannot_cover_a_level_of_another_university(editor):
    level, other = make_level(), make_level(make_department("elsewhere"))
    errors = errors_of(
        editor.save(f"{ADMIN}/admissionround/add/", department=level.department_id, levels=[other.pk], name_en="Summer")
    )
    assert any("belongs to another university" in error for error in errors)
    assert not AdmissionRound.objects.exists()


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"duration_months": 3}, "greater than or equal to 6"),
        ({"duration_months": "two years"}, "Enter a whole number."),
        ({"valid_from": 2027, "valid_until": 2026}, "The last year of entry comes before the first."),
    ],
)
def test_impossible_programme_is_explained_and_not_saved(editor, fields, complaint):
    programme = make_programme()
    errors = errors_of(editor.save(change(programme), **fields))
    assert any(complaint in error for error in errors)
    assert Programme.objects.get().version == programme.version


def test_specialty_twice_at_a_level_is_explained(editor):
    programme = make_programme()
    errors = errors_of(
        editor.save(f"{ADMIN}/programme/add/", level=programme.level_id, specialty=programme.specialty_id)
    )
    assert errors == ["This specialty stands at this level already."]


@pytest.mark.parametrize("make", [make_programme, make_level], ids=["programme", "level"])
def test_stale_save_is_refused_and_keeps_what_was_typed(editor, make):
    url = change(make())
    text = "about_en" if make is make_programme else "summary_en"
    seen = editor.open(url)
    colleague = Editor(make_editor("colleague"))
    assert colleague.save(url, **{text: "From a colleague"}).status_code == 302
    response = editor.send(url, seen, **{text: "Typed by me"})
    assert any("Somebody else has saved this page" in error for error in errors_of(response))
    assert "Typed by me" in response.content.decode()
    assert editor.open(url)[text] == "From a colleague"


@pytest.mark.parametrize("query", ["кардио", "КАРДИО", "cardio", "heart"])
def test_specialties_are_found_in_any_language_and_case(editor, query):
    make_specialty(name_ru="Кардиология", also_known_as_en="heart medicine")
    make_specialty("dentistry")
    assert "1 specialty" in editor.get(f"{ADMIN}/specialty/?q={query}").text


def test_gaps_of_a_residency_stand_on_the_to_do_list(editor):
    make_round(make_programme(duration_months=None).level)
    make_level(make_department("elsewhere"))
    text = editor.get("/admin/to-do/").text
    for gap in (
        "Length of the programme",
        "Places: missing in 1 programme",
        "Tuition: missing in 1 programme",
        "List of programmes",
        "Entrance exams",
        "Papers to hand in",
        "Admission dates",
        "to be confirmed",
    ):
        assert gap in text


def test_programme_that_stands_there_already_is_named_at_the_first_save(editor):
    first = make_programme(valid_from=2025)
    response = editor.client.post(
        f"{ADMIN}/programme/add/",
        editor.open(f"{ADMIN}/programme/add/")
        | {"level": first.level_id, "specialty": first.specialty_id, "valid_from": 2026, "_continue": "Save"},
        follow=True,
    )
    assert Programme.objects.count() == 2
    warning = next(str(m) for m in response.context["messages"] if m.level_tag == "warning")
    assert f'href="{change(first)}"' in warning
    assert first.slug in warning


@pytest.mark.parametrize(
    ("years", "others", "same"),
    [
        ((None, None), (2025, 2026), True),
        ((2026, None), (2024, 2026), True),
        ((2027, None), (2024, 2026), False),
        ((None, 2023), (2024, None), False),
    ],
)
def test_programmes_for_other_years_are_no_double(years, others, same):
    first = make_programme(valid_from=others[0], valid_until=others[1])
    other = Programme(level=first.level, specialty=first.specialty, valid_from=years[0], valid_until=years[1])
    assert (other.same_offer() == first) is same
