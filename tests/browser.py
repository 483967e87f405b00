"""A real browser against the real application, and a page that notices what should never happen.

Fixtures: `page` is an open page in a fresh profile, `open_page(**options)` opens more (`java_script_enabled=False`,
`viewport={"width": 360, "height": 740}`, `color_scheme="dark"`, …). Paths are relative to the running site.
At the end of the test both insist that nothing violated the content security policy, that no request left the site,
that no script failed, and (unless the test signed in) that no cookie was set and nothing stored.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = "no browser: install Chromium (Debian: apt-get install chromium) to run the browser journeys"
# A busy machine is no fault of the page.
expect.set_options(timeout=20_000)
# Told to the console by the page itself, before anything else runs in it.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`))
"""


@dataclass
class Watch:
    """What one browser profile did that it should not."""

    address: str
    faults: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:", "about:")):
            self.faults.append(f"request to {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        if "policy violated" in message.text or "Content Security Policy" in message.text:
            self.faults.append(message.text)

    def page(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.faults.append(f"script failed: {error}"))
        page.on("console", self.console)


@pytest.fixture(scope="session")
def running_server() -> Iterator[LiveServer]:
    """pytest-django's server, answering static files through the application as production does.

    Not named as there: whoever asks for that one has all tables emptied at the end.
    """
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = lambda media_files: media_files.application
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; without one the test is skipped, or fails where KB_REQUIRE_BROWSER is 1."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        if os.environ.get("KB_REQUIRE_BROWSER") == "1":
            pytest.fail(ADVICE)
        pytest.skip(ADVICE)
    # The browser's driver runs an event loop in this thread; Django would refuse to query beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@contextmanager
def watched(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens pages of the site at `address`, each in a profile of its own; at the end what they did is judged."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_one(**options: object) -> Page:
        context = browser.new_context(base_url=address, **options)
        watch = Watch(address)
        context.add_init_script(REPORT_VIOLATIONS)
        context.on("request", watch.request)
        context.on("page", watch.page)
        opened.append((context, watch))
        return context.new_page()

    yield open_one
    faults = [fault for context, watch in opened for fault in [*watch.faults, *traces(context)]]
    for context, _ in opened:
        context.close()
    assert faults == []


@pytest.fixture
def open_page(browser: Browser, running_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Open pages of the running site, each in a profile of its own; what they did is judged when the test ends."""
    with watched(browser, running_server.url) as open_one:
        yield open_one


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page in a fresh profile."""
    return open_page()


def traces(context: BrowserContext) -> list[str]:
    """Cookies and stored items that a reader's visit left; signing in is what sets the session cookie."""
    state = context.storage_state()
    if any(cookie["name"].endswith("session") for cookie in state["cookies"]):
        return []
    stored = [item["name"] for origin in state["origins"] for item in origin["localStorage"]]
    return [f"cookie {cookie['name']}" for cookie in state["cookies"]] + [f"stored {name}" for name in stored]
