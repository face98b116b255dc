"""What a rule of the database refuses is said at a field that can be mended."""

import pytest
from django.apps import apps
from django.db.models import CheckConstraint, Model
from django.forms import modelform_factory

from cooperation.models import Agreement
from departments.models import AlsoKnownAs, Appointment, OfficeHours, Person
from publishing.forms import RuledForm
from publishing.violations import fields_of
from residency.models import AdmissionDocument, Programme
from tests.editing import Editor, errors_of, make_editor
from tests.factories import make_department

APPS = ("publishing", "departments", "residency", "cooperation", "visas")
RULES = [
    (model, rule)
    for name in APPS
    for model in apps.get_app_config(name).get_models()
    for rule in model._meta.constraints
    if isinstance(rule, CheckConstraint) and model.__name__ != "ContentVersion"
]


@pytest.mark.parametrize(("model", "rule"), RULES, ids=lambda value: getattr(value, "name", ""))
def test_every_rule_names_a_field_and_says_what_is_wrong(model: type[Model], rule: CheckConstraint):
    assert set(fields_of(rule)) & {field.name for field in model._meta.fields}
    assert rule.violation_error_message != rule.default_violation_error_message


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "values", "at"),
    [
        (AdmissionDocument, {"quantity": 0}, "quantity"),
        (Person, {"publish_from": "2026-02-01", "publish_until": "2026-01-01"}, "publish_until"),
        (AlsoKnownAs, {"from_year": 2020, "until_year": 2010}, "until_year"),
        (OfficeHours, {"first_day": 5, "last_day": 1}, "last_day"),
        (OfficeHours, {"opens": "17:00", "closes": "09:00"}, "closes"),
        (Appointment, {"since_from": "2020-01-01", "until_to": "2019-01-01"}, "until_to"),
        (Programme, {"valid_from": 2027, "valid_until": 2026}, "valid_until"),
        (Agreement, {"signed_from": "2026-01-01", "valid_until": "2025-01-01"}, "valid_until"),
        (Agreement, {"signing_state": "planned", "signed_from": "2026-01-01", "ended_on": ""}, "signed_from"),
        (Agreement, {"signing_state": "planned", "signed_from": "", "ended_on": "2026-01-01"}, "ended_on"),
    ],
)
def test_the_field_to_mend_is_the_last_that_is_filled(model, values, at):
    names = [name for name in values if name in {field.name for field in model._meta.fields}]
    form = modelform_factory(model, form=RuledForm, fields=names)(values)
    form.instance.clean = lambda: None
    assert list(form.errors) == [at]


@pytest.mark.django_db
def test_a_failed_save_is_said_once_and_leads_to_the_field():
    department = make_department("university")
    editor = Editor(make_editor())
    url = f"/admin/departments/department/{department.pk}/change/"
    answer = editor.save(url, kind="office")
    page = answer.content.decode()
    assert errors_of(answer) == [
        "Part of : A university stands at the top of its tree, and everything else is part of something."
    ]
    assert 'href="#id_parent"' in page
    assert "errornote" not in page
    assert "<title>Error:" in page
