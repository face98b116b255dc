"""Editing departments, people and their parts in the admin, as an editor and then a reader see it."""

import pytest
from django.utils.translation import override

from departments.models import (
    Address,
    Appointment,
    Contact,
    Department,
    Document,
    KeyFigure,
    Milestone,
    Person,
    Statement,
)
from tests.editing import Editor, errors_of, in_new_row, make_editor
from tests.factories import make_department, make_person, make_post
from tests.searching import found

pytestmark = pytest.mark.django_db
PART_OF = "/admin/departments/{}/add/?department={}&of=department"


@pytest.fixture
def editor():
    return Editor(make_editor())


@pytest.fixture
def university():
    return make_department("university", country="KG")


def change(department) -> str:
    return f"/admin/departments/department/{department.pk}/change/"


def reads(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_new_department_is_found_on_the_site_in_both_its_languages(editor, client, university):
    response = editor.save(
        "/admin/departments/department/add/",
        parent=university.pk,
        kind="clinic",
        name_en="Heart Clinic",
        name_ky="Жүрөк клиникасы",
        summary_en="It treats hearts.",
        summary_ky="Жүрөктү дарылайт.",
        state="published",
        **in_new_row("contacts", kind="phone", value="(0772) 00-60-20", note_ky="кабылдама", public="on", position=0),
    )
    assert response.status_code == 302
    assert Department.objects.get(slug="heart-clinic").university == university
    english, kyrgyz = (reads(client, f"/{code}/departments/heart-clinic/") for code in ("en", "ky"))
    assert "Heart Clinic" in english
    assert "+996 772 006 020" in english
    assert "Жүрөк клиникасы" in kyrgyz
    assert "кабылдама" in kyrgyz
    assert [entry.title for entry in found("жүрөк", "ky")] == ["Жүрөк клиникасы"]


def test_change_in_two_languages_reaches_both_pages(editor, client, university):
    editor.save(change(university), name_en="New University", name_ky="Жаңы университет")
    assert "New University" in reads(client, "/en/departments/university/")
    assert "Жаңы университет" in reads(client, "/ky/departments/university/")


def test_department_outside_every_university_is_refused(editor):
    errors = errors_of(editor.save("/admin/departments/department/add/", kind="office", name_en="Office"))
    said = "A university stands at the top of its tree, and everything else is part of something."
    assert errors == [f"Part of : {said}"]
    assert not Department.objects.exists()


def test_department_cannot_be_part_of_itself(editor, university):
    center = make_department("center", parent=university)
    office = make_department("office", parent=center)
    errors = errors_of(editor.save(change(center), parent=office.pk))
    assert errors == ["Part of : A department cannot be part of itself."]


@pytest.mark.parametrize(
    ("kind", "value", "complaint"),
    [
        ("phone", "call me", "This is no phone number; write it like +996 705 508 455."),
        ("email", "dean at osh", "This is no e-mail address."),
        ("web", "osh", "A web address begins with https://."),
    ],
)
def test_wrong_contact_is_explained_in_its_row(editor, university, kind, value, complaint):
    row = in_new_row("contacts", kind=kind, value=value, public="on", position=0)
    [error] = errors_of(editor.save(change(university), **row))
    assert error.startswith("Contact 1")
    assert error.endswith(complaint)
    assert not Contact.objects.exists()


def test_address_in_a_row_needs_no_english(editor, university):
    row = in_new_row("addresses", kind="main", street_ky="Ленин көчөсү", city_ky="Ош", house="331", position=0)
    assert editor.save(change(university), **row).status_code == 302
    assert Address.objects.get().street_ky == "Ленин көчөсү"


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Statement, {"kind": "task", "text_ky": "Окутуу"}),
        (Milestone, {"when_from": "1998-01-01", "when_precision": "year", "title_ky": "Окутуу"}),
        (KeyFigure, {"value": "12", "label_ky": "Окутуу"}),
        (Document, {"kind": "report", "title_ky": "Окутуу"}),
    ],
)
def test_part_is_added_from_the_page_of_its_department_and_leads_back(editor, client, university, model, fields):
    part = model._meta.model_name
    url = PART_OF.format(part, university.pk)
    assert url in [link.get("href") for link in editor.get(change(university)).all("a")]
    values = editor.open(url)
    assert values["department"] == str(university.pk)
    assert editor.send(url, values, **fields)["Location"] == change(university)
    links = [link.get("href") for link in editor.get(change(university)).all("a")]
    assert f"/admin/departments/{part}/{model.objects.get().pk}/change/?of=department" in links
    assert "Окутуу" in reads(client, "/ky/departments/university/")


def test_save_and_add_another_stays_with_the_department(editor, university):
    url = PART_OF.format("statement", university.pk)
    response = editor.send(url, editor.open(url), kind="task", text_en="Teach", _addanother="1")
    assert editor.open(response["Location"])["department"] == str(university.pk)


def test_words_of_a_part_make_its_department_found(editor, university):
    url = PART_OF.format("statement", university.pk)
    editor.send(url, editor.open(url), kind="task", text_en="Sphygmomanometry")
    assert [entry.title for entry in found("sphygmomanometry", "en")] == ["University"]


