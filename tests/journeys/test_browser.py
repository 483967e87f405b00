"""The browser fixtures themselves: a clean visit passes, and each thing that should never happen is noticed."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import REPORT_VIOLATIONS, Watch, traces
from tests.world import World

NOWHERE = "/no/such/address/"


def test_committed_world_is_shown_and_leaves_no_trace(page: Page, live_world: World) -> None:
    answer = page.goto(NOWHERE)
    assert answer is not None
    assert answer.status == 404
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize(
    ("script", "noticed"),
    [
        ("document.body.setAttribute('style', 'color: red')", "style-src"),
        ("document.head.append(Object.assign(document.createElement('script'), {text: '1'}))", "script-src"),
        ("fetch('https://elsewhere.invalid/').catch(() => 0)", "connect-src"),
        ("setTimeout(() => { throw new Error('broken') })", "script failed"),
        ("document.cookie = 'seen=1'", "cookie seen"),
        ("localStorage.setItem('seen', '1')", "stored seen"),
    ],
)
def test_fault_of_a_page_is_noticed(
    script: str, noticed: str, browser: Browser, running_server: LiveServer, live_world: World
) -> None:
    context = browser.new_context(base_url=running_server.url)
    watch = Watch(running_server.url)
    context.add_init_script(REPORT_VIOLATIONS)
    context.on("page", watch.page)
    page = context.new_page()
    page.goto(NOWHERE)
    page.evaluate(script)
    page.wait_for_timeout(50)
    assert any(noticed in fault for fault in [*watch.faults, *traces(context)])
    context.close()


def test_request_to_another_host_is_noticed() -> None:
    watch = Watch("http://localhost:1")
    watch.request(type("Request", (), {"url": "https://elsewhere.invalid/pixel.gif"})())
    assert watch.faults == ["request to https://elsewhere.invalid/pixel.gif"]
