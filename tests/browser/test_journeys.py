"""Journeys 2 and 6 on a phone without JavaScript: whom to ring, and what is left when a programme has closed."""

from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import expect

from tests.browser.sideways import sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def phone(open_demo_page):
    return lambda path: open_demo_page(path, width=360, height=640, javascript=False)


def test_who_heads_the_therapeutic_programmes_and_one_tap_to_ring(phone, complaints):
    page = phone("/ky/")
    page.locator("main a[href='/ky/residency/']").first.click()
    page.locator(".filters-box summary").click()
    page.get_by_label("Терапиялык адистиктер").check()
    page.locator(".filters button").click()
    assert sideways(page) == 0
    lead = page.locator("section[aria-labelledby=leads] .person", has_text="Иметова")
    expect(lead).to_contain_text("Терапиялык адистиктер")
    expect(lead).to_contain_text("Ош мамлекеттик университети")
    expect(lead.locator("a[href='tel:+996772006020']")).to_be_visible()
    assert complaints == []


def test_friend_sends_a_programme_that_closed_last_week(phone, complaints):
    with time_machine.travel(datetime(2027, 7, 27, 9, tzinfo=UTC)):
        page = phone("/ru/residency/kaznmu-cardiology/")
        expect(page.locator("h1")).to_contain_text("Кардиология")
        warning = page.locator(".status-box")
        expect(warning).to_contain_text("20 июля 2027")
        expect(warning).to_contain_text("2028")
        assert sideways(page) == 0
        warning.locator("a[href*='/ru/residency/']").first.click()
        expect(page.locator("h1")).to_be_visible()
    assert complaints == []
