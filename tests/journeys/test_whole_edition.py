"""An edition, what was said on it and what was held back reach readers, each page leading to the next."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from kb import curation
from kb.models import Claim, Document, Edition
from tests.admin.sources.test_edition_review import BRIDGE, CELLAR, LANTERN, arrived
from tests.journeys.test_desks import faults, sign_in
from tests.world import World, claim


def said_on(edition: Edition, world: World) -> None:
    """A claim with its evidence and a tag, drafts of Carla."""
    first = edition.passages.get(path="1")
    mapping = claim("counted", "Ships are counted.", "institutions/council")
    made = curation.create(kind=Claim, mapping=mapping, by=world.carla)
    curation.add_evidence(
        claim=made, passage=first, role="asserts", quote="counted every ship", by=world.carla
    )
    curation.tag(targets=[first], concepts=[world.privacy], by=world.carla)


def test_what_was_said_on_an_edition_reaches_readers_by_its_own_pages(
    open_page: Callable[..., Page], live_world: World
) -> None:
    edition = arrived(live_world, LANTERN, BRIDGE, CELLAR, policy="summaries")
    said_on(edition, live_world)
    address = f"/admin/kb/edition/{edition.pk}/change/"

    curator = sign_in(open_page())
    curator.goto(address)
    expect(curator.get_by_text("Readers will see no words of 3 passages")).to_be_visible()
    expect(curator.get_by_text("3 drafts of yours on its passages")).to_be_visible()
    assert faults(curator) == []
    Document.objects.filter(slug="letter").update(text_policy="full")
    curator.reload()
    expect(curator.get_by_text("no words of")).to_have_count(0)
    curator.get_by_role("button", name="Submit the whole edition").click()
    curator.get_by_role("link", name="Submit them, too").click()
    curator.get_by_role("button", name="Submit all my drafts").click()
    expect(curator.get_by_text("0 refused")).to_be_visible()

    reviewer = sign_in(open_page(), "rita")
    reviewer.goto(address)
    first = reviewer.locator(".import-passage", has_text="The lantern")
    expect(first.get_by_role("link", name="Ships are counted.")).to_be_visible()
    expect(first.get_by_role("link", name="Privacy")).to_be_visible()
    reviewer.locator(".import-passage", has_text="copper bridge").get_by_role("checkbox").check()
    reviewer.get_by_label("Why these are held back").fill("A private address.")
    reviewer.get_by_role("button", name="Hold back what is ticked").click()
    reviewer.get_by_role("button", name="Publish the whole edition").click()
    reviewer.get_by_role("link", name="Look at them all, then publish them").click()
    reviewer.get_by_role("button", name="Publish all that is submitted").click()
    expect(reviewer.get_by_text("0 refused")).to_be_visible()
    reviewer.goto("/admin/work/?part=drafts")
    expect(reviewer.get_by_text("A letter")).to_have_count(0)

    reader = open_page()
    reader.goto("/documents/letter/")
    expect(reader.get_by_role("link", name="Ships are counted.")).to_be_visible()
    expect(reader.get_by_text("1 passage of the text is not published here.")).to_be_visible()
    assert faults(reader) == []

    reviewer.goto(address)
    assert faults(reviewer) == []
    reviewer.locator(".import-passage", has_text="copper bridge").get_by_role("checkbox").check()
    reviewer.get_by_role("button", name="Publish what is ticked after all").click()
    expect(reviewer.get_by_text("1 passage: done.")).to_be_visible()
    reader.reload()
    expect(reader.get_by_text("copper bridge")).to_be_visible()
    expect(reader.get_by_text("not published here")).to_have_count(0)
