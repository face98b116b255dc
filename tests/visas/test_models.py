"""What no row of procedures and exemptions may hold."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.visas.making import make_exemption, make_full_procedure, make_list, make_procedure
from visas.models import Procedure, Step

pytestmark = pytest.mark.django_db


def test_rules_of_tomorrow_are_not_in_force_today():
    make_procedure("old", effective_until=date(2026, 9, 4))
    make_procedure("new", effective_from=date(2026, 9, 5))

    def in_force(day):
        return [procedure.slug for procedure in Procedure.objects.in_force(day)]

    assert in_force(date(2026, 9, 4)) == ["old"]
    assert in_force(date(2026, 9, 5)) == ["new"]


def test_no_rule_ends_before_it_begins():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_procedure(effective_from=date(2026, 9, 5), effective_until=date(2026, 9, 4))


def test_an_exemption_of_no_days_is_refused():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_exemption(make_list(), "PK", 0)


def test_a_country_stands_once_in_a_list_unless_from_another_day():
    found = make_list()
    make_exemption(found, "DE", 60)
    make_exemption(found, "DE", 90, since=date(2027, 1, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        make_exemption(found, "DE", 30)


def test_a_step_stands_in_for_a_step_of_its_own_procedure_only():
    step = make_full_procedure().steps.first()
    stranger = Step(procedure=make_procedure("another"), text_en="Or so", alternative_to=step)
    with pytest.raises(ValidationError, match="another step of the same procedure"):
        stranger.clean()


def test_a_procedure_names_its_currency_by_three_letters():
    fee = make_full_procedure().fees.first()
    fee.currency = "som"
    with pytest.raises(ValidationError, match="Three capital letters"):
        fee.full_clean()
