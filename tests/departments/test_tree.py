"""The tree of departments: what hangs from what, also where something between is not published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from departments.tree import MOST_IN_A_TREE, grown
from publishing.indexing import gathered
from publishing.models import State
from tests.crawl import Visit, visit
from tests.documents import Element
from tests.factories import make_department, make_person, make_post

pytestmark = pytest.mark.django_db


@st.composite
def forests(draw) -> list[tuple[int, int | None, bool]]:
    """Departments in any order, each part of an earlier one or of none, published or not."""
    number = draw(st.integers(0, 12))
    parents = [draw(st.none() | st.integers(0, key - 1)) if key else None for key in range(number)]
    listed = [(key, parent, draw(st.booleans())) for key, parent in enumerate(parents)]
    return draw(st.permutations(listed))


@given(forests())
def test_each_published_department_hangs_in_the_tree_once(listed):
    tree = grown(listed)
    published = [key for key, _, seen in listed if seen]
    roots = tree.below.get(None, [])
    assert sorted(roots + [key for root in roots for key in tree.all_below(root)]) == sorted(published)


@given(forests())
def test_way_to_a_department_is_that_of_the_whole_tree_without_what_is_not_published(listed):
    parents, published = {key: parent for key, parent, _ in listed}, {key for key, _, seen in listed if seen}
    tree = grown(listed)
    for key in published:
        way, above = [], parents[key]
        while above is not None:
            way.append(above)
            above = parents[above]
        assert tree.way_to(key) == [above for above in reversed(way) if above in published]


def test_ring_of_departments_is_no_endless_way():
    tree = grown([(1, 2, True), (2, 1, True), (3, 4, True), (4, 4, False)])
    assert tree.way_to(1) == [1, 2]
    assert tree.below[None] == [3]


def seen(client, path: str) -> Visit:
    page = visit(client, path)
    assert page.response.status_code == 200
    return page


def branches(element: Element) -> list[str]:
    return [link.text for item in element.all("ul", **{"class": "tree"}) for link in item.all("a")]


def trail(page: Visit) -> list[str]:
    return [link.text for link in page.tree.one("nav", **{"class": "breadcrumbs"}).all("a")]


@pytest.fixture
def branch():
    """University > Centre > Office, of which the centre is not published."""
    university = make_department("university")
    centre = make_department("secret-centre", parent=university, kind="center", state=State.DRAFT)
    return university, centre, make_department("office", parent=centre, kind="office")


def test_department_below_an_unpublished_one_hangs_from_the_next_above(client, branch):
    page = seen(client, "/en/departments/")
    assert branches(page.tree) == ["Office"]
    assert "Secret" not in page.html


def test_page_lists_what_hangs_from_it_and_says_what_it_hangs_from(client, branch):
    university, office = (seen(client, f"/en/departments/{slug}/") for slug in ("university", "office"))
    assert [title.text for title in university.tree.one("main").all("h3")] == ["Office"]
    assert trail(office)[-1] == "University"
    assert "Secret" not in office.html + university.html


def test_department_without_a_published_one_above_is_a_root(client, branch):
    branch[0].state = State.ARCHIVED
    branch[0].save()
    page = seen(client, "/en/departments/")
    assert [title.text for title in page.tree.one("main").all("h2")] == ["Office"]
    assert "University" not in page.tree.one("main").text


def test_person_is_not_known_by_an_unpublished_department(client, branch):
    _, centre, office = branch
    person = make_person("asanova", family_name_en="Asanova")
    make_post(office, person, post_en="Secretary")
    make_post(centre, person, post_en="Agent")
    pages = [seen(client, path).html for path in ("/en/people/", "/en/people/asanova/")]
    assert all("Secretary" in page and "Secret Centre" not in page and "Agent" not in page for page in pages)
    assert "/people/asanova/" not in seen(client, "/en/search/?q=agent").html
    assert "/people/asanova/" in seen(client, "/en/search/?q=secretary").html


def test_person_is_found_by_a_department_as_soon_as_it_is_published(client, branch):
    _, centre, _ = branch
    make_post(centre, make_person("asanova"), post_en="Agent")
    centre.state = State.PUBLISHED
    centre.save()
    assert "/people/asanova/" in seen(client, "/en/search/?q=secret").html
    centre.state = State.ARCHIVED
    centre.save()
    assert "/people/asanova/" not in seen(client, "/en/search/?q=secret").html


def test_large_tree_says_how_many_more_there_are_and_leads_to_them(client):
    with gathered():
        university = make_department("university")
        for number in range(MOST_IN_A_TREE + 2):
            make_department(f"office-{number:03}", parent=university, kind="office", position=number)
    page = seen(client, "/en/departments/")
    assert len(branches(page.tree)) == MOST_IN_A_TREE
    more = page.tree.one("a", **{"class": "arrow"})
    assert more.text == "2 more departments and offices"
    whole = seen(client, f"/en/departments/{more.get('href').removeprefix('/en/departments/')}")
    assert len(branches(whole.tree)) == MOST_IN_A_TREE + 2
    assert whole.head["robots"] == "noindex"


def test_page_of_a_department_with_many_parts_leads_to_them_all(client, monkeypatch):
    monkeypatch.setattr("config.department_page.MOST_PARTS", 2)
    university = make_department("university")
    for number in range(3):
        make_department(f"office-{number}", parent=university, kind="office", position=number)
    page = seen(client, "/en/departments/university/")
    assert page.tree.one("section", **{"aria-labelledby": "parts"}).one("a", **{"class": "arrow"}).get("href") == (
        "/en/departments/?within=university"
    )
    assert len(branches(seen(client, "/en/departments/?within=university").tree)) == 3


@pytest.mark.parametrize("within", ["nowhere", "secret-centre", "%00", ""])
def test_branch_that_is_not_there_is_the_whole_tree(client, branch, within):
    assert branches(seen(client, f"/en/departments/?within={within}").tree) == ["Office"]
