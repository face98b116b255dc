"""What holds for every page of the admin: languages, lost updates, authorship, rights, and what it costs to open."""

import gzip
import re
from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from departments.models import AlsoKnownAs, Appointment, Contact, Department, Milestone, Person
from publishing.models import Feedback, Notice, Origin, Redirect, TranslationRecord
from publishing.spans import Precision
from tests.editing import Editor, errors_of, in_new_row, make_editor
from tests.factories import make_department, make_person, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return Editor(make_editor())


@pytest.fixture
def department():
    return make_department("center", name_ky="Борбор")


#: What the policy of the site forbids, or what would ask another host.
FORBIDDEN = re.compile(r"""\s(?:src|href)="(?:https?:)?//[^"]*\.(?:js|css|woff2?|png|svg)|\s(?:style|on\w+)="[^"]*""")


def address(model, pk) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[pk])


def change(thing) -> str:
    return address(type(thing), thing.pk)


# Languages


def test_text_in_one_language_is_enough_whichever_it_is(editor):
    response = editor.save("/admin/publishing/notice/add/", text_kk="Кеңсе көшті")
    assert response.status_code == 302
    assert Notice.objects.get().text_kk == "Кеңсе көшті"


def test_text_in_no_language_is_refused_beside_the_text(editor):
    errors = errors_of(editor.save("/admin/publishing/notice/add/"))
    assert errors == ["Text · English : Write this in at least one language."]


def test_missing_text_is_told_in_the_language_of_the_editor():
    errors = errors_of(Editor(make_editor(), "ru").save("/admin/publishing/notice/add/"))
    assert [error.split(" · ")[1].split(" ")[0] for error in errors] == ["Русский"]


def test_each_language_of_a_text_is_named_in_itself(editor, department):
    labels = [label.text for label in editor.get(change(department)).all("label")]
    names = ["English", "Русский", "Кыргызча", "Қазақша", "Oʻzbekcha"]
    assert [label for label in labels if label.startswith("Short name")] == [f"Short name · {n}:" for n in names]


def test_languages_of_a_text_stand_in_one_row_of_the_form(editor, department):
    row = next(e for e in editor.get(change(department)).all("div") if "form-row field-name_en" in e.get("class"))
    assert [box.get("lang") for box in row.all("input")] == ["en", "ru", "ky", "kk", "uz"]


def test_pages_that_lack_a_language_are_listed(editor, department):
    make_department("complete", **{f"name_{code}": "Толук" for code in ("ky", "kk", "uz")})
    assert not editor.get("/admin/departments/department/?missing=ky").all("table", id="result_list")
    table = editor.get("/admin/departments/department/?missing=kk").one("table", id="result_list").text
    assert "Center" in table
    assert "Complete" not in table


def test_list_tells_which_languages_a_page_has(editor, department):
    row = editor.get("/admin/departments/department/").one("table", id="result_list").one("tbody")
    marks = next(cell for cell in row.all("td") if cell.get("class") == "field-written_in").text
    assert marks == "en is there ru is there ky is there kk ○ is missing uz ○ is missing"


# Addresses


@pytest.mark.parametrize(
    ("language", "title", "slug"),
    [("en", "Clinic No. 1", "clinic-no-1"), ("ky", "Өпкө бөлүмү", "opko-bolumu"), ("uz", "Oʻqish", "oqish")],
)
def test_empty_address_is_made_from_the_title_in_any_script(editor, language, title, slug):
    response = editor.save("/admin/departments/department/add/", kind="university", **{f"name_{language}": title})
    assert response.status_code == 302
    assert Department.objects.get().slug == slug


def test_proposed_address_avoids_those_that_are_taken(editor, department):
    editor.save("/admin/departments/department/add/", kind="university", name_en="Center")
    assert sorted(Department.objects.values_list("slug", flat=True)) == ["center", "center-2"]


