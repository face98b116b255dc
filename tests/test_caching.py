"""An anonymous page is a pure function of its address, the content, the release and the clock."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from unittest.mock import patch
from urllib.parse import quote
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from departments.models import Department, Statement
from publishing.caching import ContentState
from publishing.models import Notice, State
from tests.documents import form_values, parse
from tests.factories import make_department, make_person

pytestmark = pytest.mark.django_db

BISHKEK = ZoneInfo("Asia/Bishkek")
PAGES = ["/en/", "/ky/departments/", "/ru/departments/our-university/", "/uz/people/?letter=M", "/kk/search/?q=Uni"]


@pytest.fixture(autouse=True)
def university() -> Department:
    return make_department()


def get(address: str, etag: str = "", **headers: str) -> HttpResponse:
    return Client().get(address, headers={"If-None-Match": etag, **headers} if etag else headers)


def etag_of(address: str) -> str:
    response = get(address)
    assert response.status_code == 200
    return response["ETag"]


def directives(response: HttpResponse) -> dict[str, str]:
    parts = [part.strip().partition("=") for part in response["Cache-Control"].split(",")]
    return {name: value for name, _, value in parts}


@pytest.mark.parametrize("address", PAGES)
def test_public_page_may_be_kept_briefly_and_shown_stale_while_the_server_fails(address):
    found = directives(get(address))

    assert set(found) == {"public", "max-age", "stale-while-revalidate", "stale-if-error"}
    assert int(found["max-age"]) + int(found["stale-while-revalidate"]) <= 2
    assert int(found["stale-if-error"]) >= 86_400


@pytest.mark.parametrize("address", PAGES)
def test_reader_who_has_the_page_is_told_so_without_rendering_it(address):
    page = get(address)
    with (
        patch("django.template.base.Template.render", side_effect=AssertionError("rendered")),
        CaptureQueriesContext(connection) as queries,
    ):
        response = get(address, page["ETag"])

    assert len(queries) == 1
    assert (response.status_code, response.content) == (304, b"")
    assert response["ETag"] == page["ETag"]
    assert directives(response) == directives(page)
    assert "Content-Security-Policy" in response.headers


@pytest.mark.parametrize("known", ['"other", {}', '{}, W/"x"'])
def test_any_of_several_known_versions_counts(known):
    assert get("/en/", known.format(etag_of("/en/"))).status_code == 304


@pytest.mark.parametrize("known", ['"other"', "*", "nonsense", '"', "\x00", "W/"])
def test_unknown_version_gets_the_page(known):
    response = get("/en/", known)
    assert response.status_code == 200
    assert response.content


def test_every_address_has_a_version_of_its_own():
    addresses = ["/en/", "/ru/", "/en/people/", "/en/people/?page=2", "/en/people/?letter=M"]
    assert len({etag_of(address) for address in addresses}) == len(addresses)


def test_compressed_page_is_known_by_its_version():
    response = get("/en/departments/our-university/", **{"Accept-Encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response["Vary"]

    again = get("/en/departments/our-university/", response["ETag"], **{"Accept-Encoding": "gzip"})
    assert again.status_code == 304


def test_head_answers_like_get_without_the_page():
    page, head = get("/en/"), Client().head("/en/")
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head[name] for name in ("ETag", "Cache-Control", "Content-Type")} == {
        name: page[name] for name in ("ETag", "Cache-Control", "Content-Type")
    }
    assert Client().head("/en/", headers={"If-None-Match": page["ETag"]}).status_code == 304


def test_version_is_the_same_in_every_process():
    program = (
        "import django; django.setup()\n"
        "from datetime import UTC, datetime\n"
        "from publishing.caching import ContentState\n"
        "state = object.__new__(ContentState)\n"
        "state.token, state.since = 'token', datetime(2026, 9, 1, tzinfo=UTC)\n"
        "print(state.etag('/ky/people/?q=%D0%90'))"
    )
    found = set()
    for seed in ("1", "2"):
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONHASHSEED": seed}
        found.add(
            subprocess.run(  # noqa: S603
                [sys.executable, "-c", program],
                env=environment,
                cwd=settings.BASE_DIR,
                check=True,
                capture_output=True,
                text=True,
            ).stdout.strip()
        )
    assert len(found) == 1
    assert found.pop().startswith('W/"')


def test_new_release_makes_every_kept_page_stale(settings):
    etag = etag_of("/en/")
    settings.RELEASE = "another"
    assert get("/en/", etag).status_code == 200


def edits():
    yield "a field", lambda university: Department.objects.get(pk=university.pk).save()
    yield (
        "a new row",
        lambda university: Statement.objects.create(department=university, kind="mission", text_en="Heal."),
    )
    yield "a deleted row", lambda university: make_person("gone-soon").delete()
    yield "a notice", lambda university: Notice.objects.create(text_en="Closed today")


@pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in edits()])
def test_edit_is_seen_in_the_next_request(university, edit):
    kept = {address: etag_of(address) for address in PAGES}
    edit(university)
    for address, etag in kept.items():
        assert get(address, etag).status_code == 200, address


def test_edit_in_the_admin_is_seen_by_readers_at_once(university):
    kept = etag_of("/en/departments/our-university/")
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("editor"))
    address = reverse("admin:departments_department_change", args=[university.pk])
    page, _ = parse(editor.get(address).content.decode())
    form = next(form for form in page.all("form") if form.get("id") == "department_form")

    answer = editor.post(address, form_values(form) | {"name_en": "Renamed University", "_save": "Save"})
    assert answer.status_code == 302, [
        error.text for error in parse(answer.content.decode())[0].all("ul", **{"class": "errorlist"})
    ]

    response = get("/en/departments/our-university/", kept)
    assert response.status_code == 200
    assert "Renamed University" in response.content.decode()
    assert "Our University" not in response.content.decode()


def test_release_by_the_clock_is_seen_in_time():
    noon = datetime(2026, 9, 1, 12, tzinfo=BISHKEK)
    with time_machine.travel(noon - timedelta(hours=1), tick=False) as clock:
        make_department("later", name_en="Later Institute", publish_from=noon, publish_until=noon + timedelta(hours=1))
        before = etag_of("/en/departments/")
        clock.move_to(noon - timedelta(seconds=1))
        assert get("/en/departments/", before).status_code == 304

        clock.move_to(noon)
        during = get("/en/departments/", before)
        assert during.status_code == 200
        assert "Later Institute" in during.content.decode()

        clock.move_to(noon + timedelta(hours=1))
        after = get("/en/departments/", during["ETag"])
        assert after.status_code == 200
        assert "Later Institute" not in after.content.decode()


def test_notice_appears_and_vanishes_by_the_clock():
    noon = datetime(2026, 9, 1, 12, tzinfo=BISHKEK)
    with time_machine.travel(noon - timedelta(minutes=1), tick=False) as clock:
        Notice.objects.create(text_en="The border is closed", shown_from=noon, shown_until=noon + timedelta(hours=1))
        shown = []
        for minutes in (-1, 0, 59, 60):
            clock.move_to(noon + timedelta(minutes=minutes))
            shown.append("The border is closed" in get("/en/visas/").content.decode())
    assert shown == [False, True, True, False]


@pytest.mark.parametrize("zone", ["Asia/Bishkek", "Asia/Tashkent"])
def test_page_is_made_anew_at_midnight_of_every_office(zone):
    midnight = datetime(2026, 9, 2, tzinfo=ZoneInfo(zone))
    with time_machine.travel(midnight - timedelta(seconds=1), tick=False) as clock:
        make_department("elsewhere", time_zone=zone)
        before = etag_of("/en/visas/")
        clock.move_to(midnight)
        after = etag_of("/en/visas/")
        clock.shift(timedelta(hours=2))
        assert get("/en/visas/", after).status_code == 304
    assert before != after


def test_moment_of_the_last_change_never_lies_in_the_future():
    with time_machine.travel(datetime(2026, 9, 1, 12, tzinfo=BISHKEK), tick=False):
        make_department("later", publish_from=datetime(2026, 9, 3, tzinfo=BISHKEK), state=State.PUBLISHED)
        assert ContentState().since == datetime(2026, 9, 1, tzinfo=BISHKEK)


@pytest.mark.parametrize("address", PAGES)
def test_page_of_somebody_signed_in_is_kept_nowhere(address):
    etag = etag_of(address)
    editor = Client()
    editor.force_login(get_user_model().objects.create_user("editor"))
    response = editor.get(address, headers={"If-None-Match": etag})

    assert response.status_code == 200
    assert set(directives(response)) == {"private", "no-store"}
    assert "ETag" not in response.headers


@pytest.mark.parametrize("address", ["/en/nowhere/", "/en/departments/nowhere/", "/nowhere/", "/"])
def test_error_and_redirect_are_not_kept_as_pages(address):
    response = get(address)
    assert "ETag" not in response.headers
    assert "public" not in response.headers.get("Cache-Control", "")
    assert get(address, "*").status_code == response.status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": "uz"}, {"Cookie": "django_language=uz"}, {"X-Forwarded-Host": "evil.example"},
        {"X-Forwarded-Proto": "https"}, {"X-Original-Url": "/admin/"}, {"User-Agent": "x"}, {"Origin": "https://evil.example"},
        {"Range": "bytes=0-10"}, {"X-Forwarded-Prefix": "/evil"}, {"Accept": "application/json"},
    ],
    ids=lambda headers: next(iter(headers)),
)  # fmt: skip
def test_nothing_but_the_address_changes_a_page(headers):
    plain, other = get("/ru/departments/"), get("/ru/departments/", **headers)
    assert (other.status_code, other.content, other["ETag"]) == (200, plain.content, plain["ETag"])


@pytest.mark.parametrize("query", ["?q=" + quote("ң"), "?x=1", "?page=1&page=2", "?q=%00", "?q=%ff"])
def test_odd_query_is_known_again(query):
    assert get(f"/ky/people/{query}", etag_of(f"/ky/people/{query}")).status_code == 304
