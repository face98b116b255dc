"""Staff look at public pages as of another moment; nobody else can, and nobody keeps such a page."""

from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import User
from django.http import QueryDict
from django.test import Client

from publishing.models import Notice
from publishing.preview import with_moment
from tests.documents import parse
from tests.editing import make_editor
from tests.factories import make_department

pytestmark = pytest.mark.django_db

BISHKEK = ZoneInfo("Asia/Bishkek")
HOME = "/en/departments/our-university/"


@pytest.fixture(autouse=True)
def notice() -> Notice:
    """Shown from 18 July 2027, 9:00."""
    make_department()
    return Notice.objects.create(text_en="The border is closed", shown_from=datetime(2027, 7, 18, 9, tzinfo=BISHKEK))


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(make_editor())
    return client


def shows_notice(client: Client, query: str, page: str = HOME) -> bool:
    response = client.get(f"{page}{query}")
    assert response.status_code == 200
    return "The border is closed" in response.content.decode()


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", False),
        ("?as_of=2027-07-17", False),
        ("?as_of=2027-07-18T08:59", False),
        ("?as_of=2027-07-18T09:00", True),
        ("?as_of=2027-07-18", True),
        ("?as_of=2026-01-01&as_of=2027-07-18", True),
    ],
)
@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=BISHKEK), tick=False)
def test_staff_see_the_page_of_that_moment(staff, query, shown):
    assert shows_notice(staff, query) is shown
    assert shows_notice(staff, "") is False  # nothing of the other moment stays behind


@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=BISHKEK), tick=False)
def test_the_strip_names_the_moment_and_leads_back_with_the_rest_of_the_address(staff):
    page = parse(staff.get("/ru/people/?q=x&as_of=2027-07-18").content.decode())[0]
    [strip] = [section for section in page.all("section") if "staff-bar-on" in (section.get("class") or "")]
    [moment] = [field for field in strip.all("input") if field.get("name") == "as_of"]
    assert moment.get("value") == "2027-07-18T12:00"
    assert [field.get("value") for field in strip.all("input") if field.get("name") == "q"] == ["x"]
    assert "/ru/people/?q=x" in [link.get("href") for link in strip.all("a")]


@pytest.mark.parametrize("query", ["?as_of=2027-02-30", "?as_of=soon", "?as_of=", "?as_of=%00", "?as_of=99999-01-01"])
def test_what_is_no_moment_is_said_and_the_present_is_shown(staff, query):
    response = staff.get(f"{HOME}{query}")
    assert response.status_code == 200
    assert "field-error" in response.content.decode()
    assert "staff-bar-on" not in response.content.decode()


def test_such_a_page_is_kept_by_nobody(staff):
    response = staff.get(f"{HOME}?as_of=2027-07-18")
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]
    assert not response.has_header("ETag")


def test_anonymous_readers_and_readers_who_are_no_staff_get_the_present():
    assert not shows_notice(Client(), "?as_of=2027-07-18")
    reader = Client()
    reader.force_login(User.objects.create_user("reader", password="a long password of a test"))
    assert not shows_notice(reader, "?as_of=2027-07-18")
    for client in (Client(), reader):
        assert "staff-bar" not in client.get(HOME).content.decode()
    assert not Client().get(f"{HOME}?as_of=2027-07-18").cookies


@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=BISHKEK), tick=False)
def test_the_second_click_stays_at_the_moment(staff):
    """Every link within the site and every form that leads to a page; not the way to the present or to the admin."""
    page = parse(staff.get("/en/people/?q=x&as_of=2027-07-18T10:00").content.decode())[0]
    [bar] = page.all("section", **{"class": "staff-bar staff-bar-on"})
    own = {*bar.walk()}
    links = [link.get("href") for link in page.all("a") if link not in own]
    inner = [link for link in links if link.startswith(("/", "?"))]
    assert "/en/departments/?as_of=2027-07-18T10%3A00" in inner
    assert {QueryDict(urlsplit(link).query).getlist("as_of") == ["2027-07-18T10:00"] for link in inner} == {True}
    assert not any("as_of" in link for link in links if link not in inner)
    assert [link.get("href") for link in bar.all("a")] == ["/en/people/?q=x", "/admin/"]
    for form in page.all("form", method="get"):
        assert len(form.all("input", name="as_of")) == 1


@pytest.mark.parametrize(
    ("url", "carried"),
    [
        ("?", "?as_of=2027-07-18"),
        ("?a=1&b=%26", "?a=1&b=%26&as_of=2027-07-18"),
        ("/en/#main", "/en/?as_of=2027-07-18#main"),
        ("/ru/people/?as_of=2020-01-01", "/ru/people/?as_of=2020-01-01"),
        ("//elsewhere.example/", "//elsewhere.example/"),
        ("https://elsewhere.example/?q=1", "https://elsewhere.example/?q=1"),
        ("/admin/", "/admin/"),
    ],
)
def test_addresses_carry_the_moment_within_the_site_alone(url, carried):
    assert with_moment(url, "2027-07-18") == carried


def test_a_page_that_sends_staff_on_sends_them_to_the_same_moment(staff):
    assert staff.get("/en/plan/calendar.ics?as_of=2027-07-18")["Location"] == "/en/plan/?as_of=2027-07-18"


def test_links_of_readers_carry_no_moment():
    page = parse(Client().get(f"{HOME}?as_of=2027-07-18").content.decode())[0].one("main")
    assert not [link for link in page.all("a") if "as_of" in link.get("href")]
    assert not page.all("input", name="as_of")


@time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=BISHKEK), tick=False)
def test_the_field_names_the_clock_by_which_it_is_read(staff):
    bar = parse(staff.get(HOME).content.decode())[0].one("section", **{"aria-label": "For staff"})
    assert "Bishkek (UTC+6)" in bar.text
    assert bar.one("input", name="as_of").get("value") == "2026-11-22T23:30"
    assert bar.one("input", name="as_of").get("aria-describedby") == "as-of-zone"


@pytest.mark.parametrize("moment", ["9999-12-31", "0001-01-01", "0999-12-31T23:59"])
def test_moment_beyond_every_calendar_is_refused_and_breaks_nothing(staff, moment):
    for page in ("/en/", HOME, "/en/residency/calendar/calendar.ics"):
        assert staff.get(page, {"as_of": moment}).status_code == 200
    assert "Check the year: it must be one from 1000 to 2199." in staff.get(HOME, {"as_of": moment}).content.decode()
