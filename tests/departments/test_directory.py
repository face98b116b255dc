"""Finding people by name, by university and by the letters of the reader's alphabet."""

from urllib.parse import quote

import pytest
from django.test import Client

from departments.models import Person
from publishing.languages import CODES
from publishing.spans import parse_span
from tests.crawl import forget, visit
from tests.factories import make_department, make_person, make_phone, make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    first, second = make_department("first"), make_department("second")
    people = {
        "osmonov": make_person("osmonov", family_name_en="Osmonov", family_name_ky="Осмонов"),
        "omurov": make_person("omurov", family_name_en="Omurov", family_name_ky="Өмүров"),
        "niyazov": make_person("niyazov", family_name_en="Niyazov", family_name_ky="Ниязов", also_known_as="Nijazow"),
    }
    make_post(first, people["osmonov"], role="head")
    make_post(second, people["omurov"], role="head")
    return people


def page(client, address):
    return client.get(address).context


def names(context):
    return [str(row.full_name) for row in context["page_obj"].object_list]


def test_people_stand_in_the_order_of_the_alphabet(client, staff):
    assert names(page(client, "/ky/people/")) == ["Ниязов", "Осмонов", "Өмүров"]
    assert names(page(client, "/en/people/")) == ["Niyazov", "Omurov", "Osmonov"]


def test_letter_index_is_the_alphabet_of_the_language(client, staff):
    letters = dict(page(client, "/ky/people/")["people"].letters())
    assert [letter for letter, there in letters.items() if there] == ["Н", "О", "Ө"]
    assert list(letters)[:3] == ["А", "Б", "В"]


def test_letter_shows_its_people_only(client, staff):
    assert names(page(client, "/ky/people/?letter=Ө")) == ["Өмүров"]
    assert names(page(client, "/ky/people/?letter=О")) == ["Осмонов"]
    assert names(page(client, "/ky/people/?letter=Ң")) == []


@pytest.mark.parametrize("query", ["осмон", "ОСМОНОВ", "Osmonov"])
def test_name_is_found_in_any_language_and_case(client, staff, query):
    assert names(page(client, f"/ky/people/?q={query}")) == ["Осмонов"]


def test_other_spelling_is_found(client, staff):
    assert names(page(client, "/ky/people/?q=Nijazow")) == ["Ниязов"]


def test_people_of_one_university(client, staff):
    assert names(page(client, "/en/people/?university=second")) == ["Omurov"]


def test_unknown_choices_are_left_out(client, staff):
    assert len(names(page(client, "/en/people/?university=nowhere&letter=Я&department=%00&page=x"))) == 3


def test_site_of_one_university_does_not_speak_of_universities(client):
    make_post(make_department(name_en="Osh Medical"), make_person())
    html = client.get("/en/people/").content.decode()
    assert 'name="university"' not in html
    assert "Osh Medical</span>" in html  # the university's name is the site's name


def test_list_costs_the_same_number_of_queries():
    department, costs = make_department(), []
    for number in range(3):
        make_phone(make_post(department, make_person(f"person-{number}")))
        forget()
        costs.append(visit(Client(), "/en/people/").queries)
    assert costs == [costs[0]] * 3


def test_person_without_a_post_today_is_listed_with_the_last_one(client):
    department = make_department("academy")
    for slug, since, until in (("osmonov", "2009", "2013"), ("osmonov", "2014", "2020"), ("omurov", "2009", "2013")):
        person = Person.objects.filter(slug=slug).first() or make_person(slug)
        post = make_post(department, person, post_en=f"Head since {since}")
        post.since, post.until = parse_span(since), parse_span(until)
        post.save()
    make_post(department, Person.objects.get(slug="omurov"))
    rows = {row.slug: row for row in page(client, "/en/people/")["page_obj"].object_list}
    assert [post.label for post in rows["osmonov"].former] == ["Head since 2014"]
    assert ([post.label for post in rows["omurov"].posts], rows["omurov"].former) == (["Staff"], [])
    main = visit(client, "/en/people/").tree.one("main").text
    assert "Head since 2014, Academy : 2014–2020" in main


