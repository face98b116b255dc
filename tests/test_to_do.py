"""The editors' to-do list: every gap, page by page, each where this editor may mend it, at the same cost however many."""

from itertools import chain

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext

from config.todo import GAPS_ON_A_PAGE
from publishing import gaps as registry
from publishing.gaps import Gap
from tests.editing import Editor, make_editor
from tests.factories import make_department, make_person

pytestmark = pytest.mark.django_db

TO_DO = "/admin/to-do/"


@pytest.fixture
def editor() -> Editor:
    return Editor(make_editor())


@pytest.fixture
def many_gaps(monkeypatch) -> int:
    """More gaps of one department than two pages hold; no others."""
    department, number = make_department("center", name_en="Center"), 2 * GAPS_ON_A_PAGE + 1
    found = [Gap(f"Gap number {place}", department) for place in range(1, number + 1)]
    monkeypatch.setattr(registry, "_sources", [lambda: found])
    return number


def whats(editor: Editor, query: str = "") -> list[str]:
    return [row.all("td")[0].text for row in editor.get(TO_DO + query).one("tbody").all("tr")]


def test_every_gap_stands_on_one_page_and_each_page_is_bounded(editor, many_gaps):
    pages = [whats(editor, f"?page={number}") for number in (1, 2, 3)]

    assert [len(page) for page in pages] == [GAPS_ON_A_PAGE, GAPS_ON_A_PAGE, 1]
    assert [*chain(*pages)] == [f"Gap number {place}" for place in range(1, many_gaps + 1)]


def test_number_of_all_gaps_is_said_and_pages_lead_on(editor, many_gaps):
    page = editor.get(TO_DO)

    assert f"{many_gaps} things are missing" in page.text
    assert "?page=2" in [link.get("href") for link in page.one("main").all("a")]


@pytest.mark.parametrize("query", ["?page=0", "?page=-1", "?page=x", "?page=999999", "?page=%00", "?page="])
def test_absurd_page_gets_the_nearest(editor, many_gaps, query):
    assert whats(editor, query)


def test_empty_list_has_neither_table_nor_pages(editor, monkeypatch):
    monkeypatch.setattr(registry, "_sources", [])
    page = editor.get(TO_DO)

    assert "0 things are missing" in page.text
    assert page.one("main").all("table") == []
    assert page.all("nav", **{"aria-label": "Pages"}) == []


def test_editor_is_told_only_of_what_they_may_change():
    make_department("center", name_en="Center")
    make_person("somebody", given_name_en="", given_name_ru="")
    user = make_editor("half", is_superuser=False)
    user.user_permissions.add(Permission.objects.get(codename="change_department"))
    kinds = {row.all("td")[2].text for row in Editor(user).get(TO_DO).one("tbody").all("tr")}

    assert kinds == {"department"}


def test_longer_list_asks_no_more_often(editor):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            whats(editor)
        return len(asked)

    make_department("center-0")
    editor.get(TO_DO)
    before = queries()
    for number in range(1, 8):
        make_department(f"center-{number}")
    assert queries() == before
