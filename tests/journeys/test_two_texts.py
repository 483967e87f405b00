"""Two people change one sentence: the second decides about it on the page of both texts, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from kb.curation import create
from kb.models import Institution
from tests.journeys.test_desks import faults, sign_in
from tests.world import World


def meet(open_page: Callable[..., Page], world: World, **options: object) -> Page:
    """The second person's page after both have named a body anew."""
    body = create(kind=Institution, mapping={"slug": "b", "name": "The Body", "type": "ngo"}, by=world.carla)
    first, second = sign_in(open_page(), "ada"), sign_in(open_page(**options), "rita")
    for page in (second, first):
        page.goto(f"/admin/kb/institution/{body.pk}/change/")
    for page, name in ((first, "The Body of Most"), (second, "The Body of Few")):
        page.get_by_label("Name", exact=False).first.fill(name)
        page.get_by_role("button", name="Save", exact=True).click()
    expect(second.get_by_text("Nothing was overwritten")).to_be_visible()
    return second


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize(("width", "height"), [(360, 800), (1440, 900)])
def test_what_both_changed_is_seen_asked_for_and_saved_as_chosen(
    width: int, height: int, scripts: bool, open_page: Callable[..., Page], live_world: World
) -> None:
    size = {"width": width, "height": height}
    page = meet(open_page, live_world, viewport=size, java_script_enabled=scripts)
    expect(page.get_by_text("ada changed it on")).to_be_visible()
    both = page.get_by_role("group", name="ada and you changed this")
    mine = both.get_by_label("As I wrote it")
    expect(both.get_by_role("radio", checked=True)).to_have_count(0)
    # Nothing lies over the choice, wherever the page is scrolled to.
    mine.scroll_into_view_if_needed()
    mine.click(trial=True)
    if scripts:
        assert faults(page) == []
    page.get_by_role("button", name="Save what I chose").click()
    expect(both).to_be_visible()  # the browser asks, and sends nothing
    assert Institution.objects.get(slug="b").name == "The Body of Most"
    mine.check()
    page.get_by_role("button", name="Save what I chose").click()
    expect(page.get_by_text("Saved: your text where you chose it")).to_be_visible()
    assert Institution.objects.get(slug="b").name == "The Body of Few"
