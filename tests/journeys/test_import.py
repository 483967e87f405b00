"""A curator imports a source in the browser: chosen, read, looked at, stored; with scripts and without."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.hostile.documents import pdfs
from tests.journeys.real_site import RealSite
from tests.journeys.test_curator import signed_in
from tests.journeys.test_desks import faults

TEXT = """Share:

A Report on Cameras

1. Cameras

Everybody has the right to privacy, as article 17 of the International Covenant on Civil and Political Rights says.1

2. What follows

States should count their cameras.

1. A note about counting.
"""


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_source_is_brought_looked_at_and_stored(
    scripts: bool, visit: Callable[..., Page], real_site: RealSite
) -> None:
    profile = visit(java_script_enabled=scripts, viewport={"width": 360, "height": 800})
    page = signed_in(profile, "curator", real_site)
    page.goto("/admin/imports/")
    text = TEXT.replace("count", "count with scripts" if scripts else "count")
    file = {"name": "cameras.txt", "mimeType": "text/plain", "buffer": text.encode()}
    page.get_by_label("Files").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("Nothing is stored yet")).to_be_visible(timeout=30_000)
    expect(page.locator("mark", has_text="right to privacy").first).to_be_visible()
    if scripts:
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.get_by_label("Title (needed)").fill("A report on cameras")
    if page.get_by_role("group", name="It becomes").count():  # the base has it from the run before
        page.get_by_role("radio", name="a new document").check()
    page.get_by_label("Kind is right").check()
    page.get_by_role("button", name="Store it as drafts").click()
    expect(page.get_by_text("Edition 1 as a whole")).to_be_visible(timeout=30_000)
    page.get_by_role("link", name="Read and tag its passages").click()
    expect(page.get_by_role("heading", name="A report on cameras", level=1)).to_be_visible()
    expect(page.get_by_text("Suggested by the program").first).to_be_visible()


def test_site_answers_while_a_file_made_to_exhaust_it_is_read(
    visit: Callable[..., Page], real_site: RealSite
) -> None:
    page = signed_in(visit(), "curator", real_site)
    page.goto("/admin/imports/")
    bomb = next(data for name, data, _reasons in pdfs() if name == "flate-thrice.pdf")
    file = {"name": "bomb.pdf", "mimeType": "application/pdf", "buffer": bomb}
    page.get_by_label("Files").set_input_files(file)
    page.get_by_role("button", name="Read it").click()
    reader = visit()
    for _ in range(5):
        assert reader.goto("/").status == 200
    expect(page.get_by_text("Not imported, and nothing was stored")).to_be_visible(timeout=40_000)
