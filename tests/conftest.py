"""What every test may use: a browser where there is one, and an honest word where there is none.

Tests marked `browser` need Chromium, tests marked `postgres` need DATABASE_URL to name a
PostgreSQL server. Without it they are left out and counted in a closing line; KAFEDRA_REQUIRE
("browser", "postgres" or both, with a comma) refuses to run at all instead.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Generator, Iterator
from functools import cache, partial
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as properties
from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.demo import demo_content, demo_site  # noqa: F401 - fixtures for every test

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOW_TO_GET = {
    "browser": "no Chromium that can be driven; apt-get install chromium libatomic1, or CHROMIUM=/path/to/chromium",
    "postgres": "the database is not PostgreSQL; DATABASE_URL=postgres://user@127.0.0.1:5432/name make test",
}
# How long an example takes says more of the machine than of the rule. Where CI is set, the examples are the same each time.
properties.register_profile(
    "kafedra",
    properties.get_profile(properties.get_current_profile_name()),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
properties.load_profile("kafedra")
NOT_RUN = pytest.StashKey[dict[str, int]]()


def chromium() -> str | None:
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    return next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


@cache
def driver_starts() -> bool:
    """Playwright's driver is a program of its own; on a bare machine a library that it needs may be missing."""
    program, _arguments = compute_driver_executable()
    return subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0  # noqa: S603


def missing() -> set[str]:
    """The marks whose tests cannot run here."""
    absent = set()
    if chromium() is None or not driver_starts():
        absent.add("browser")
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        absent.add("postgres")
    return absent


def pytest_configure(config: pytest.Config) -> None:
    required = {name for name in os.environ.get("KAFEDRA_REQUIRE", "").split(",") if name}
    if unknown := required - set(HOW_TO_GET):
        raise pytest.UsageError(f"KAFEDRA_REQUIRE knows {', '.join(HOW_TO_GET)}, not {', '.join(sorted(unknown))}")
    if absent := sorted(required & missing()):
        raise pytest.UsageError("; ".join(f"{name} tests are required here: {HOW_TO_GET[name]}" for name in absent))
    config.stash[NOT_RUN] = {}
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(FromWorkers())
        call_command("compile_catalogues")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for name in sorted(missing()):
        left_out = [item for item in items if item.get_closest_marker(name)]
        if left_out:
            config.stash[NOT_RUN][name] = len(left_out)
            config.hook.pytest_deselected(items=left_out)
            items[:] = [item for item in items if item not in left_out]


def pytest_sessionfinish(session: pytest.Session) -> None:
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["not_run"] = session.config.stash[NOT_RUN]


class FromWorkers:
    """Under xdist only the workers collect; each of them leaves out the same tests."""

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        node.config.stash[NOT_RUN].update(getattr(node, "workeroutput", {}).get("not_run", {}))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> Generator[None, None, None]:
    yield
    if counts := config.stash[NOT_RUN]:
        named = "; ".join(f"{count} {name} tests ({HOW_TO_GET[name]})" for name, count in sorted(counts.items()))
        terminalreporter.write_line(f"Not run: {named}", yellow=True)


@pytest.fixture(autouse=True)
def language_and_zone_of_the_settings() -> None:
    """A request leaves its language behind in the thread; without this the next test would read in it."""
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        instance = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        yield instance
        instance.close()


@pytest.fixture
def complaints() -> list[str]:
    """What the browser complained of on the pages of `open_page`; to be compared with []."""
    return []


@pytest.fixture
def open_at(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """Open an address of a server in a window of its own; closed after the test."""
    contexts = []

    def open_it(
        site: str,
        path: str,
        *,
        width: int = 1280,
        height: int = 900,
        javascript: bool = True,
        dark: bool = False,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        _listen(page, site, complaints)
        page.goto(path)
        return page

    yield open_it
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(open_at: Callable[..., Page], live_server: Any) -> Callable[..., Page]:
    """Open an address of a site with what the test has put there: open_page("/en/", width=360, javascript=False)."""
    return partial(open_at, live_server.url)


@pytest.fixture
def open_demo_page(open_at: Callable[..., Page], demo_site: str) -> Callable[..., Page]:  # noqa: F811
    """Open an address of the demonstration site, which the tests only read."""
    return partial(open_at, demo_site)


def _listen(page: Page, site: str, complaints: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        # An error page is an error to the console too, and no fault of the page.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(f"{page.url}: {message.text}")

    def on_request(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            complaints.append(f"{page.url}: asks a foreign host for {request.url}")

    page.on("console", on_console)
    page.on("request", on_request)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


@pytest.fixture(scope="session")
def accessibility_faults() -> Callable[[Page], list[str]]:
    """Axe's verdict on a page, a line for each fault and element; [] is what a page should give.

    Axe is a script, so the page must have been opened with JavaScript on.
    """
    axe = Axe()
    # Named, because some rules of WCAG 2.2 are off unless asked for.
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": AXE_TAGS}}

    def faults(page: Page) -> list[str]:
        violations = axe.run(page, options=options).response["violations"]
        return [
            f"{violation['id']} ({violation['impact']}): {node['target'][0]}"
            for violation in violations
            for node in violation["nodes"]
        ]

    return faults
