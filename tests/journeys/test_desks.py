"""A curator in the browser: signing in, tagging by keyboard, drafting a claim, adding a row; scripts on and off."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from kb.models import Claim, Institution, Passage, PassageTag
from tests import factories
from tests.world import World

DESK = "/admin/passages/report/"


def sign_in(page: Page, name: str = "carla") -> Page:
    page.goto("/admin/login/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(f"{name}-password")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def at_rest(page: Page) -> Page:
    """The page once its keys send what they are printed on."""
    page.locator("html[data-keys=ready]").wait_for(state="attached")
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
        "/admin/work/documents/", "/admin/work/newer-texts/", "/admin/kb/passage/", DESK,
        "/admin/kb/legalinstrument/add/",
        "/admin/kb/passage/?status=published&document=report&q=covenant", "/admin/kb/passage/?document=repor",
        "/admin/kb/passage/?status=withdrawn&document=report",
        f"{claim}/change/", f"{claim}/history/", f"{claim}/verbs/withdraw/", f"{DESK}submit-all/",
    )  # fmt: skip
    found = {}
    for address in addresses:
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found[address] = faults(page) + (["wider than the screen"] if wide else [])
    assert {address: what for address, what in found.items() if what} == {}


def test_list_is_narrowed_to_a_document_that_is_offered_while_its_title_is_typed(
    page: Page, live_world: World
) -> None:
    sign_in(page).goto("/admin/kb/passage/")
    page.get_by_label("Document").press_sequentially("charter rep")
    expect(page.locator("datalist option")).to_have_attribute("value", "report")
    page.get_by_label("Document").fill("report")
    page.get_by_label("Status").select_option("draft")
    page.get_by_label("Document").press("Enter")
    page.wait_for_url("**document=report*")
    expect(page.locator(".desk-results tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Remove draft").click()
    expect(page.locator(".desk-results tbody tr")).to_have_count(4)


def test_list_is_narrowed_without_scripts_and_by_words_told_what_they_nearly_name(
    open_page: Callable[..., Page], live_world: World
) -> None:
    page = sign_in(open_page(java_script_enabled=False, viewport={"width": 360, "height": 740}))
    page.goto("/admin/kb/passage/")
    page.get_by_label("Document").fill("charter")
    page.get_by_role("button", name="Show these").click()
    expect(page.get_by_role("alert")).to_contain_text("Did you mean: report Charter report")
    page.get_by_role("alert").get_by_role("link", name="report").click()
    expect(page.locator(".desk-results tbody tr")).to_have_count(4)


def test_filters_beside_a_list_are_a_few_keys_away_on_a_wide_screen(
    open_page: Callable[..., Page], live_world: World
) -> None:
    page = sign_in(open_page(viewport={"width": 1440, "height": 800}))
    page.goto("/admin/kb/claim/")
    way = page.get_by_role("link", name="Narrow the list")
    page.locator("h1").focus()
    for _key in range(4):
        page.keyboard.press("Tab")
    expect(way).to_be_focused()
    expect(way).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Status")).to_be_focused()


def test_passage_is_tagged_with_the_keyboard_alone(page: Page, live_world: World) -> None:
    sign_in(page).goto(f"{DESK}?at={live_world.passages[1].public_id}")
    page.keyboard.press("t")
    page.keyboard.type("vie pri")
    page.keyboard.press("Enter")
    # Waiting in the page itself would evaluate strings, which the policy forbids.
    expect(page.locator("#tag-form textarea")).to_have_value("themes/privacy")
    at_rest(page).locator("h1").focus()
    page.keyboard.press("g")
    page.wait_for_url(f"**at={live_world.passages[2].public_id}*")
    assert PassageTag.objects.filter(passage=live_world.passages[1], concept=live_world.privacy).exists()


@pytest.fixture
def untagged(live_world: World) -> list[Passage]:
    """Three passages without a tag, each of which the key n would mark as read and leave for the next."""
    edition = live_world.passages[0].edition
    return [
        factories.passage(f"Sentence {path}.", edition=edition, path=f"{path}", position=path)
        for path in (91, 92, 93)
    ]


def marked() -> list[str]:
    """The paths of the passages that were marked as read with nothing to tag."""
    return sorted(Passage.objects.filter(nothing_to_tag=True).values_list("path", flat=True))


def at_desk(page: Page, passage: Passage) -> Page:
    sign_in(page).goto(f"{DESK}?at={passage.public_id}")
    return at_rest(page)


def test_key_alone_on_a_page_at_rest_sends_what_it_is_printed_on(page: Page, untagged: list[Passage]) -> None:
    at_desk(page, untagged[0]).keyboard.press("n")
    page.wait_for_url(f"**at={untagged[1].public_id}*")
    assert marked() == ["91"]


@pytest.mark.parametrize("typed", ["nobody", "on", "nn", "private", "ng"])
def test_word_that_somebody_types_is_no_command(typed: str, page: Page, untagged: list[Passage]) -> None:
    at_desk(page, untagged[0]).keyboard.type(typed)
    page.wait_for_timeout(800)  # longer than a lone key waits for the next letter
    assert page.url.endswith(untagged[0].public_id)
    assert marked() == []


def test_keys_pressed_for_the_page_before_do_nothing_to_the_next(page: Page, untagged: list[Passage]) -> None:
    at_desk(page, untagged[0]).keyboard.press("n")
    with page.expect_navigation(url=f"**at={untagged[1].public_id}*"):
        page.wait_for_timeout(360)  # the form has just been sent
    page.keyboard.press("n")
    page.wait_for_timeout(800)
    assert marked() == ["91"]


def test_key_that_is_held_down_does_not_run_through_the_passages(page: Page, untagged: list[Passage]) -> None:
    at_desk(page, untagged[0])
    for _ in range(60):  # the first is a press, the others repeat it
        page.keyboard.down("n")
        page.wait_for_timeout(30)
    page.keyboard.up("n")
    assert marked() == []


def test_word_begun_before_the_page_is_ready_is_no_command_and_stays_in_its_field(
    page: Page, untagged: list[Passage]
) -> None:
    sign_in(page)
    page.route("**/desk-*.js", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(f"{DESK}?at={untagged[0].public_id}", wait_until="commit")
    page.locator("#id_tag-concepts").click()
    page.keyboard.type("Surveillance\nn")
    at_rest(page)
    expect(page.locator("#id_tag-concepts")).to_have_value("Surveillance\nn")
    expect(page.locator("#id_tag-concepts")).to_be_focused()
    assert marked() == []


def test_tag_typed_and_not_confirmed_goes_with_the_form(page: Page, live_world: World) -> None:
    sign_in(page).goto(f"{DESK}?at={live_world.passages[1].public_id}")
    page.keyboard.press("t")
    page.keyboard.type("Privacy")
    page.get_by_role("button", name="Tag", exact=True).click()
    page.get_by_text("1 tag added.").wait_for()
    page.locator("#tag-form .suggest-add").fill("Privasy")
    page.get_by_role("button", name="Tag", exact=True).click()
    expect(page.locator("#tag-form textarea")).to_have_value("Privasy")
    expect(page.locator("#tag-form")).to_contain_text("“Privasy”")


def test_tag_that_matches_nothing_is_said_and_kept(page: Page, live_world: World) -> None:
    sign_in(page).goto(f"{DESK}?at={live_world.passages[1].public_id}")
    field = page.locator("#tag-form .suggest-add")
    field.fill("zebra crossing")
    field.press("Enter")
    expect(page.locator("#tag-form [role=status]")).to_have_text("Nothing here is called “zebra crossing”")
    expect(field).to_have_value("zebra crossing")


def test_quotation_that_somebody_typed_is_not_written_over(page: Page, live_world: World) -> None:
    sign_in(page).goto(f"{DESK}?at={live_world.passages[2].public_id}")
    page.keyboard.press("c")
    page.locator("#id_claim-quote").fill("Cameras watch")
    page.locator(".desk-current .desk-words").select_text()
    expect(page.locator("#id_evidence-quote")).to_have_value("Cameras watch streets.")
    expect(page.locator("#id_claim-quote")).to_have_value("Cameras watch")


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


def test_row_is_added_without_leaving_the_form_and_another_person_publishes_it(
    page: Page, open_page: Callable[..., Page], live_world: World
) -> None:
    sign_in(page, "rita").goto(f"/admin/kb/institution/{live_world.council.pk}/change/")
    page.get_by_role("button", name="One more name").click()
    page.locator("#id_names-1-text").fill("RC")
    page.locator("#id_why").fill("Its own short name")
    page.get_by_role("button", name="Propose this change").click()
    page.get_by_text("Readers keep the old words").first.wait_for()
    other = sign_in(open_page(), "ada")
    other.goto(f"/admin/kb/institution/{live_world.council.pk}/change/")
    other.get_by_role("button", name="Publish").click()
    other.get_by_text("Published").first.wait_for()
    assert Institution.objects.get(pk=live_world.council.pk).names.get().text == "RC"


def test_everything_works_without_scripts(open_page: Callable[..., Page], live_world: World) -> None:
    page = sign_in(open_page(java_script_enabled=False))
    page.goto(f"{DESK}?at={live_world.passages[1].public_id}")
    page.locator("#id_tag-concepts").fill("Privacy")
    page.get_by_role("button", name="Tag", exact=True).click()
    assert page.get_by_text("1 tag added.").count() == 1
