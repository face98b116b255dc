"""From the home page to the last day for registering and for the next visa: a phone, no JavaScript."""

from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import vobject
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from publishing import clock
from publishing.dates import day_label
from tests.browser.sideways import sideways
from visas.asking import OPTIONS, UNKNOWN_ANSWERS
from visas.limits import end_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(params=["ru", "ky"])
def phone(request, open_demo_page) -> Page:
    page = open_demo_page(f"/{request.param}/", width=360, height=640, javascript=False)
    page.language = request.param
    return page


class Reader:
    """Somebody who answers one question after another, in the words of the page."""

    def __init__(self, page: Page) -> None:
        self.page, self.language = page, page.language

    def begin(self) -> None:
        self.page.locator("main a[href$='/visas/']").first.click()
        self.page.locator("main a[href$='/visas/check/']").click()

    def go_on(self) -> None:
        assert sideways(self.page) == 0
        self.page.locator("main form button").click()

    def choose_country(self, code: str) -> None:
        self.page.locator("main select").select_option(code)
        self.go_on()

    def choose(self, question: str, option: str) -> None:
        with override(self.language):
            label = str(OPTIONS[question, option])
        self.page.get_by_label(label[0].upper() + label[1:], exact=True).check()
        self.go_on()

    def write_date(self, day: int, month: int, year: int) -> None:
        for field, value in zip(self.page.locator(".date-fields input").all(), (day, month, year), strict=True):
            field.fill(str(value))
        self.go_on()

    def write_number(self, number: int) -> None:
        self.page.locator("main form input:not([type=hidden])").fill(str(number))
        self.go_on()

    def does_not_know(self, question: str) -> None:
        with override(self.language):
            label = str(UNKNOWN_ANSWERS[question])
        self.page.get_by_role("link", name=label[0].upper() + label[1:]).click()

    def change(self, question: str) -> None:
        self.page.locator(f"a[href*='change={question}']").click()

    def reads(self, msgid: str) -> bool:
        with override(self.language):
            return gettext(msgid).casefold() in self.text.casefold()

    @property
    def text(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    @property
    def answers(self) -> dict[str, str]:
        return {key: value for key, [value] in parse_qs(urlsplit(self.page.url).query).items()}


def test_registering_after_a_friday_before_a_holiday(phone, complaints):
    """An Indian who rents; then the same with a Kazakh passport, by changing one answer."""
    reader = Reader(phone)
    reader.begin()
    reader.choose_country("KG")
    reader.choose_country("IN")
    reader.choose("special", "none")
    reader.choose("purpose", "study")
    reader.write_date(31, 2, 2026)
    assert reader.reads("There is no such day in the calendar. Check the day and the month.")
    reader.write_date(28, 8, 2026)
    reader.choose("living", "flat")
    reader.does_not_know("visa")
    last = day_label(date(2026, 9, 7), reader.language)
    assert last in reader.text
    assert reader.reads("needed because you do not live in the university hostel")
    kept = reader.answers
    reader.change("citizenship")
    reader.choose_country("KZ")
    assert last in reader.text
    assert {**kept, "citizenship": "KZ"}.items() <= reader.answers.items()
    assert phone.context.cookies() == []
    assert complaints == []


def test_the_answer_fits_on_the_first_screen(open_demo_page, complaints):
    """What, by when, where and how much, for both things to do; in English, where no note of a translation stands."""
    known = "country=KG&citizenship=IN&special=none&purpose=study&crossing=unknown&living=flat"
    ends = clock.today("Asia/Bishkek") + timedelta(days=200)
    first = ends - timedelta(days=730)
    address = f"/en/visas/check/?{known}&visa={ends}&course=6&first={first}"
    page = open_demo_page(address, width=360, height=640, javascript=False)
    boxes = [brief.bounding_box() for brief in page.locator(".brief").all()]
    assert len(boxes) == 2
    assert max(box["y"] + box["height"] for box in boxes) <= 640
    assert page.evaluate("document.documentElement.scrollHeight") < 4400
    page.locator(".brief .status-title a").first.click()
    expect(page.locator("#register")).to_be_in_viewport()
    assert complaints == []


def test_the_guide_saved_as_a_file_is_read_without_a_network(browser, demo_site, tmp_path):
    """At the airport: everything stands in the one file, numbers can be dialled, nothing is fetched."""
    saved = tmp_path / "guide.html"
    context = browser.new_context(viewport={"width": 360, "height": 640}, base_url=demo_site)
    page = context.new_page()
    page.goto("/ru/visas/eimu-registration/")
    with page.expect_download() as download:
        page.locator("a[href$='take-away.html']").click()
    download.value.save_as(saved)
    context.set_offline(True)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(saved.as_uri())
    assert page.locator("html").get_attribute("lang") == "ru"
    text = page.locator("body").inner_text()
    with override("ru"):
        for msgid in ("By when", "Step by step", "Documents", "Fees", "Ask us"):
            assert gettext(msgid) in text
    assert page.locator("a[href^='tel:']").count()
    assert sideways(page) == 0
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") != "32px"  # it has its own look
    assert asked == [saved.as_uri()]
    context.close()


def test_extending_a_visa_and_taking_the_day_along(phone, complaints):
    reader = Reader(phone)
    known = "country=KG&citizenship=IN&special=none&purpose=study&crossing=unknown&living=hostel"
    phone.goto(f"/{reader.language}/visas/check/?{known}")
    ends = clock.today("Asia/Bishkek") + timedelta(days=200)
    start = ends - timedelta(days=30)
    reader.write_date(ends.day, ends.month, ends.year)
    reader.write_number(6)
    first = ends - timedelta(days=730)
    reader.write_date(first.day, first.month, first.year)
    limit, course = (end_of(first, years, "year") for years in (5, 6))
    for day in (start, limit, course):
        assert day_label(day, reader.language) in reader.text
    assert reader.reads("Your course lasts longer than the limit in years")
    link = phone.locator("#take + ul a[href*='calendar.ics']").get_attribute("href")
    calendar = vobject.readOne(phone.request.get(link).text())
    days = {event.uid.value.rpartition("-")[0]: event.dtstart.value for event in calendar.vevent_list}
    assert days == {"extend-kg": start, "visa-end-kg": ends, "limit-kg": limit}
    phone.reload()
    expect(phone.locator("h1")).to_be_visible()
    assert complaints == []
