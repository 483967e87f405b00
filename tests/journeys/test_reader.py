"""What a reader comes for: a claim, the exact place in its source, the claim that says otherwise, and a citation."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

QUESTION = re.compile("call for new human rights")
CLAIM = re.compile("does not require new human rights")
OTHERWISE = re.compile("Digital human rights are a new type of human rights")
PARAGRAPH = re.compile("¶ 1$")

type Visit = Callable[..., Page]


def follow_by_mouse(page: Page, link: Locator) -> None:
    link.first.click()


def follow_by_keyboard(page: Page, link: Locator) -> None:
    """Tab until the link has the focus, see that the focus shows, and press Enter."""
    wanted = link.first.element_handle()
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("link => document.activeElement === link", wanted):
            break
    ring = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert page.evaluate("link => document.activeElement === link", wanted), "no key leads to the link"
    assert ring != "none", "the focus does not show"
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("follow", "options"),
    [
        (follow_by_mouse, {}),
        (follow_by_mouse, {"java_script_enabled": False}),
        (follow_by_keyboard, {}),
    ],
    ids=["mouse", "no-script", "keyboard"],
)
def test_reader_follows_a_claim_to_its_source_and_to_the_claim_that_says_otherwise(
    follow: Callable[[Page, Locator], None], options: dict[str, object], visit: Visit
) -> None:
    page = visit(**options)
    page.goto("/")
    follow(page, page.get_by_role("link", name="All disputed questions"))
    follow(page, page.get_by_role("link", name=QUESTION))
    follow(page, page.get_by_role("link", name=CLAIM))
    expect(page).to_have_url(re.compile(r"/c/[0-9A-Z-]+$"))
    claim = page.url
    follow(page, page.locator("#evidence").get_by_role("link", name=PARAGRAPH))
    expect(page).to_have_url(re.compile(r"/p/[0-9A-Z-]+$"))
    expect(page.get_by_role("main")).to_contain_text("New human rights are not required")
    passage = page.url
    citation = page.locator("#copy-oscola")
    expect(citation).to_contain_text("Wilton Park")
    expect(citation).to_contain_text(") para 1 (counted) <")
    assert page.locator("#copy-permalink").inner_text() == passage
    follow(page, page.locator("#claims").get_by_role("link", name=CLAIM))
    expect(page).to_have_url(claim)
    follow(page, page.locator("#contradictions").get_by_role("link", name=OTHERWISE))
    expect(page.get_by_role("heading", level=1)).to_have_text(OTHERWISE)


def test_copied_citation_pins_the_paragraph(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.goto("/search/?q=%22new+human+rights%22&in=passages")
    page.get_by_role("main").get_by_role("link", name=re.compile("^¶ ")).first.click()
    style = page.locator(".citation-style", has_text="Chicago")
    style.get_by_role("button").click()
    expect(style.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"para\. \d+ \(counted\), https://", copied)
    assert copied == re.sub(r"\s+", " ", style.locator(".citation-text").inner_text().strip())
