"""How far a page is wider than its screen."""

from playwright.sync_api import Page


def sideways(page: Page) -> int:
    """Pixels by which the page scrolls sideways, once it is there: a click returns when the next page has begun to come."""
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
