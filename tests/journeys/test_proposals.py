"""A reviewer decides about a proposed change: the old words and the new ones are before his eyes, on a phone, too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kb.curation import edit
from tests.journeys.test_desks import faults, sign_in
from tests.world import World


@pytest.mark.parametrize(("width", "height"), [(360, 800), (1440, 900)])
def test_words_before_and_after_are_both_seen_without_scrolling_sideways(
    width: int, height: int, open_page: Callable[..., Page], live_world: World
) -> None:
    claim = live_world.enough
    mapping = {"statement": "The covenant suffices for everything that anybody has asked of it so far."}
    edit(record=claim, mapping=mapping, by=live_world.carla, version=claim.version, why="Clearer.")
    page = sign_in(open_page(viewport={"width": width, "height": height}), "rita")
    page.goto(f"/admin/kb/claim/{claim.pk}/change/")
    changes = page.get_by_role("region", name="What changed")
    for words in ("The covenant suffices.", "that anybody has asked of it so far."):
        cell = changes.locator("td", has_text=words)
        expect(cell).to_be_visible()
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
    assert changes.evaluate("one => one.scrollWidth - one.clientWidth") == 0
    assert faults(page) == []
