"""Journeys 1 and 3 on a phone without JavaScript: from the home page to the programmes, their exams, and side by side."""

from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import Page, expect

from tests.browser.sideways import sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def phone(open_demo_page):
    return lambda path: open_demo_page(path, width=360, height=640, javascript=False)


def apply(page: Page, form: str) -> None:
    page.locator(f"{form} button").click()
    assert sideways(page) == 0


def test_from_pakistan_a_surgical_residency_of_three_years_or_less(phone, complaints):
    with time_machine.travel(datetime(2027, 3, 10, 9, tzinfo=UTC)):
        page = phone("/en/")
        page.locator("main a[href='/en/residency/']").first.click()
        page.get_by_role("link", name="Show what concerns me").click()
        page.get_by_label("Citizenship").select_option(label="Pakistan")
        apply(page, ".ask-form")
        expect(page.locator(".lens-who")).to_contain_text("Citizenship: Pakistan Change")
        page.locator(".filters-box summary").click()
        for choice in ("Surgical specialties", "2 years", "3 years"):
            page.locator(".filters").get_by_label(choice).check()
        apply(page, ".filters")

        rows = page.locator(".rows > .row")
        expect(rows).to_have_count(6)
        shared = page.locator(".in-common")
        expect(shared).to_contain_text("20 June – 20 July 2027 (expected)")
        expect(shared).to_contain_text("language of instruction (Kazakh, Russian), specialty")
        expect(shared).not_to_contain_text("foreign language")
        page.locator(".chip", has_text="3 years").click()
        expect(page.locator(".empty")).to_contain_text("No programme fits this choice.")
        page.locator(".empty a", has_text="2 years").click()
        expect(rows).to_have_count(8)
        assert "citizenship=PK" in page.url
    assert complaints == []


@pytest.mark.parametrize(
    ("moment", "tag"),
    [
        (datetime(2027, 7, 20, 18, 30, tzinfo=UTC), "last day: today"),
        (datetime(2027, 7, 20, 19, 30, tzinfo=UTC), "applications closed"),
    ],
)
def test_the_last_evening_in_almaty_and_the_day_after(phone, moment, tag):
    with time_machine.travel(moment):
        page = phone("/en/residency/?group=surgical&citizenship=PK")
        expect(page.locator(".row-tag").first).to_contain_text(tag, ignore_case=True)


@pytest.mark.parametrize("language", ["uz", "ky", "ru"])
def test_nephrology_is_found_and_held_against_cardiology(phone, complaints, language):
    page = phone(f"/{language}/search/?q=nefrologiya")
    page.locator("main a[href*='/residency/kaznmu-nephrology/']").first.click()
    page.locator("main a[href*='/residency/compare/']").click()
    assert sideways(page) == 0
    page.locator("section[aria-labelledby=add] a[href*='kaznmu-cardiology']").click()
    expect(page.locator(".compare-heads > li")).to_have_count(2)
    expect(page.locator("section[aria-labelledby=differing] h3").first).to_be_visible()
    assert sideways(page) == 0

    page.locator(".compare-heads a[href^='?']").first.click()
    expect(page.locator(".compare-heads")).to_have_count(0)
    page.locator("main a.arrow[href*='/residency/?p=kaznmu-cardiology']").click()
    expect(page.locator(".row-pick input[value=kaznmu-cardiology]")).to_be_checked()
    page.locator(".row-pick input[value=kaznmu-nephrology]").check()
    page.locator(".choosing-bar button").first.click()
    expect(page.locator(".compare-heads > li")).to_have_count(2)
    assert complaints == []


@pytest.mark.parametrize(
    "path",
    [
        "/residency/compare/?p=kaznmu-nephrology&p=kaznmu-cardiology",
        "/residency/compare/",
        "/residency/for-you/?back=/plan/",
    ],
)
def test_comparison_and_form_are_accessible(open_demo_page, accessibility_faults, complaints, path):
    for width in (1280, 360):
        page = open_demo_page(f"/en{path}&citizenship=PK&degree=md" if "?" in path else f"/en{path}", width=width)
        assert accessibility_faults(page) == []
        assert sideways(page) == 0
    assert complaints == []
