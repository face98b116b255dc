"""Who sees a procedure, and by whose clock it counts."""

from datetime import UTC, datetime

import pytest

from departments.models import Department
from publishing import clock
from publishing.models import State
from publishing.search import find, results
from tests.factories import make_department
from tests.visas.making import make_full_procedure, make_office, make_procedure
from visas.models import Procedure
from visas.sitemaps import ProcedureSitemap

pytestmark = pytest.mark.django_db

YESTERDAY, TOMORROW = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
PLACES = {
    "its list": "/en/visas/",
    "the home page": "/en/",
    "the university's page": "/en/departments/our-university/",
    "a neighbour's page": "/en/visas/neighbour/",
}


def seen_at(client) -> set[str]:
    """Where readers come upon the procedure "Registration"."""
    places = {name for name, path in PLACES.items() if "Registration of guests" in client.get(path).content.decode()}
    if client.get("/en/visas/registration/").status_code == 200:
        places.add("its page")
    if any(result.path == "/visas/registration/" for result in results(find("guests").hits, "en")):
        places.add("the search")
    if any(procedure.slug == "registration" for procedure in ProcedureSitemap().items()):
        places.add("the sitemap")
    return places


def make_pair() -> Procedure:
    university = make_office().university
    procedure = make_procedure(title_en="Registration of guests")
    procedure.deadlines.create(event="border_crossing", offset_days=5, day_kind="working")
    make_procedure("neighbour", department=university, kind="passport")
    return procedure


@pytest.mark.parametrize(
    ("of_procedure", "of_department", "is_seen"),
    [
        ({}, {}, True),
        ({"state": State.DRAFT}, {}, False),
        ({}, {"state": State.DRAFT}, False),
        ({}, {"state": State.ARCHIVED}, False),
        ({}, {"publish_from": TOMORROW}, False),
        ({}, {"publish_until": YESTERDAY}, False),
        ({}, {"publish_from": YESTERDAY, "publish_until": TOMORROW}, True),
    ],
)
def test_a_procedure_is_seen_while_it_and_its_department_are_published(client, of_procedure, of_department, is_seen):
    procedure = make_pair()
    for model, fields, pk in (
        (Procedure, of_procedure, procedure.pk),
        (Department, of_department, procedure.department_id),
    ):
        for name, value in fields.items():
            model.objects.filter(pk=pk).update(**{name: value})
    everywhere = {*PLACES, "its page", "the search", "the sitemap"}
    assert seen_at(client) == (everywhere if is_seen else set())
    assert Procedure.objects.get(pk=procedure.pk).is_published() is is_seen


@pytest.mark.parametrize(
    ("zone", "counts"),
    [("Asia/Bishkek", True), ("Asia/Almaty", False)],
)
def test_a_rule_counts_from_midnight_at_its_own_university(client, zone, counts):
    """At half past midnight in Bishkek it is still the day before in Almaty."""
    university = make_department("the-university", country="KZ", time_zone=zone)
    procedure = make_procedure(title_en="Registration of guests", department=university, effective_from="2026-09-05")
    procedure.deadlines.create(event="border_crossing", offset_days=5, day_kind="working")
    with clock.at(datetime(2026, 9, 4, 18, 30, tzinfo=UTC)):
        assert ("In force from 5 September" not in page(client, "/en/visas/registration/")) is counts
        assert ("Rules that are coming" not in page(client, "/en/visas/")) is counts
        assert ("Registration of guests" in page(client, "/en/")) is counts
        assert ("Registration of guests" in page(client, "/en/departments/the-university/")) is counts
        assert bool(ProcedureSitemap().items()) is counts


@pytest.mark.parametrize(("zone", "last"), [("Asia/Bishkek", "14 September"), ("Asia/Almaty", "11 September")])
def test_an_example_is_counted_from_the_day_at_the_university(client, zone, last):
    """Five working days after Monday, and after the Sunday that it still is elsewhere."""
    procedure = make_full_procedure()
    Department.objects.filter(pk=procedure.department_id).update(time_zone=zone)
    with clock.at(datetime(2026, 9, 6, 18, 30, tzinfo=UTC)):
        assert f", {last} 2026." in page(client, "/en/visas/registration/")


def page(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()
