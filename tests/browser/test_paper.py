"""Pages on paper, as Chromium prints them."""

import io

import pytest
import vobject
import zxingcpp
from PIL import Image

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

PAGES = {
    "programme": "/residency/kaznmu-cardiology/",
    "procedure": "/visas/eimu-registration/",
    "department": "/departments/eimu-international-department/",
    "person": "/people/chamasheva-meerim/",
    "event": "/cooperation/events/samarkand-obstetrics-sechenov-visit/",
}
#: The printable part of A4 in CSS pixels: 210 mm without the margins.
PAPER = 680


@pytest.mark.parametrize("language", ["ky", "uz"])
@pytest.mark.parametrize("name", PAGES)
def test_paper_holds_the_whole_page_and_its_address_and_nothing_to_tap(open_demo_page, name, language):
    page = open_demo_page(f"/{language}{PAGES[name]}", width=PAPER, height=1000)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER
    assert page.locator(".on-paper").inner_text().endswith(f"/{language}{PAGES[name]}")
    seen = page.evaluate(
        """() => [...document.querySelectorAll('nav, form, .menu, .footer-feedback, a[href*=".ics"], a[href*=".vcf"]')]
            .filter(element => element.checkVisibility()).map(element => element.outerHTML.slice(0, 80))"""
    )
    assert seen == []
    overlapping = page.evaluate(
        """() => document.querySelector('.site-footer').getBoundingClientRect().top
            - document.querySelector('main').getBoundingClientRect().bottom"""
    )
    assert overlapping >= 0


def test_addresses_of_other_sites_are_printed_beside_their_links(open_demo_page):
    page = open_demo_page("/en/visas/eimu-registration/", width=PAPER)
    page.emulate_media(media="print")
    printed = page.evaluate(
        """() => [...document.querySelectorAll('main a[href^="http"]')].filter(link => link.checkVisibility())
            .map(link => [link.getAttribute('href'), getComputedStyle(link, '::after').content])"""
    )
    assert printed
    assert all("attr(href)" in content or href in content for href, content in printed)


@pytest.mark.parametrize("dark", [False, True])
def test_camera_reads_the_contact_off_the_screen_and_off_paper(open_demo_page, dark):
    page = open_demo_page("/ky/people/chamasheva-meerim/", width=360, dark=dark, javascript=False)
    page.locator("details.code summary").click()
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        picture = Image.open(io.BytesIO(page.locator("details.code svg").screenshot()))
        [found] = zxingcpp.read_barcodes(picture)
        assert vobject.readOne(found.text).tel.value == "+996705508455"
