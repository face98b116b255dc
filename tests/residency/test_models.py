"""What the models of residency hold, whoever writes to them."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from publishing.languages import Text
from publishing.models import State
from residency import urls
from residency.models import AdmissionWindow, Programme, full_name
from tests.factories import make_department
from tests.residency.making import make_level, make_programme, make_round, make_specialty

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("months", [5, 85])
def test_programme_of_an_impossible_length_is_refused(months):
    programme = make_programme()
    programme.duration_months = months
    with pytest.raises(ValidationError, match="A programme takes between 6 and 84 months"):
        programme.validate_constraints()
    with pytest.raises(IntegrityError):
        Programme.objects.filter(pk=programme.pk).update(duration_months=months)


def test_programme_cannot_take_the_address_of_another_page_of_residency():
    others = {str(pattern.pattern).split("/")[0] for pattern in urls.urlpatterns}
    reserved = {name for name in others if re.fullmatch("[a-z-]+", name)}
    assert reserved == {"calendar", "compare", "for-you"}
    specialty, complaint = make_specialty(), "This address belongs to another page of residency; choose another."
    for slug in reserved:
        with pytest.raises(ValidationError) as refused:
            Programme(slug=slug, level=make_level(), specialty=specialty).full_clean()
        assert refused.value.message_dict == {"slug": [complaint]}
        with pytest.raises(IntegrityError), transaction.atomic():
            make_programme(slug, specialty=specialty)


def test_programme_stands_once_at_a_level_without_years():
    programme = make_programme()
    with pytest.raises(IntegrityError):
        make_programme("again", specialty=programme.specialty)


def test_programme_may_stand_again_for_another_year_of_entry():
    programme = make_programme(valid_from=2026)
    make_programme("again", specialty=programme.specialty, valid_from=2027)
    with pytest.raises(IntegrityError):
        make_programme("and-again", specialty=programme.specialty, valid_from=2027)


def test_last_year_of_entry_comes_after_the_first():
    with pytest.raises(IntegrityError):
        make_programme(valid_from=2027, valid_until=2026)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        ({"end_month": 2, "end_day": 30}, "end_day"),
        ({"end_month": 13, "end_day": 1}, "end_day"),
        ({"end_month": 4, "end_day": 31}, "end_day"),
        ({"end_month": 7, "end_day": 20, "start_month": 6, "start_day": 31}, "start_day"),
        ({"end_month": 7, "end_day": 20, "start_month": None, "start_day": 5}, "start_day"),
    ],
)
def test_window_of_a_day_that_does_not_exist_is_refused(days, field):
    made = make_round(make_level(), windows={})
    window = AdmissionWindow(round=made, stage="exam", **days)
    with pytest.raises(ValidationError) as refusal:
        window.full_clean()
    assert field in refusal.value.message_dict


def test_database_keeps_impossible_days_out():
    made = make_round(make_level(), windows={})
    with pytest.raises(IntegrityError):
        made.windows.create(stage="exam", end_month=2, end_day=30)


def test_window_until_29_february_is_accepted():
    AdmissionWindow(round=make_round(make_level()), stage="exam", end_month=2, end_day=29).full_clean()


def test_including_children_is_said_in_the_language_of_the_name():
    with override("ky"):
        assert full_name(Text("Cardiology", "en"), covers_children=True) == "Cardiology, including children"
        assert full_name(Text("Cardiology", "en"), covers_children=False) == "Cardiology"


def test_programme_is_titled_by_its_specialty_and_follows_its_new_name():
    programme = make_programme(covers_children=True)
    assert programme.title == "Cardiology, including children"
    specialty = programme.specialty
    specialty.name_en = "Zoocardiology"
    specialty.save()
    programme.refresh_from_db()
    assert programme.title == "Zoocardiology, including children"
    assert programme.sort_key_en > make_programme("dentistry").sort_key_en


def test_programme_exists_in_the_languages_of_its_specialty():
    specialty = make_specialty(name_en="", name_ky="Кардиология")
    assert make_programme("kardiologia", specialty=specialty).languages() == ("ky",)


def test_programme_is_seen_only_while_its_department_is():
    department = make_department()
    programme = make_programme(level=make_level(department))
    assert Programme.objects.published().get() == programme
    assert programme.is_published()
    department.state = State.ARCHIVED
    department.save()
    assert not Programme.objects.published().exists()
    assert not Programme.objects.get().is_published()
