"""No number or day that an editor can type is left without bounds: SQLite would keep any at all."""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import connection, models

from departments.models import Address
from residency.models import AdmissionDocument, Tuition
from tests.editing import Editor, errors_of, make_editor
from tests.factories import make_department
from visas.models import DeadlineRule

APPS = ("publishing", "departments", "residency", "cooperation", "visas")
#: Order within a list; what a constraint holds to the calendar; what only the software writes.
FREE = {"position", "start_month", "start_day", "end_month", "end_day", "version"}


def typed_columns() -> list[models.Field]:
    """The columns of numbers and days that somebody types."""
    return [
        field
        for name in APPS
        for model in apps.get_app_config(name).get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, models.IntegerField | models.DecimalField | models.DateField)
        and field.editable
        and not field.primary_key
        and not field.choices
        and field.name not in FREE
        and model.__name__ not in ("SearchPage", "SearchWord", "SearchPosting", "TranslationRecord", "LoadedRecord")
    ]


def test_there_are_such_columns():
    assert {field.name for field in typed_columns()} >= {"offset_days", "publish_from", "quantity", "academic_year"}


@pytest.mark.parametrize("field", typed_columns(), ids=str)
def test_number_or_day_has_a_greatest_value_of_its_own(field):
    own = [one for one in field._validators if isinstance(one, MaxValueValidator)]
    digits = isinstance(field, models.DecimalField)
    assert own or digits
    for one in own:
        if isinstance(one.limit_value, int):
            _least, greatest = connection.ops.integer_field_range(field.get_internal_type())
            assert one.limit_value <= (greatest or one.limit_value)


@pytest.mark.parametrize(
    ("model", "column", "wrong", "right"),
    [
        (DeadlineRule, "offset_days", [3_000_000, -999_999], [5, -30]),
        (Tuition, "amount", [-100], [0, 3000]),
        (Tuition, "currency", ["сом", "<b>", "usd", "US"], ["USD"]),
        (Tuition, "academic_year", [20_226, 999_999_999_999], [2026]),
        (AdmissionDocument, "translated_into", ["щщ", "R"], ["ru", ""]),
        (AdmissionDocument, "quantity", [999_999_999_999], [2]),
        (Address, "floor", [-100, 1000], [-1, 2]),
        (DeadlineRule, "effective_from", [date(1, 1, 1), date(9999, 12, 31)], [date(2026, 9, 5), None]),
    ],
)
def test_slip_of_the_hand_is_refused_and_truth_is_not(model, column, wrong, right):
    field = model._meta.get_field(column)
    for value in wrong:
        with pytest.raises(ValidationError):
            field.clean(value, None)
    for value in right:
        assert field.clean(value, None) == value


@pytest.mark.django_db
def test_editor_reads_in_her_language_what_is_wrong_with_a_year():
    department = make_department("university", country="KG")
    editor = Editor(make_editor(), "ru")
    url = f"/admin/departments/department/{department.pk}/change/"
    answer = editor.save(url, publish_until_0="9999-12-31", publish_until_1="23:59", founded_from="0001-01-01")
    assert answer.status_code == 200
    assert sum("Проверьте год: он должен быть от 1000 до 2199." in line for line in errors_of(answer)) == 2
