"""Who is shown in which post, and from which day to which day."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from departments import people
from publishing import clock
from publishing.indexing import gathered
from publishing.models import State
from publishing.spans import parse_span
from tests.crawl import Visit, forget, visit
from tests.factories import make_department, make_person, make_phone, make_post

pytestmark = pytest.mark.django_db

#: 00:30 of the first of September in Tashkent, 01:30 in Bishkek (the settings' zone), 21:30 of the last of August in Baku.
NIGHT = datetime(2026, 8, 31, 19, 30, tzinfo=UTC)


def seen(path: str) -> Visit:
    page = visit(Client(), path)
    assert page.response.status_code == 200
    return page


def post_from_to(department, slug, since="", until="", **fields):
    post = make_post(department, make_person(slug), **fields)
    if since:
        post.since = parse_span(since)
    if until:
        post.until = parse_span(until)
    post.save()
    return post


@pytest.mark.parametrize(
    ("zone", "present", "former"),
    [("Asia/Tashkent", ["new-head"], ["old-head"]), ("Europe/London", ["old-head"], [])],
)
def test_post_begins_and_ends_with_the_days_of_its_department(zone, present, former):
    department = make_department(time_zone=zone)
    old = post_from_to(department, "old-head", until="2026-08-31", role="head")
    post_from_to(department, "new-head", since="2026-09-01", role="head")
    with clock.at(NIGHT):
        lists = people.posts_of(old.person)
        held = people.posts_by_time(department)
    assert [post.person__slug for post in lists["former"]] == former
    assert [post.person__slug for post in lists["posts"]] == [slug for slug in present if slug == "old-head"]
    assert [post.person.slug for post in held["posts"]] == present
    assert [post.person.slug for post in held["former"]] == former


def test_directory_of_a_department_has_the_same_people_as_its_page():
    department = make_department("academy", time_zone="Europe/London")
    post_from_to(department, "new-head", since="2026-09-01")
    for moment, shown in ((NIGHT, False), (NIGHT.replace(hour=23), True)):
        with clock.at(moment):
            pages = [seen(path).html for path in ("/en/departments/academy/", "/en/people/?department=academy")]
        assert ["/people/new-head/" in page for page in pages] == [shown, shown]


def test_large_department_says_how_many_more_there_are_and_leads_to_them():
    with gathered():
        department = make_department("academy")
        for number in range(people.MOST_POSTS + 3):
            make_post(department, make_person(f"present-{number}"), position=number)
        for number in range(people.MOST_FORMER + 1):
            post_from_to(department, f"former-{number}", since=str(1900 + number), until=str(1901 + number))
        make_post(department, make_person("hidden", state=State.DRAFT))

    page = seen("/en/departments/academy/")
    shown = {
        link.get("href").split("/")[3] for link in page.tree.one("main").all("a") if "/people/" in link.get("href")
    }
    assert len([slug for slug in shown if slug.startswith("present")]) == people.MOST_POSTS
    assert len([slug for slug in shown if slug.startswith("former")]) == people.MOST_FORMER
    assert "former-0" not in shown  # the longest ago
    more = {link.text: link.get("href") for link in page.tree.one("main").all("a", **{"class": "arrow"})}
    assert set(more) == {"3 more people", "1 more person"}
    assert f"{people.MOST_POSTS + 3} people" in seen(more["3 more people"]).tree.one("main").text
    former = seen(more["1 more person"]).tree.one("main").text
    assert f"{people.MOST_FORMER + 1} people" in former
    assert "1900–1901" in former


@pytest.mark.parametrize("number", [1, 5])
def test_page_of_a_department_costs_the_same_number_of_queries(number):
    above = make_department()
    for level in range(number):
        above = make_department(f"level-{level}", parent=above)
    for count in range(number):
        make_phone(make_post(above, make_person(f"person-{count}"), position=count))
        make_department(f"part-{count}", parent=above)
    forget()
    assert seen(f"/en/departments/{above.slug}/").queries <= 12


def test_university_that_is_not_published_is_not_named_beside_a_post():
    university = make_department("university", state=State.DRAFT)
    post = make_post(make_department("office", parent=university), make_person())
    [shown] = people.posts_of(post.person)["posts"]
    assert (shown.department_name, shown.university_name) == ("Office", "")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Kyrgyz, Russian, English"), ("ky", "кыргызча, орусча, англисче")]
)
def test_languages_somebody_speaks_are_named_on_their_page(language, said):
    make_person("asanova", languages_spoken="ky,ru,en")
    make_person("silent")
    assert said in seen(f"/{language}/people/asanova/").tree.one("main").text
    assert "Speaks" not in seen("/en/people/silent/").html


def test_name_that_is_too_long_to_look_for_is_explained(client):
    make_person("asanova")
    main = seen(f"/en/people/?q={'a' * 61}").tree.one("main")
    assert [error.text for error in main.all("span", **{"class": "field-error"})] == [
        "Ensure this value has at most 60 characters (it has 61)."
    ]


def test_name_is_looked_for_within_the_department_that_was_chosen():
    department = make_department("academy")
    make_post(department, make_person("asanova"))
    main = seen("/en/people/?department=academy").tree.one("main")
    assert ("department", "academy") in [(field.get("name"), field.get("value")) for field in main.all("input")]
