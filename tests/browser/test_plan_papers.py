"""The papers of a plan: ticked on the screen where JavaScript is present, with a pencil on one sheet of paper."""

import pytest
from playwright.sync_api import expect

from departments.models import OfficeHours
from tests.browser.test_plan import sheets
from tests.factories import make_phone
from tests.residency.making import make_lead, make_level, make_programme, make_round
from tests.test_plan import want

pytestmark = pytest.mark.browser


def test_plan_with_a_dozen_papers_is_one_sheet_on_paper(open_page, transactional_db):
    level = make_level(instruction_languages="kk,ru")
    level.exams.create(applicant="any", kind="instruction_language").options.create(language="kk")
    level.prerequisites.create(text_en="Diploma of a doctor", qualification="diploma")
    for slug in ("cardiology", "nephrology", "urology"):
        make_programme(slug).tuition.create(applicant="foreign", amount=3000, currency="USD")
    OfficeHours.objects.create(department=level.department, first_day=1, last_day=5, opens="09:00", closes="18:00")
    make_round(level)
    for number in range(12):
        want(level, f"paper-{number}", notarised=True, translated_into="ru", note_en="With its supplement")
    make_phone(make_lead(level.department))
    assert sheets(open_page("/en/plan/?p=cardiology&p=nephrology&p=urology&citizenship=PK&degree=md")) == 1


def test_ticks_stay_in_the_browser_for_every_plan(open_page, complaints, transactional_db):
    level = make_level()
    make_programme("cardiology"), make_programme("nephrology")
    make_round(level)
    want(level), want(level, "photo")
    page = open_page("/en/plan/?p=cardiology")
    page.get_by_label("Diploma").check()
    page.reload()
    expect(page.get_by_label("Diploma")).to_be_checked()
    expect(page.get_by_label("Photo")).not_to_be_checked()

    page.goto("/ru/plan/?p=nephrology&p=cardiology")
    boxes = page.locator("main input[type=checkbox]")
    expect(boxes.first).to_be_checked()
    boxes.first.uncheck()
    page.reload()
    expect(boxes.first).not_to_be_checked()
    assert complaints == []
