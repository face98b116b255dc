"""The demonstration site in a real browser: legible, reachable and quiet, with and without JavaScript."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.utils.translation import gettext, override
from playwright.sync_api import Page, expect

from config.errors import bad_request, forbidden, not_allowed, server_error
from publishing.languages import CODES, NATIVE_NAMES
from tests.browser.sideways import sideways

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TEMPLATES = {
    "home": "/",
    "departments": "/departments/",
    "department": "/departments/osh-cpme/",
    "people": "/people/",
    "person": "/people/zhanbaeva-anara-keneshovna/",
    "programmes": "/residency/",
    "programme": "/residency/kaznmu-cardiology/",
    "compare": "/residency/compare/?p=kaznmu-nephrology&p=kaznmu-cardiology",
    "admission-calendar": "/residency/calendar/",
    "for-you": "/residency/for-you/?back=/residency/calendar/&citizenship=XX",
    "cooperation": "/cooperation/",
    "partners": "/cooperation/partners/",
    "partner": "/cooperation/partners/jica/",
    "agreements": "/cooperation/agreements/",
    "agreement": "/cooperation/agreements/eimu-icmas/",
    "events": "/cooperation/events/",
    "event": "/cooperation/events/samarkand-obstetrics-sechenov-visit/",
    "outcomes": "/cooperation/outcomes/",
    "procedures": "/visas/",
    "procedure": "/visas/eimu-registration/",
    "exemptions": "/visas/exemptions/",
    "check": "/visas/check/?country=KG&citizenship=KZ&special=none&purpose=study&crossing=2026-02-31",
    "outcome": "/visas/check/?country=KG&citizenship=KZ&special=none&purpose=study&crossing=2026-08-28&living=flat"
    "&visa=unknown&course=6",
    "changes": "/visas/changes/",
    "plan": "/plan/?p=kaznmu-cardiology&p=kaznmu-nephrology&citizenship=PK",
    "search": "/search/?q=EIMU",
    "search-without-hits": "/search/?q=qwertyuiop",
    "feedback": "/feedback/?page=/en/people/",
    "feedback-thanks": "/feedback/thanks/?page=/en/people/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
    "comparison": "/residency/compare/?p=kaznmu-cardiology&p=kaznmu-endocrinology",
    "comparison-of-nothing": "/residency/compare/",
    "not-found": "/nowhere/",
}
LETTERS = "ңөүқғұһәіўʻ"


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})


@pytest.mark.parametrize("template", TEMPLATES)
def test_page_is_accessible_on_a_desk_and_on_a_phone_by_day_and_by_night(
    open_demo_page, accessibility_faults, complaints, template
):
    page = open_demo_page(f"/en{TEMPLATES[template]}", width=1280)
    assert accessibility_faults(page) == []
    resize(page, 360)
    assert accessibility_faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert accessibility_faults(page) == []
    assert complaints == []


@pytest.mark.parametrize("language", ["ru", "ky"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_page_is_accessible_in_languages_with_longer_words(
    open_demo_page, accessibility_faults, complaints, template, language
):
    page = open_demo_page(f"/{language}{TEMPLATES[template]}", width=360)
    assert accessibility_faults(page) == []
    assert complaints == []


def test_no_page_is_forgotten_above(demo_site):
    """Every template that fills the frame of the site is looked at, or is the page of an error and comes below."""
    folder = Path(settings.BASE_DIR, "templates")
    pages = {
        str(path.relative_to(folder))
        for path in folder.rglob("*.html")
        if path.read_text().startswith('{% extends "base.html" %}')
    }
    answers = [Client().get(f"/en{path}") for path in TEMPLATES.values()]
    seen = {template.name for answer in answers for template in answer.templates}

    assert pages - seen == {"400.html", "403.html", "405.html"}


@pytest.mark.parametrize("status", [400, 403, 405, 500])
def test_page_of_an_error_is_accessible_on_a_desk_and_on_a_phone(
    open_demo_page, accessibility_faults, complaints, status
):
    answer = {
        400: lambda request: bad_request(request, Exception()),
        403: forbidden,
        405: not_allowed,
        500: server_error,
    }[status](RequestFactory().get("/en/people/"))
    page = open_demo_page("/en/")
    page.route("**/en/people/", lambda route: route.fulfill(body=answer.content, content_type="text/html"))
    for width in (1280, 360):
        resize(page, width)
        page.goto("/en/people/")
        assert page.locator(".kicker").inner_text() == str(status)
        assert accessibility_faults(page) == []
        assert sideways(page) == 0
    assert complaints == []


def test_opened_menu_is_accessible_on_a_phone(open_demo_page, accessibility_faults):
    page = open_demo_page("/kk/", width=360)
    page.locator("summary").first.click()
    assert accessibility_faults(page) == []


@pytest.mark.parametrize("width", [1280, 360])
def test_refused_message_to_the_editors_is_accessible_and_leads_to_what_is_wrong(
    open_demo_page, accessibility_faults, width
):
    page = open_demo_page("/ru/feedback/?page=/ru/people/", width=width)
    page.locator("main form .button").click()
    wrong = page.locator("#text[aria-invalid]")
    expect(wrong).to_be_focused()
    expect(page.locator(f"#{wrong.get_attribute('aria-describedby')}")).to_be_visible()
    assert accessibility_faults(page) == []
    assert sideways(page) == 0


def test_page_reads_what_stands_beside_in_the_order_in_which_it_is_seen_on_a_phone(open_demo_page):
    page = open_demo_page("/en/departments/osh-cpme/", width=360)
    parts = page.locator("main aside, main .section")
    heights = [part.bounding_box()["y"] for part in parts.all()]
    assert heights == sorted(heights)


def test_page_fetches_no_letters_that_it_does_not_show(open_demo_page):
    page = open_demo_page("/ky/residency/kaznmu-cardiology/")
    page.evaluate("document.fonts.ready")
    fetched = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert len([name for name in fetched if name.endswith(".woff2")]) == 2
    assert [name for name in fetched if "-far" in name] == []


@pytest.mark.parametrize("language", CODES)
def test_no_page_scrolls_sideways_on_the_narrowest_screen(open_demo_page, complaints, language):
    page = open_demo_page(f"/{language}/", width=320)
    wide = {}
    for template, path in TEMPLATES.items():
        page.goto(f"/{language}{path}")
        if beyond := sideways(page):
            wide[template] = beyond
    assert wide == {}
    assert complaints == []


@pytest.fixture
def plain_page(open_demo_page: Callable[..., Page]) -> Page:
    """A phone without JavaScript."""
    return open_demo_page("/en/", width=360, javascript=False)


def test_menu_opens_and_leads_on_without_javascript(plain_page):
    menu = plain_page.get_by_role("navigation", name="Main")
    expect(menu).to_be_hidden()
    plain_page.locator("summary").first.click()
    menu.get_by_role("link", name="Visas").click()
    expect(plain_page).to_have_url(plain_page.url.split("/en/")[0] + "/en/visas/")
    expect(plain_page.locator("h1")).to_be_visible()


def test_language_is_switched_without_javascript_and_keeps_the_choice(plain_page):
    plain_page.goto("/en/people/?university=eimu")
    for code, name in NATIVE_NAMES.items():
        plain_page.get_by_role("link", name=name, exact=True).click()
        assert plain_page.url.endswith(f"/{code}/people/?university=eimu")
        assert plain_page.locator("html").get_attribute("lang") == code
    assert plain_page.context.cookies() == []


def test_search_finds_without_javascript(plain_page):
    plain_page.goto("/ky/")
    box = plain_page.locator("main").get_by_role("searchbox").first
    box.fill("кардиология")
    box.press("Enter")
    plain_page.locator("main h4 a").first.click()
    expect(plain_page.locator("h1")).to_contain_text("ардиология")


def test_list_is_narrowed_without_javascript(plain_page):
    plain_page.goto("/ru/cooperation/partners/")
    everything = plain_page.locator("main").inner_text()
    plain_page.locator("main form select[name=country]").select_option("JP")
    plain_page.locator("main form button").first.click()
    assert "country=JP" in plain_page.url
    narrowed = plain_page.locator("main").inner_text()
    assert "JICA" in narrowed
    assert len(narrowed) < len(everything)


def test_pages_of_a_list_are_turned_without_javascript(plain_page):
    plain_page.goto("/en/cooperation/partners/")
    with override("en"):
        plain_page.get_by_role("link", name=gettext("Next")).click()
    assert plain_page.url.endswith("?page=2")
    expect(plain_page.locator("h1")).to_be_visible()


def test_everything_a_page_says_is_there_without_javascript(open_demo_page):
    with_it, without = open_demo_page("/en/"), open_demo_page("/en/", javascript=False)
    for template in ("home", "department", "programmes", "agreements", "exemptions"):
        texts = []
        for page in (with_it, without):
            page.goto(f"/ru{TEMPLATES[template]}")
            texts.append(page.locator("main").inner_text())
        assert texts[0] == texts[1], template


def test_skip_link_is_the_first_stop_and_leads_past_the_head(open_demo_page):
    page = open_demo_page("/ru/departments/osh-cpme/")
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.get_attribute("href") == "#main"
    box = link.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("element => !!element.closest('main')")


RING = """element => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return {
        name: element.outerHTML.slice(0, 80),
        ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
        seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
        covered: middle && !element.contains(middle) && !middle.contains(element) && !middle.closest('label'),
    };
}"""


@pytest.mark.parametrize("template", ["home", "people", "partners", "exemptions"])
def test_focus_is_visible_at_every_stop_of_the_keyboard(open_demo_page, template):
    page = open_demo_page(f"/en{TEMPLATES[template]}", width=1280)
    hidden, stops = [], 0
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stop = page.locator(":focus").evaluate(RING)
        stops += 1
        if not (stop["ring"] and stop["seen"]) or stop["covered"]:
            hidden.append(stop)
    assert stops > 15
    assert hidden == []


def test_special_letters_come_from_the_fonts_of_the_site(open_demo_page):
    page = open_demo_page("/ky/departments/osh-cpme/")
    # The site's own elements with other words in them, so that every weight and family of its styles is asked.
    page.evaluate(
        """letters => {
            for (const selector of ['h1', 'h2', 'main p', '.brand-name', '.button', 'main a', 'main strong, main dt']) {
                const element = document.querySelector(selector);
                element.textContent = letters + letters.toUpperCase();
                element.setAttribute('data-letters', '');
            }
        }""",
        LETTERS,
    )
    page.evaluate("document.fonts.ready.then(() => null)")
    page.wait_for_timeout(300)
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    nodes = session.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-letters]"})["nodeIds"]
    assert len(nodes) >= 6
    foreign = [
        font
        for node in nodes
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        if not font["isCustomFont"]
    ]
    assert foreign == []


def test_paper_gets_the_text_without_the_furniture(open_demo_page):
    page = open_demo_page("/ru/visas/eimu-registration/")
    page.emulate_media(media="print")
    for selector in ("nav", ".menu", ".skip-link", "form"):
        for element in page.locator(selector).all():
            expect(element).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main section ol").first).to_be_visible()


def test_search_page_keeps_the_words_of_the_reader(open_demo_page, complaints):
    words = '"><img src=x onerror=alert(1)> ң'
    page = open_demo_page(f"/kk/search/?q={quote(words)}")
    assert page.locator("main").get_by_role("searchbox").input_value() == words
    assert complaints == []
