"""What other pages are told of registering, and of the papers for it."""

from datetime import date

import pytest

from departments.models import DocumentType
from tests.visas.making import make_exemption, make_full_procedure, make_list, make_procedure
from visas.duty import duty
from visas.papers import papers_for

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 1)


def test_the_duty_of_students_costs_one_query(django_assert_num_queries):
    make_full_procedure()
    make_exemption(make_list(), "KZ", 30)
    with django_assert_num_queries(1):
        found = duty("KZ", "KG", TODAY)
    assert (found.days, found.day_kind, found.term, found.exempt) == (5, "working", "5 working days", False)
    assert found.private_term == "30 calendar days"
    assert (found.slug, found.url, found.title) == ("registration", "/en/visas/registration/", "Registration")


def test_a_term_for_any_purpose_is_one_for_students():
    make_exemption(make_list(), "DE", 60, scope="any")
    found = duty("DE", "KG", TODAY)
    assert (found.term, found.exempt, found.private_term) == ("60 calendar days", True, "")
    assert found.url == "/en/visas/exemptions/?country=KG"


def test_a_university_is_bound_by_its_own_rules_and_those_of_the_country():
    make_full_procedure()
    make_list(default_days=7)
    assert duty("KZ", "KG", TODAY, "our-university").title == "Registration"
    elsewhere = duty("KZ", "KG", TODAY, "another")
    assert (elsewhere.days, elsewhere.slug) == (7, "")


@pytest.mark.parametrize(("citizenship", "country"), [("KG", "KG"), ("PK", "UZ"), ("PK", "")])
def test_at_home_and_where_nothing_is_known_there_is_no_duty(citizenship, country):
    make_full_procedure()
    assert duty(citizenship, country, TODAY) is None


def test_papers_are_those_of_the_procedures_that_count(django_assert_num_queries):
    passport = DocumentType.objects.create(code="passport", name_en="Passport")
    for slug, effect in {"old": {"effective_until": date(2026, 8, 31)}, "new": {}}.items():
        procedure = make_procedure(slug, **effect)
        procedure.documents.create(document_type=passport, quantity=2)
        procedure.documents.create(document_type=passport, condition="not_in_dormitory")
    make_procedure("of-others", kind="invitation").documents.create(document_type=passport)
    with django_assert_num_queries(1):
        found = papers_for(["KG"], TODAY)
    assert [(row.name, row.quantity, row.document_type__code, row.procedure__slug, row.title) for row in found] == [
        ("Passport", 2, "passport", "new", "New"),
        ("Passport", 1, "passport", "new", "New"),
    ]
    assert len(papers_for(["KG"], TODAY, living="hostel")) == 1
    assert papers_for([], TODAY) == []
