"""Whom a page names where a department has no phone, mail or messenger of its own."""

import pytest

from departments.nearest import nearest_office
from tests.crawl import visit
from tests.factories import make_department, make_person, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def university():
    return make_department(country="KG")


def test_what_a_department_is_part_of_comes_before_the_offices_beside_it(university, django_assert_num_queries):
    faculty = make_department("faculty", parent=university)
    chair = make_department("chair", parent=faculty)
    assert nearest_office(chair) is None
    office = make_department("office", parent=university, kind="office")
    post = make_post(office, make_person("ann"))
    post.contacts.create(kind="phone", value="+996705508455")
    assert nearest_office(chair).slug == "office"
    university.contacts.create(kind="web", value="https://university.example/")
    assert nearest_office(chair).slug == "office"  # an address on the web answers nobody
    university.contacts.create(kind="email", value="all@university.example")
    assert nearest_office(chair).slug == university.slug
    faculty.contacts.create(kind="email", value="us@university.example")
    with django_assert_num_queries(1):
        found = nearest_office(chair)
    assert (found.slug, [contact.value for contact in found.contacts]) == ("faculty", ["us@university.example"])


def test_a_page_without_contacts_says_so_and_leads_on(client, university):
    office = make_department("office", parent=university, kind="office")
    office.contacts.create(kind="phone", value="+996705508455")
    said = "No phone, mail or messenger of it is published here."
    silent = visit(client, "/en/departments/our-university/")
    assert said in silent.tree.text
    assert "/en/departments/office/" in [link.get("href") for link in silent.tree.one("main").all("a")]
    assert said not in visit(client, "/en/departments/office/").tree.text
