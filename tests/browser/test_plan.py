"""Journey 3 in a real browser: two programmes on one sheet of paper, on a phone without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.sideways import sideways

PLAN = "/plan/?p=kaznmu-nephrology&p=kaznmu-cardiology&citizenship=PK"
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("language", ["uz", "ky", "ru"])
def test_two_programmes_come_into_the_plan_without_javascript(open_demo_page, complaints, language):
    page = open_demo_page(f"/{language}/residency/kaznmu-nephrology/?citizenship=PK", width=360, javascript=False)
    page.locator("main a[href*='/plan/?p=']").first.click()
    expect(page.locator("#chosen + ul > li")).to_have_count(1)

    page.locator("#chosen ~ p a[href*='/residency/']").click()
    page.locator("input[name=p][value=kaznmu-cardiology]").check()
    page.locator("button[formaction$='/plan/']").first.click()
    expect(page.locator("#chosen + ul > li")).to_have_count(2)
    assert sideways(page) == 0

    page.locator("#chosen + ul > li a[href*='/plan/']").first.click()
    expect(page.locator("#chosen + ul > li")).to_have_count(1)
    assert "citizenship=PK" in page.url
    assert complaints == []


def sheets(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize("language", ["en", "ru", "uz"])
def test_plan_of_two_is_one_sheet_on_paper(open_demo_page, language):
    assert sheets(open_demo_page(f"/{language}{PLAN}&degree=md&study_language=ru", javascript=False)) == 1
