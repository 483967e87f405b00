"""What a curator comes for: tag a passage, tie it to a claim, have it published, and readers find it at once."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.real_site import RealSite

DESK = "/admin/passages/wp3298-theme-2/"
CLAIM = "wp3298-no-new-rights"
WORDS = "words for the curator's journey"
FOUND = "/search/?q=title%3A%22strengthen+implementation%22&technology=facial-recognition"
SOON = 10_000  # milliseconds within which readers must find what was published


def signed_in(page: Page, name: str, site: RealSite) -> Page:
    page.goto("/admin/login/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(site.passwords[name])
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def test_tag_and_evidence_reach_readers_once_another_person_publishes_them(
    visit: Callable[..., Page], real_site: RealSite
) -> None:
    reader = visit()
    reader.goto(FOUND)
    expect(reader.get_by_role("main")).not_to_contain_text("¶ 4")
    _draft_and_submit(signed_in(visit(), "curator", real_site))
    reader.reload()
    expect(reader.get_by_role("main")).not_to_contain_text("¶ 4")
    _publish(signed_in(visit(), "reviewer", real_site))
    _found(reader)
    reader.get_by_role("main").get_by_role("link", name=re.compile("^¶ 4")).first.click()
    expect(reader.get_by_role("main")).to_contain_text("Facial recognition")
    expect(reader.locator("#claims")).to_contain_text(WORDS)


def _draft_and_submit(page: Page) -> None:
    page.goto(DESK)
    page.get_by_role("link", name="Work on it § 4").click()
    page.locator("#id_tag-concepts").fill("technologies/facial-recognition")
    page.get_by_role("button", name="Tag", exact=True).click()
    expect(page.get_by_text("1 tag added.")).to_be_visible()
    page.get_by_text("Add evidence to a claim").click()
    page.locator("#id_evidence-claim").fill(CLAIM)
    page.locator("#id_evidence-quote").fill(WORDS)
    page.get_by_role("button", name="Add the evidence").click()
    expect(page.get_by_text("Evidence added.")).to_be_visible()
    page.get_by_role("link", name="Submit all my drafts").click()
    page.get_by_role("button", name=re.compile("^Submit all")).click()
    expect(page.get_by_role("status")).to_contain_text("2 done, 0 refused")


def _publish(page: Page) -> None:
    page.goto(DESK)
    page.get_by_role("link", name="Publish all that is submitted").click()
    page.get_by_role("button", name=re.compile("^Publish all")).click()
    expect(page.get_by_role("status")).to_contain_text("2 done, 0 refused")


def _found(reader: Page) -> None:
    """Ask again until the passage is among the hits."""
    main = reader.get_by_role("main")
    for _ in range(SOON // 500):
        reader.reload()
        if main.get_by_text(re.compile("^¶ 4")).count():
            return
        reader.wait_for_timeout(500)
    expect(main).to_contain_text("¶ 4")
