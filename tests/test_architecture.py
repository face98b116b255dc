"""The shape of the project: who may import whom, and what no file may hold."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.urls import get_resolver

ROOT = Path(settings.BASE_DIR)
BELOW = {
    "publishing": set(),
    "departments": {"publishing"},
    "residency": {"publishing", "departments"},
    "cooperation": {"publishing", "departments"},
    "visas": {"publishing", "departments"},
    "config": {"publishing", "departments", "residency", "cooperation", "visas"},
}


def python_files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported_packages(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("app", BELOW)
def test_imports_point_one_way(app):
    allowed = BELOW[app] | {app}
    wrong = {
        f"{path.relative_to(ROOT)} imports {package}"
        for path in python_files(app)
        for package in imported_packages(path) & ({*BELOW, "tests"} - allowed)
    }
    assert wrong == set()


@pytest.mark.parametrize("app", [app for app in BELOW if app != "config"])
def test_relations_point_one_way(app):
    allowed = BELOW[app] | {app, "auth", "contenttypes"}
    wrong = {
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if field.related_model._meta.app_label not in allowed
    }
    assert wrong == set()


def test_migrations_depend_one_way():
    graph = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    wrong = {
        f"{app}.{name} after {dependency[0]}"
        for (app, name), migration in graph.items()
        if app in BELOW
        for dependency in migration.dependencies
        if dependency[0] in BELOW and dependency[0] not in BELOW[app] | {app}
    }
    assert wrong == set()


def test_publishing_knows_no_domain_noun():
    nouns = re.compile(
        r"\b(departments?|universit\w+|residenc\w+|specialt\w+|programmes?|partners?|agreements?|visas?)\b",
        re.IGNORECASE,
    )
    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in python_files("publishing")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in [getattr(node, "name", None) or getattr(node, "id", None)]
        if isinstance(name, str) and nouns.fullmatch(name)
    }
    assert found == set()


#: What makes markup itself, each with a test that no text from outside gets through as markup.
MAKERS_OF_MARKUP = {"publishing/qr.py", "publishing/structured.py", "publishing/take_away.py"}
#: Takes messages of readers without a cookie (docs/decisions: "A form without a cookie").
GUARDS_ITSELF = {"config/middleware.py", "config/views.py"}


@pytest.mark.parametrize(
    "pattern", [r"\|\s*safe\b", r"\bmark_safe\b", r"\bcsrf_exempt\b", r"UpdateCacheMiddleware", r"cache_page\("]
)
def test_no_file_trusts_markup_or_caches_by_session(pattern):
    files = [path for app in BELOW for path in python_files(app)] + sorted((ROOT / "templates").rglob("*.html"))
    found = {str(path.relative_to(ROOT)) for path in files if re.search(pattern, path.read_text())}
    assert found == (MAKERS_OF_MARKUP if "mark_safe" in pattern else GUARDS_ITSELF if "csrf" in pattern else set())


def test_one_page_alone_takes_messages_without_the_cookie_of_a_token():
    def views(patterns):
        for pattern in patterns:
            yield from views(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern.callback]

    exempt = [view for view in views(get_resolver().url_patterns) if getattr(view, "csrf_exempt", False)]
    assert [view.__name__ for view in exempt] == ["feedback"]


def test_templates_hold_no_inline_style_or_script():
    inline = re.compile(
        r"<style|<script(?![^>]*\bsrc=)(?![^>]*type=\"application/ld\+json\")|\sstyle=|\son[a-z]+=", re.IGNORECASE
    )
    found = {
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").rglob("*.html")
        if inline.search(path.read_text())
    }
    # A file to be saved carries its style within it; it is never shown as a page.
    assert found == {"take_away/base.html"}


def test_no_page_asks_a_foreign_host():
    resource = re.compile(r"(?:src|href)=\"(?:https?:)?//|url\(['\"]?(?:https?:)?//|@import", re.IGNORECASE)
    files = [*sorted((ROOT / "templates").rglob("*.html")), *sorted((ROOT / "static" / "css").glob("*.css"))]
    assert [str(path.relative_to(ROOT)) for path in files if resource.search(path.read_text())] == []


def test_lock_files_name_no_host():
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert locks
    assert [path.name for path in locks if "://" in path.read_text()] == []
