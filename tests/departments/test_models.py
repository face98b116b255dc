"""What departments, people, posts and contacts may be."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from departments.models import Appointment, Contact, Department, phone_as_e164
from publishing.spans import parse_span
from tests.factories import make_department, make_person, make_phone, make_post

pytestmark = pytest.mark.django_db


def test_university_stands_at_the_top():
    university = make_department()
    with pytest.raises(IntegrityError), transaction.atomic():
        make_department("second", kind="university", parent=university)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_department("orphan", kind="office", parent=None)


def test_department_knows_its_university_at_any_depth():
    university = make_department()
    center = make_department("center", parent=university, kind="center")
    office = make_department("office", parent=center, kind="office")
    assert (university.university, center.university, office.university) == (university, university, university)


def test_moved_department_takes_its_parts_along():
    first, second = make_department("first"), make_department("second")
    center = make_department("center", parent=first)
    office = make_department("office", parent=center)
    center.parent = second
    center.save()
    office.refresh_from_db()
    assert office.university == second


def test_department_lives_by_the_clock_of_what_it_is_part_of_unless_it_has_its_own():
    almaty, university = make_department("almaty", time_zone="Asia/Almaty"), make_department()
    center = make_department("center", parent=university)
    office, branch = make_department("office", parent=center), make_department("branch", parent=center, time_zone="UTC")

    def zones() -> list[str]:
        found = Department.objects.in_bulk()
        return [found[each.pk].time_zone for each in (university, center, office, branch)]

    assert zones() == ["Asia/Bishkek", "Asia/Bishkek", "Asia/Bishkek", "UTC"]
    university.own_time_zone = "Asia/Tashkent"
    university.save()
    assert zones() == ["Asia/Tashkent", "Asia/Tashkent", "Asia/Tashkent", "UTC"]
    center.refresh_from_db()
    center.parent = almaty
    center.save()
    assert zones() == ["Asia/Tashkent", "Asia/Almaty", "Asia/Almaty", "UTC"]


def test_department_cannot_be_part_of_itself():
    university = make_department()
    center = make_department("center", parent=university)
    office = make_department("office", parent=center)
    center.parent = office
    with pytest.raises(ValidationError) as error:
        center.full_clean()
    assert error.value.message_dict["parent"] == ["A department cannot be part of itself."]


def test_department_has_one_head_at_a_time():
    department = make_department()
    first, second = make_person("first-a"), make_person("second-b")
    post = make_post(department, first, role="head")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_post(department, second, role="head")
    post.until = parse_span("2026-08-31")
    post.save()
    make_post(
        department, second, role="head", since_from=date(2026, 9, 1), since_to=date(2026, 9, 1), since_precision="day"
    )
    assert department.appointments.count() == 2


@pytest.mark.parametrize(
    ("on", "slugs"),
    [
        (date(2026, 8, 31), ["old-head"]),
        (date(2026, 9, 1), ["new-head"]),
    ],
)
def test_new_head_follows_on_the_day(on, slugs):
    department = make_department()
    old = make_post(department, make_person("old-head"), role="head")
    old.until = parse_span("2026-08-31")
    old.save()
    new = Appointment(department=department, person=make_person("new-head"), role="head")
    new.since = parse_span("2026-09-01")
    new.save()
    current = department.appointments.current(on).values_list("person__slug", flat=True)
    assert list(current) == slugs


def test_end_known_to_the_year_lasts_to_its_last_day():
    post = make_post(make_department(), make_person())
    post.until = parse_span("2021")
    post.save()
    assert list(Appointment.objects.current(date(2021, 12, 31))) == [post]
    assert list(Appointment.objects.current(date(2022, 1, 1))) == []


@pytest.mark.parametrize(
    ("typed", "country", "stored"),
    [
        ("0779004243", "KG", "+996779004243"),
        ("(0772) 006020", "KG", "+996772006020"),
        ("+996 705 508 455", "KG", "+996705508455"),
        ("8 727 338-70-90", "KZ", "+77273387090"),
        ("66 233-08-41", "UZ", "+998662330841"),
    ],
)
def test_phone_is_kept_international(typed, country, stored):
    assert phone_as_e164(typed, country) == stored


@pytest.mark.parametrize("typed", ["call me", "12", "+996", "٣٣٣"])
def test_what_cannot_be_dialled_is_refused(typed):
    with pytest.raises(ValidationError):
        phone_as_e164(typed, "KG")


def test_contact_belongs_to_exactly_one():
    department = make_department()
    post = make_post(department, make_person())
    for owners in ({}, {"department": department, "appointment": post}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Contact.objects.create(kind="phone", value="+996779004243", **owners)


def test_missing_and_hidden_contacts_are_not_shown():
    post = make_post(make_department(), make_person())
    make_phone(post, value="")
    make_phone(post, public=False)
    shown = make_phone(post, value="+996779004243")
    assert list(Contact.objects.shown()) == [shown]
    assert shown.readable == "+996 779 004 243"
    assert shown.link == "tel:+996779004243"


def test_span_of_a_department_needs_all_three_columns():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_department(founded_from=date(2009, 3, 25))


def test_editor_types_the_first_day_and_the_last_follows():
    department = make_department()
    department.founded_from, department.founded_precision = date(2021, 2, 14), "month"
    department.full_clean()
    assert (department.founded_from, department.founded_to) == (date(2021, 2, 1), date(2021, 2, 28))


def test_changed_address_keeps_the_old_one(client):
    department = make_department("old-address")
    department.slug = "new-address"
    department.save()
    response = client.get("/ru/departments/old-address/?x=1")
    assert (response.status_code, response["Location"]) == (301, "/ru/departments/new-address/?x=1")


def test_list_shows_departments_only_once_published(client):
    university = make_department()
    make_department("hidden", parent=university, state="draft", name_en="Hidden Office")
    make_department("shown", parent=university, name_en="Shown Office")
    page = client.get("/en/departments/").content.decode()
    assert "Shown Office" in page
    assert "Hidden Office" not in page


def test_university_is_its_own_university():
    university = make_department()
    assert Department.objects.get(pk=university.pk).university_id == university.pk


@pytest.mark.parametrize("typed", ["+", "+abc", "+1 abc 555"])
def test_refused_phone_is_shown_as_it_was_typed(typed):
    assert Contact(kind="phone", value=typed).readable == typed


def test_mail_address_is_never_read_as_a_phone():
    assert Contact(kind="email", value="+ab@example.org").readable == "+ab@example.org"