def test_address_of_a_person_is_made_from_the_whole_name(editor):
    editor.save("/admin/departments/person/add/", family_name_ru="Момунова", given_name_ru="Айгүл")
    assert Person.objects.get().slug == "momunova-aigul"


def test_wrong_address_is_explained_and_the_old_one_keeps_working(editor, department):
    errors = errors_of(editor.save(change(department), slug="Наш центр"))
    assert errors == ["Address : Use small Latin letters, digits and single hyphens only."]
    assert editor.save(change(department), slug="our-center").status_code == 302
    assert Redirect.objects.get().old_path == "/departments/center/"


# Dates


def test_last_day_follows_from_the_first_and_the_precision(editor, department):
    editor.save(change(department), founded_from="2009-03-25", founded_precision="month")
    department.refresh_from_db()
    assert (department.founded_from, department.founded_to) == (date(2009, 3, 1), date(2009, 3, 31))


def test_first_day_alone_is_a_day(editor, department):
    editor.save(change(department), founded_from="2009-03-25")
    department.refresh_from_db()
    assert (department.founded_to, department.founded_precision) == (date(2009, 3, 25), Precision.DAY)


def test_last_day_that_followed_follows_again_when_the_first_moves(editor, department):
    editor.save(change(department), founded_from="2009-03-25", founded_precision="month")
    assert editor.open(change(department))["founded_to"] == ""
    editor.save(change(department), founded_from="2008-01-01")
    department.refresh_from_db()
    assert (department.founded_from, department.founded_to) == (date(2008, 1, 1), date(2008, 1, 31))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"founded_to": "2009-03-25"}, "Founded: from (first day) : A last day needs a first day."),
        (
            {"founded_from": "2009-03-25", "founded_to": "2008-01-01"},
            "Founded: to (last day) : The last day comes before the first.",
        ),
        ({"founded_from": "spring"}, "Founded: from (first day) : Enter a valid date."),
    ],
)
def test_wrong_dates_are_explained_beside_the_date(editor, department, changes, error):
    assert errors_of(editor.save(change(department), **changes)) == [error]


# Two editors at once


@pytest.fixture
def second():
    return Editor(make_editor("second"))


def refused(response, *, typed: str) -> None:
    errors = errors_of(response)
    assert any(error.startswith("Somebody else has saved this page while you were editing it.") for error in errors)
    assert typed in response.content.decode()


def test_stale_save_is_refused_and_what_was_typed_is_kept(editor, second, department):
    mine, theirs = editor.open(change(department)), second.open(change(department))
    assert second.send(change(department), theirs, summary_en="Theirs").status_code == 302
    response = editor.send(change(department), mine, summary_en="My sentence")
    refused(response, typed="My sentence")
    assert any("Summary · English" in error for error in errors_of(response))
    assert Department.objects.get().summary_en == "Theirs"


def test_save_is_stale_too_when_another_language_was_changed(editor, second, department):
    mine, theirs = editor.open(change(department)), second.open(change(department))
    second.send(change(department), theirs, summary_kk="Олардікі")
    refused(editor.send(change(department), mine, summary_ky="Меники"), typed="Меники")
    department.refresh_from_db()
    assert (department.summary_kk, department.summary_ky or "") == ("Олардікі", "")


def test_save_is_stale_too_when_only_a_row_below_was_changed(editor, second, department):
    mine, theirs = editor.open(change(department)), second.open(change(department))
    second.send(change(department), theirs, **in_new_row("contacts", kind="phone", value="0772006020", position=0))
    refused(editor.send(change(department), mine, summary_en="Mine"), typed="Mine")
    assert Contact.objects.count() == 1


def test_refused_save_of_a_row_changes_nothing(editor, second, department):
    mine, theirs = editor.open(change(department)), second.open(change(department))
    second.send(change(department), theirs, summary_en="Theirs")
    row = in_new_row("contacts", kind="phone", value="0772006020", position=0)
    refused(editor.send(change(department), mine, **row), typed="0772006020")
    assert not Contact.objects.exists()


