"""In a real browser: two tabs of one person, and what is typed in the first while the second signs out and in."""

from playwright.sync_api import Page, expect

from kb.curation import delete_draft
from kb.models import Claim
from tests.world import World

from .test_desks import sign_in

TYPED = "What Carla was writing meanwhile."


def test_words_of_the_first_tab_are_sent_on_after_signing_out_and_in_in_the_second(
    page: Page, live_world: World
) -> None:
    url = f"/admin/kb/claim/{live_world.draft_claim.pk}/change/"
    sign_in(page).goto(url)
    page.get_by_label("Statement").fill(TYPED)
    other = page.context.new_page()
    other.goto("/admin/")
    other.get_by_role("button", name="Sign out").click()
    sign_in(other)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("still here")
    page.get_by_role("button", name="Send it now").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert Claim.objects.get(pk=live_world.draft_claim.pk).statement == TYPED


def test_words_typed_about_a_deleted_draft_stay_on_the_screen(page: Page, live_world: World) -> None:
    sign_in(page).goto(f"/admin/kb/claim/{live_world.draft_claim.pk}/change/")
    page.get_by_label("Statement").fill(TYPED)
    for evidence in live_world.draft_claim.evidence.all():
        delete_draft(record=evidence, by=live_world.rita)
    delete_draft(record=live_world.draft_claim, by=live_world.rita)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(TYPED)).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("rita")
