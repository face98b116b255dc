"""The stylesheet of the site: one file that misses none of its sheets, and no rule for what no page has."""

import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from config.stylesheets import NAME, SHEETS

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "static" / "css"
#: Sheets of their own: for the admin, for paper, for staff on public pages, for guides to take away.
APART = {"admin", "print", "staff", "take-away"}
IN_A_CLASS = re.compile(r"""class=\\?(["'])((?:\{\{.*?\}\}|\{%.*?%\}|(?!\1).)*)""")


def test_every_sheet_is_joined_or_stands_apart():
    assert {sheet.stem for sheet in FOLDER.glob("*.css")} == {*SHEETS} | APART


def test_joined_sheet_holds_them_all_in_order_and_is_as_old_as_the_youngest():
    joined = Path(finders.find(NAME))

    text = joined.read_text()
    places = [text.index((FOLDER / f"{name}.css").read_text()) for name in SHEETS]
    assert places == sorted(places)
    assert joined.stat().st_mtime_ns == max((FOLDER / f"{name}.css").stat().st_mtime_ns for name in SHEETS)


def test_changed_sheet_is_joined_anew():
    joined = Path(finders.find(NAME))
    joined.write_text("old")
    os.utime(joined, ns=(1, 1))

    assert Path(finders.find(NAME)).read_text() != "old"


def classes_in(sheet: Path) -> set[str]:
    rules = re.sub(r"/\*.*?\*/|url\([^)]*\)|\[[^\]]*\]", "", sheet.read_text(), flags=re.DOTALL)
    return {name for selector in re.findall(r"([^{};]*)\{", rules) for name in re.findall(r"\.([a-z][\w-]*)", selector)}


@pytest.fixture(scope="module")
def used() -> tuple[set[str], set[str]]:
    """The classes that templates and programs give, and the beginnings of those whose end is worked out."""
    folders = [ROOT / app for app in settings.CONTENT_APPS]
    files = [*(ROOT / "templates").rglob("*.html"), *(file for folder in folders for file in folder.rglob("*.py"))]
    names, beginnings = set(), set()
    for text in (file.read_text() for file in files):
        for _quote, value in IN_A_CLASS.findall(text):
            beginnings |= set(re.findall(r"([\w-]+-)\{\{", value))
            names |= set(re.findall(r"[\w-]+", value))
    names |= {
        word for file in (ROOT / "static" / "js").glob("*.js") for word in re.findall(r"[\w-]+", file.read_text())
    }
    return names, beginnings


@pytest.mark.parametrize("name", [*SHEETS, "print", "staff"])
def test_no_rule_is_for_a_class_that_nothing_has(name, used):
    names, beginnings = used
    unused = {found for found in classes_in(FOLDER / f"{name}.css") - names if not found.startswith(tuple(beginnings))}
    assert unused == set()
