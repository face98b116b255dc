"""Redirects that editors write by hand lead somewhere, and never in a ring."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from publishing.models import Redirect
from tests.editing import Editor, errors_of, make_editor
from tests.factories import make_department

pytestmark = pytest.mark.django_db

ADD = "/admin/publishing/redirect/add/"


def faults(old_path: str, new_path: str) -> set[str]:
    try:
        Redirect(old_path=old_path, new_path=new_path).full_clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


@pytest.mark.parametrize(
    "path",
    ["people/", "https://example.org/people/", "//example.org/", "/people/?page=2", "/people/#a", "/peo ple/",
     "/people/\\evil/", "javascript:alert(1)", "/люди/", "/a/../b/", "/a//b/", "/\n/", ""],
)  # fmt: skip
def test_what_is_no_address_of_this_site_is_refused(path):
    assert faults(path, "/people/") == {"old_path"}
    assert faults("/old/", path) == {"new_path"}


def test_an_address_with_its_language_is_kept_without_it():
    editor = Editor(make_editor())
    assert editor.save(ADD, old_path="/ky/old/", new_path="/ru/people/").status_code == 302
    redirect = Redirect.objects.get()
    assert (redirect.old_path, redirect.new_path) == ("/old/", "/people/")
    assert Client().get("/kk/old/")["Location"] == "/kk/people/"


@pytest.mark.parametrize(("old_path", "new_path"), [("/a/", "/a/"), ("/ky/a/", "/a/"), ("/c/", "/a/"), ("/b/", "/a/")])
def test_rings_are_refused(old_path, new_path):
    Redirect.objects.create(old_path="/a/", new_path="/b/")
    Redirect.objects.create(old_path="/b/", new_path="/c/")
    assert "new_path" in faults(old_path, new_path)


def test_a_chain_that_ends_is_no_ring():
    Redirect.objects.create(old_path="/a/", new_path="/b/")
    assert faults("/c/", "/a/") == set()
    assert faults("/b/", "/c/") == set()


def test_a_redirect_may_be_saved_again():
    kept = Redirect.objects.create(old_path="/a/", new_path="/people/")
    kept.full_clean()


def test_address_of_a_page_is_refused_until_the_page_is_gone():
    department = make_department("centre")
    assert faults("/departments/centre/", "/people/") == faults("/people/", "/departments/") == {"old_path"}
    assert faults("/departments/never/", "/people/") == faults("/nowhere/", "/people/") == set()
    department.state = "archived"
    department.save()
    assert faults("/departments/centre/", "/people/") == set()


@pytest.mark.parametrize("language", ["en", "ky"])
def test_editor_is_told_and_loses_nothing(language):
    response = Editor(make_editor(), language).save(ADD, old_path="/old/", new_path="/old/")
    assert len(errors_of(response)) == 1
    assert 'value="/old/"' in response.content.decode()
    assert not Redirect.objects.exists()
