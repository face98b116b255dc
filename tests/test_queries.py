"""How often a page asks the database: seldom, and no more often for long lists than for short ones."""

import pytest
from django.test import Client

from cooperation.models import Agreement, MobilityEvent, Outcome, Partner
from departments.models import Appointment, Department, Person
from publishing.models import Published
from residency.models import Programme, Specialty
from tests.crawl import crawl, forget, visit
from visas.models import Procedure, RegistrationExemption

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_content")]

MOST_QUERIES = 12
LISTS = [
    "/", "/departments/", "/departments/osh-cpme/", "/departments/eimu/", "/departments/eimu-international-department/",
    "/people/", "/people/?university=eimu", "/residency/", "/residency/?group=surgical", "/residency/calendar/",
    "/cooperation/", "/cooperation/partners/", "/cooperation/partners/jica/", "/cooperation/agreements/",
    "/cooperation/events/", "/cooperation/outcomes/", "/visas/", "/visas/exemptions/", "/search/?q=eimu",
]  # fmt: skip


def copy(obj, **changes):
    """Another row like this one, with its place in the same lists."""
    related = {field.name: list(getattr(obj, field.name).all()) for field in obj._meta.many_to_many}
    obj.pk, obj._state.adding = None, True
    if isinstance(obj, Published):
        obj.version = 0
    for name, value in changes.items():
        setattr(obj, name, value)
    obj.save()
    for name, values in related.items():
        getattr(obj, name).set(values)
    return obj


def add_rows(number: int) -> None:
    """One more row in each list, all of them where the long lists of the demonstration are."""
    slug = f"one-more-{number}"
    university = Department.objects.get(slug="eimu")
    department = copy(Department.objects.get(slug="eimu-international-department"), slug=slug)
    copy(university, slug=f"{slug}-university")
    person = copy(Person.objects.first(), slug=slug)
    Appointment.objects.create(department=department, person=person)
    Appointment.objects.create(department=Department.objects.get(slug="osh-cpme"), person=person)
    programme = Programme.objects.select_related("specialty").filter(specialty__group__code="surgical").first()
    specialty = copy(Specialty.objects.get(pk=programme.specialty_id), slug=slug)
    copy(programme, slug=slug, specialty=specialty)
    partner = copy(Partner.objects.get(slug="jica"), slug=slug)
    for agreement in (Agreement.objects.filter(partners__slug="jica").first(), Agreement.objects.first()):
        if agreement:
            copy(agreement, slug=f"{slug}-{agreement.pk}").partners.add(partner)
    copy(MobilityEvent.objects.first(), slug=slug)
    copy(Outcome.objects.first(), slug=slug)
    copy(Procedure.objects.first(), slug=slug)
    copy(RegistrationExemption.objects.first(), country=["FJ", "TV", "WS"][number])


def queries_of(paths: list[str]) -> dict[str, int]:
    client = Client()
    counts = {}
    for path in paths:
        forget()
        page = visit(client, f"/en{path}")
        assert page.response.status_code == 200, path
        counts[path] = page.queries
    return counts


def test_page_asks_at_most_twelve_times_just_after_an_edit():
    found = crawl("ky", likes=1, forgetful=True).values()
    assert [f"{page.address}: {page.queries}" for page in found if page.queries > MOST_QUERIES] == []


def test_longer_lists_ask_no_more_often():
    before = queries_of(LISTS)
    for number in range(3):
        add_rows(number)
    after = queries_of(LISTS)

    assert {path: (before[path], after[path]) for path in LISTS if before[path] != after[path]} == {}