def test_head_is_followed_by_another_one_on_the_day(editor, client, university):
    old = make_post(university, make_person("old-o", family_name_en="Oldman"), role="head")
    new = make_person("new-n", family_name_en="Newman")
    url = PART_OF.format("appointment", university.pk)
    values = editor.open(url) | {"person": str(new.pk), "role": "head", "since_from": "2020-09-01"}
    assert errors_of(editor.send(url, values)) == [
        "This department has a head already: give that post its last day first."
    ]
    editor.save(f"/admin/departments/appointment/{old.pk}/change/", until_from="2020-08-31")
    assert editor.send(url, values).status_code == 302
    assert [post.person for post in Appointment.objects.current()] == [new]
    assert "Newman" in reads(client, "/en/departments/university/")


def test_post_that_ends_before_it_begins_is_refused(editor, university):
    post = make_post(university, make_person())
    url = f"/admin/departments/appointment/{post.pk}/change/"
    errors = errors_of(editor.save(url, since_from="2020-01-01", until_from="2019-01-01"))
    assert errors == ["In office until: to (last day) : The post ends before it begins."]


def test_person_is_added_with_a_name_in_one_language(editor, client, university):
    url = "/admin/departments/person/add/"
    assert errors_of(editor.save(url, given_name_ky="Айгүл"))[0].startswith("Family name")
    editor.save(url, family_name_ky="Өмүрзакова", given_name_ky="Айгүл", state="published")
    person = Person.objects.get()
    assert person.slug == "omurzakova-aigul"
    for code in ("en", "ky"):
        assert "Өмүрзакова Айгүл" in reads(client, f"/{code}/people/omurzakova-aigul/")
    with override("ky"):
        assert str(person) == "Өмүрзакова Айгүл"


def test_posts_of_a_person_are_listed_on_their_page(editor, university):
    person = make_person()
    post = make_post(university, person, post_en="Rector")
    links = {
        link.text: link.get("href") for link in editor.get(f"/admin/departments/person/{person.pk}/change/").all("a")
    }
    assert links["Rector – University"] == f"/admin/departments/appointment/{post.pk}/change/?of=person"


def test_long_list_of_parts_is_cut_with_a_way_to_all(editor, university):
    Statement.objects.bulk_create(
        Statement(department=university, kind="task", text_en=f"Task {n}", position=n) for n in range(70)
    )
    links = {link.text: link.get("href") for link in editor.get(change(university)).all("a")}
    assert len([text for text in links if text.startswith("Task: Task")]) == 60
    assert "70 statements" in editor.get(links["All of them"]).text


def test_new_department_says_where_its_parts_will_be_added(editor):
    page = editor.get("/admin/departments/department/add/").text
    assert "Save this page first; after that you can add: statements" in page


@pytest.mark.parametrize(
    ("language", "first", "last"),
    [("en", "Afghanistan", "Zimbabwe"), ("ru", "Австралия", "Япония"), ("ky", "Австралия", "Ямайка")],
)
def test_countries_stand_in_the_order_of_the_alphabet(language, first, last):
    page = Editor(make_editor(), language).get("/admin/departments/department/add/")
    [country, graduates] = [page.one("select", id=f"id_{name}").all("option") for name in ("country", "graduates_from")]
    assert [option.text for option in country[1:]] == [option.text for option in graduates]
    assert (graduates[0].text, graduates[-1].text) == (first, last)


def test_what_is_called_exactly_so_is_proposed_first():
    university = make_department("eimu", name_en="EIMU", country="KG")
    make_department("clinic", name_en="Clinic of EIMU", parent=university)
    choices = Editor(make_editor()).client.get(
        "/admin/autocomplete/",
        {"term": "eimu", "app_label": "departments", "model_name": "department", "field_name": "parent"},
    )
    assert choices.json()["results"][0]["text"].split(" (")[0] == "EIMU"


def test_address_that_is_taken_is_said_to_be(university):
    editor = Editor(make_editor(), "ru")
    answer = editor.save(
        "/admin/departments/department/add/", parent=university.pk, kind="clinic", name_ru="Клиника", slug="university"
    )
    assert any("Другая страница этого вида уже имеет такой адрес." in line for line in errors_of(answer))


def test_time_zone_is_chosen_from_a_list_that_begins_with_the_region(editor, university):
    box = next(box for box in editor.get(change(university)).all("select") if box.get("name") == "own_time_zone")
    values = [option.get("value") for option in box.all("option")]
    assert values[:2] == ["", "Asia/Bishkek"]
    assert "Europe/Berlin" in values
    assert len(values) == len(set(values))
    assert editor.save(change(university), own_time_zone="America/Lima").status_code == 302
    assert editor.save(change(university), number=3).status_code == 302
    assert Department.objects.get().time_zone == "America/Lima"


def test_text_that_must_be_there_says_so_at_the_field(editor):
    page = editor.get("/admin/departments/department/add/")
    needed = {box.get("name") for box in page.all("input", "textarea") if "data-needed" in box.attrs}
    assert needed == {f"name_{code}" for code in ("en", "ru", "ky", "kk", "uz")}
    assert page.text.count("Required in at least one language.") == 5