def test_stale_save_of_a_part_without_a_version_is_refused(editor, second, department):
    post = make_post(department, make_person(), post_en="Head")
    mine, theirs = editor.open(change(post)), second.open(change(post))
    row = in_new_row("contacts", kind="phone", value="0772006020", position=0)
    assert second.send(change(post), theirs, **row).status_code == 302
    refused(editor.send(change(post), mine, room="12"), typed="12")
    assert Appointment.objects.get().room == ""


def test_second_save_of_the_same_editor_is_not_stale(editor, department):
    assert editor.save(change(department), summary_en="One").status_code == 302
    assert editor.save(change(department), summary_en="Two").status_code == 302


def test_forged_version_is_no_key(editor, department):
    for version in ("1:forged", "1", "abc", "9" * 40, "\x00"):
        response = editor.save(change(department), version=version, summary_en="Mine")
        assert any("lost the mark" in error for error in errors_of(response)), version
        assert "Mine" in response.content.decode()
    assert not Department.objects.get().summary_en


# Who wrote it


def machine_made(thing, *columns: str) -> None:
    for column in columns:
        field, _, language = column.rpartition("_")
        TranslationRecord.objects.create(object=thing, field=field, language=language, origin=Origin.MACHINE)


def origins(thing) -> dict[str, str]:
    kind = ContentType.objects.get_for_model(thing)
    found = TranslationRecord.objects.filter(content_type=kind, object_id=thing.pk)
    return {f"{record.field}_{record.language}": record.origin for record in found}


def test_human_edit_takes_the_mark_of_that_field_and_language_only(editor, department):
    machine_made(department, "name_ky", "name_kk", "summary_ky")
    editor.save(change(department), name_ky="Окуу борбору")
    assert origins(department) == {"name_ky": "human", "name_kk": "machine", "summary_ky": "machine"}
    assert TranslationRecord.objects.get(origin=Origin.HUMAN).reviewed_by == editor.user


def test_save_without_a_change_keeps_every_mark(editor, department):
    machine_made(department, "name_ky")
    editor.save(change(department))
    assert origins(department) == {"name_ky": "machine"}


def test_emptied_text_has_no_author(editor, department):
    machine_made(department, "name_ky")
    editor.save(change(department), name_ky="")
    assert origins(department) == {}


def test_human_edit_in_a_row_takes_the_mark_of_that_row(editor, department):
    address = department.addresses.create(city_en="Osh", city_ky="Ош ш.")
    machine_made(address, "city_ky", "city_en")
    editor.save(change(department), **{"addresses-0-city_ky": "Ош"})
    assert origins(address) == {"city_ky": "human", "city_en": "machine"}


def test_part_edited_on_its_own_page_is_written_by_its_editor(editor, department):
    event = Milestone.objects.create(department=department, title_en="Opened", title_ru="Открытие")
    machine_made(event, "title_ru")
    editor.save(change(event), title_ru="Открыт")
    assert origins(event) == {"title_ru": "human"}


# Finding and opening


@pytest.mark.parametrize("words", ["БОРБОР", "борбор", "Center", "cEnTeR", "center (RU)", "Медцентр"])
def test_search_finds_in_all_languages_and_any_case(editor, department, words):
    AlsoKnownAs.objects.create(department=department, name="МедЦентр")
    make_department("other", name_en="Clinic")
    table = editor.get(f"/admin/departments/department/?q={words}").one("table", id="result_list")
    assert len(table.one("tbody").all("tr")) == 1


def test_choosing_a_person_finds_cyrillic_in_any_case(editor):
    person = make_person(family_name_ky="Өмүрзаков")
    query = {"term": "өМҮРЗ", "app_label": "departments", "model_name": "appointment", "field_name": "person"}
    found = editor.client.get("/admin/autocomplete/", query).json()["results"]
    assert [row["id"] for row in found] == [str(person.pk)]


