"""A curator in the browser: signing in, tagging by keyboard, drafting a claim, adding a row; scripts on and off."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from kb.models import Claim, Institution, PassageTag
from tests.world import World

DESK = "/admin/passages/report/"


def sign_in(page: Page, name: str = "carla") -> Page:
    page.goto("/admin/login/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(f"{name}-password")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def faults(page: Page) -> list[str]:
    """What axe finds, with the first element of each."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in found]


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1440, "light")])
def test_desks_have_no_fault_that_axe_can_find(
    width: int, scheme: str, open_page: Callable[..., Page], live_world: World
) -> None:
    page = sign_in(open_page(viewport={"width": width, "height": 800}, color_scheme=scheme), "rita")
    claim = f"/admin/kb/claim/{live_world.enough.pk}"
    addresses = (
        "/admin/", "/admin/work/", "/admin/account/", "/admin/imports/", "/admin/mentions/",
        "/admin/kb/passage/", "/admin/kb/legalinstrument/add/", DESK,
        f"{claim}/change/", f"{claim}/history/", f"{claim}/verbs/withdraw/", f"{DESK}submit-all/",
    )  # fmt: skip
    found = {}
    for address in addresses:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found[address] = faults(page) + (["wider than the screen"] if wide else [])
    assert {address: what for address, what in found.items() if what} == {}


def test_passage_is_tagged_with_the_keyboard_alone(page: Page, live_world: World) -> None:
    sign_in(page).goto(f"{DESK}?at={live_world.passages[1].public_id}")
    page.keyboard.press("t")
    page.keyboard.type("vie pri")
    page.keyboard.press("Enter")
    # Waiting in the page itself would evaluate strings, which the policy forbids.
    expect(page.locator("#tag-form textarea")).to_have_value("themes/privacy")
    page.locator("h1").focus()
    page.keyboard.press("g")
    page.wait_for_url(f"**at={live_world.passages[2].public_id}*")
    assert PassageTag.objects.filter(passage=live_world.passages[1], concept=live_world.privacy).exists()


def test_selected_words_become_the_quotation_of_a_new_claim(page: Page, live_world: World) -> None:
    sign_in(page).goto(f"{DESK}?at={live_world.passages[2].public_id}")
    page.keyboard.press("c")
    page.locator(".desk-current .desk-words").select_text()
    expect(page.locator("#id_claim-quote")).to_have_value("Cameras watch streets.")
    page.locator("#id_claim-statement").fill("Cameras watch people.")
    page.locator("#id_claim-claimants").fill("The Council")
    page.get_by_role("button", name="Draft the claim").click()
    page.get_by_text("Claim drafted").wait_for()
    assert (
        Claim.objects.get(statement="Cameras watch people.").evidence.get().quote == "Cameras watch streets."
    )


def test_row_is_added_without_leaving_the_form(page: Page, live_world: World) -> None:
    sign_in(page, "rita").goto(f"/admin/kb/institution/{live_world.council.pk}/change/")
    page.get_by_role("button", name="One more name").click()
    page.locator("#id_names-1-text").fill("RC")
    page.locator("#id_why").fill("Its own short name")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    assert Institution.objects.get(pk=live_world.council.pk).names.get().text == "RC"


def test_everything_works_without_scripts(open_page: Callable[..., Page], live_world: World) -> None:
    page = sign_in(open_page(java_script_enabled=False))
    page.goto(f"{DESK}?at={live_world.passages[1].public_id}")
    page.locator("#id_tag-concepts").fill("Privacy")
    page.get_by_role("button", name="Tag", exact=True).click()
    assert page.get_by_text("1 tag added.").count() == 1