def test_what_narrows_the_list_is_named_in_its_title_and_taken_off_one_by_one(client, staff):
    found = visit(client, "/en/people/?q=Om&department=first&letter=O").tree
    assert found.one("title").text.startswith("People: Om, First, O · ")
    chips = {" ".join(link.text.split()): link.get("href") for link in found.all("a", **{"class": "chip"})}
    assert chips == {
        "Name: Om × remove": "?department=first&letter=O",
        "Department: First × remove": "?q=Om&letter=O",
        "Letter: O × remove": "?q=Om&department=first",
    }
    empty = {link.text: link.get("href") for link in found.one("div", **{"class": "empty"}).all("a")}
    assert empty == {
        "without “Om”: 1": "?department=first&letter=O",
        "without “First”: 1": "?q=Om&letter=O",
        "Show everyone": "?",
    }


def test_unknown_choices_are_named(client, staff):
    main = visit(client, "/en/people/?university=nowhere&letter=Я&department=nobody&former=yes").tree.one("main")
    assert "it was left out: University, Department, People, Letter." in main.text


def test_former_staff_are_those_of_the_department_alone(client, staff):
    first, second = (
        post.department for post in staff["osmonov"].appointments.all() | staff["omurov"].appointments.all()
    )
    for department, person in ((first, "omurov"), (second, "niyazov")):
        post = make_post(department, staff[person])
        post.until = parse_span("2013")
        post.save()
    assert names(page(client, f"/en/people/?department={first.slug}&former=yes")) == ["Omurov"]


#: Names at the edges of the alphabets, in both scripts, and such as begin with no letter.
EDGES = (
    *("Ежов", "Ёлкин", "Елкина", "Яров", "Әлиев", "Ғали", "Қасым", "Ңжок", "Өмүров", "Ұлан", "Үсөн", "Һамит", "Ісмет"),
    *(
        "Йылмаз",
        "Иванов",
        "Ўрмон",
        "Ҳаким",
        "Ґава",
        "Smith",
        "Zokirova",
        "Oʻrinov",
        "Gʻani",
        "Shadieva",
        "Chori",
        "Ngo",
    ),
    *("Ångström", "Æsir", "محمد", "王", "7th", "«Ёлка»", "ʻAli"),
)


@pytest.mark.parametrize("language", CODES)
def test_everyone_stands_under_exactly_one_letter_that_is_a_link(client, language):
    for number, name in enumerate(EDGES):
        make_person(f"p-{number}", **{f"family_name_{code}": name for code in CODES})
    index = page(client, f"/{language}/people/")["people"].letters()
    listed = [
        name
        for letter, there in index
        if there
        for name in names(page(client, f"/{language}/people/?letter={quote(letter)}"))
    ]
    assert sorted(listed) == sorted(EDGES)
    for letter, there in index:
        if not there:
            assert names(page(client, f"/{language}/people/?letter={quote(letter)}")) == [], letter


@pytest.mark.parametrize(
    ("language", "letter", "expected"),
    [
        ("ru", "Е", ["Ежов", "Ёлкин"]),
        ("ky", "Ё", ["Ёлкин"]),
        ("ru", "Я", ["Яров"]),
        ("ru", "#", ["Smith"]),
        ("en", "#", ["Ежов", "Ёлкин", "Яров"]),
    ],
)
def test_yo_and_another_script_stand_where_a_reader_looks(client, language, letter, expected):
    for number, name in enumerate(("Ежов", "Ёлкин", "Яров", "Smith")):
        make_person(f"p-{number}", **{f"family_name_{code}": name for code in CODES})
    assert names(page(client, f"/{language}/people/?letter={quote(letter)}")) == expected