@pytest.mark.parametrize("language", ["en", "ky"])
def test_view_on_site_opens_the_page_in_the_language_of_the_editor(language, department):
    links = Editor(make_editor(), language).get(change(department)).all("a")
    [link] = [link.get("href") for link in links if link.get("class") == "viewsitelink"]
    assert link == f"/{language}/departments/center/"


def test_draft_has_no_page_to_view(editor):
    draft = make_department("draft", state="draft")
    assert not [a for a in editor.get(change(draft)).all("a") if a.get("class") == "viewsitelink"]


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_every_list_opens_with_few_queries(editor, model, django_assert_max_num_queries, demo_content):
    with django_assert_max_num_queries(10):
        editor.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.label)
def test_every_object_opens_fast_and_without_a_foreign_host(editor, model, django_assert_max_num_queries, demo_content):
    for pk in model._base_manager.order_by("-pk").values_list("pk", flat=True)[:3]:
        with django_assert_max_num_queries(30):
            html = editor.client.get(address(model, pk)).content.decode()
        assert len(gzip.compress(html.encode())) < 25_000
        assert FORBIDDEN.findall(html) == []


def test_long_page_of_a_department_opens_fast(editor, django_assert_max_num_queries, demo_content):
    with django_assert_max_num_queries(20):
        response = editor.client.get(change(Department.objects.get(slug="osh-cpme")))
    assert len(response.content) < 250_000


# Desk, rights, accounts


def test_first_page_leads_to_what_waits(editor):
    Feedback.objects.create(url="/ky/visas/", language="ky", text="Телефон туура эмес")
    page = editor.get("/admin/")
    links = {link.text: link.get("href") for link in page.all("a")}
    assert links["What is still missing: the to-do list"] == "/admin/to-do/"
    [unread] = editor.get(links["1 unread message from readers"]).one("table", id="result_list").one("tbody").all("tr")
    assert "Телефон туура эмес" in unread.text


def test_message_is_marked_as_handled_by_its_reader(editor):
    message = Feedback.objects.create(url="/ky/visas/", language="ky", text="Телефон туура эмес")
    editor.client.post("/admin/publishing/feedback/", {"action": "mark_handled", "_selected_action": message.pk})
    message.refresh_from_db()
    assert message.handled_by == editor.user


def test_message_cannot_make_a_link_to_another_site(editor):
    for url in ("javascript:alert(1)", "//example.org/", "https://example.org/"):
        Feedback.objects.create(url=url, language="en", text="look")
    addresses = [link.get("href") for link in editor.get("/admin/publishing/feedback/").all("a")]
    assert not [url for url in addresses if "example.org" in url or url.startswith("javascript")]


def test_editor_of_one_group_sees_only_its_apps(department):
    group = Group.objects.create(name="international office")
    group.permissions.set(Permission.objects.filter(content_type__app_label="visas"))
    user = make_editor(is_superuser=False)
    user.groups.add(group)
    office = Editor(user)
    links = [link.get("href") for link in office.get("/admin/").all("a")]
    assert any(link.startswith("/admin/visas/procedure/") for link in links)
    assert not [
        link for link in links if link.startswith(("/admin/departments/", "/admin/auth/", "/admin/publishing/"))
    ]
    assert office.client.get(change(department)).status_code == 403
    assert office.client.post(change(department), {"name_en": "Mine"}).status_code == 403


@pytest.mark.parametrize(("password", "saved"), [("short-pass1", False), ("a quiet mountain road", True)])
def test_new_account_needs_a_long_password(editor, password, saved):
    form = {"username": "dean", "usable_password": "true", "password1": password, "password2": password}
    editor.client.post("/admin/auth/user/add/", form)
    assert User.objects.filter(username="dean").exists() is saved
