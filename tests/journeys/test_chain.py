"""The whole way of a source's words: two people take a PDF to a public claim, and a reader finds it by its words."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, expect

from tests.journeys.real_site import RealSite
from tests.journeys.test_curator import signed_in
from tests.journeys.test_desks import faults

LETTER = """
<h1>A letter on lanterns</h1>
<p>1. The harbour council met in March and heard the keepers of every lantern along the northern shore.</p>
<p>2. Lanterns must not be switched off while a single ship is at sea, whatever the cost of their oil may be.</p>
<p>3. The keepers asked for two more boats, and for a bell that can be heard on the far side of the bay.</p>
<p>4. Signed by Mr Ebenezer Thistlewood, of 4 Quay Street, who may be called upon at any hour of the day.</p>
"""
WORDS = "must not be switched off while a single ship"
#: The institution of each row of claimants, those still empty among them.
INSTITUTION = "input[id^='id_attributions-'][id$='-institution']"


def a_pdf(browser: Browser, html: str) -> bytes:
    """The page, printed."""
    page = browser.new_page()
    page.set_content(f"<html lang=en><title>A letter on lanterns</title><body>{html}</body></html>")
    printed = page.pdf(format="A4")
    page.close()
    return printed


def import_pdf(curator: Page, data: bytes) -> None:
    curator.goto("/admin/imports/")
    file = {"name": "lanterns.pdf", "mimeType": "application/pdf", "buffer": data}
    curator.get_by_label("Files").set_input_files(file)
    curator.get_by_role("button", name="Read it").click()
    expect(curator.get_by_text("Nothing is stored yet")).to_be_visible(timeout=40_000)
    curator.get_by_label("Title (needed)").fill("A letter on lanterns")
    curator.get_by_label("What readers may see").select_option("full")
    curator.get_by_label("Rights statement").fill("CC BY 4.0")
    for guess in curator.get_by_label("is right").all():
        guess.check()
    curator.get_by_role("button", name="Store it as drafts").click()
    expect(curator.get_by_text("Edition 1 as a whole")).to_be_visible(timeout=40_000)


def tag_and_claim(curator: Page) -> None:
    """At the passage desk: a tag, and a claim by somebody whom the base does not know."""
    curator.get_by_role("link", name="Read and tag its passages").click()
    passage = curator.locator(".desk-passage", has_text="Lanterns must not")
    passage.get_by_role("link", name="Work on it").click()
    curator.locator("#id_tag-concepts").fill("themes/privacy")
    curator.get_by_role("button", name="Tag", exact=True).click()
    expect(curator.get_by_text("1 tag added.")).to_be_visible()
    curator.locator("#tool-claim summary").click()
    curator.locator("#id_claim-statement").fill("Lanterns stay lit as long as anybody is at sea.")
    curator.locator("#id_claim-new_claimant").fill("Harbour Council of the Northern Shore")
    curator.locator("#id_claim-new_claimant_is").select_option("forum")
    curator.locator("#id_claim-quote").fill(WORDS)
    curator.get_by_role("button", name="Draft the claim").click()
    expect(curator.get_by_text("Claim drafted: Lanterns stay lit")).to_be_visible()


def submit_all(curator: Page) -> None:
    curator.get_by_role("link", name="Submit all my drafts").click()
    expect(curator.get_by_role("link", name="Harbour Council of the Northern Shore")).to_be_visible()
    curator.get_by_role("button", name="Submit all my drafts").click()
    expect(curator.get_by_text("0 refused")).to_be_visible()


def send_back(reviewer: Page, why: str) -> None:
    reviewer.goto("/admin/work/?part=to-review")
    reviewer.get_by_role("link", name="A letter on lanterns (1)").click()
    expect(reviewer.get_by_role("heading", name="What was left out")).to_have_count(0)
    expect(reviewer.get_by_text("What was left out")).to_be_visible()
    reviewer.get_by_role("link", name="Send it back").click()
    reviewer.get_by_label("Why").fill(why)
    reviewer.get_by_role("button", name="Send it back").click()
    expect(reviewer.get_by_text("Send it back: done")).to_be_visible()


def mend(curator: Page, why: str) -> None:
    """The reason stands where the curator lands; what is wrong is mended, and the edition submitted again."""
    curator.goto("/admin/")
    expect(curator.get_by_text(why)).to_have_count(
        2
    )  # of the edition, and of the document that came back with it
    curator.goto("/admin/work/?part=sent-back")
    expect(curator.get_by_text(why)).to_have_count(2)
    curator.get_by_role("link", name="A letter on lanterns (1)").click()
    expect(curator.get_by_text(why)).to_be_visible()
    curator.get_by_role("button", name="Submit the whole edition").click()
    expect(curator.get_by_text("Submit the whole edition: done")).to_be_visible()


def publish_edition_and_claim(reviewer: Page) -> None:
    reviewer.goto("/admin/work/?part=to-review")
    reviewer.get_by_role("link", name="A letter on lanterns (1)").click()
    reviewer.locator(".import-passage", has_text="Thistlewood").get_by_role("checkbox").check()
    reviewer.get_by_label("Why these are held back").fill("The name and address of a private person.")
    reviewer.get_by_role("button", name="Hold back what is ticked").click()
    expect(reviewer.get_by_text("1 passage: done.")).to_be_visible()
    reviewer.get_by_role("button", name="Publish the whole edition").click()
    expect(reviewer.get_by_text("Publish the whole edition: done")).to_be_visible()
    assert faults(reviewer) == []
    reviewer.goto("/admin/work/?part=to-review")
    reviewer.get_by_role("link", name="Lanterns stay lit").click()
    expect(reviewer.get_by_role("heading", name="Is published with it")).to_be_visible()
    reviewer.get_by_role("button", name="Publish", exact=True).click()
    expect(reviewer.get_by_text("Publish: done.")).to_be_visible()


def find_and_open(reader: Page) -> None:
    """A reader who has the words in quotation marks finds the claim, and the passage with them."""
    results = reader.locator("#results, main")
    reader.goto(f"/search/?q=%22{WORDS.replace(' ', '+')}%22&in=claims")
    for _try in range(20):
        if results.get_by_text("Lanterns stay lit as long as anybody is at sea.").count():
            break
        reader.wait_for_timeout(500)  # the index follows within a second or two
        reader.reload()
    reader.get_by_role("link", name="Lanterns stay lit").first.click()
    expect(reader.get_by_text("Harbour Council of the Northern Shore").first).to_be_visible()
    reader.locator("a", has_text="A letter on lanterns").first.click()
    expect(reader.get_by_text("Lanterns must not be switched off").first).to_be_visible()


def test_two_people_take_a_pdf_to_a_public_claim_through_pages_alone(
    visit: Callable[..., Page], real_site: RealSite, browser: Browser
) -> None:
    why = "Whose address is that in paragraph 4?"
    curator = signed_in(visit(), "curator", real_site)
    reviewer = signed_in(visit(), "reviewer", real_site)
    import_pdf(curator, a_pdf(browser, LETTER))
    tag_and_claim(curator)
    submit_all(curator)
    send_back(reviewer, why)
    mend(curator, why)
    publish_edition_and_claim(reviewer)
    reader: Any = visit()
    find_and_open(reader)
    reader.goto("/documents/a-letter-on-lanterns/")
    assert "Thistlewood" not in reader.content()
    assert "keepers asked for two more boats" in reader.content()


def test_two_editors_of_one_claim_and_its_claimants_both_keep_their_words(
    visit: Callable[..., Page], real_site: RealSite
) -> None:
    first = signed_in(visit(), "reviewer", real_site)
    second = signed_in(visit(), "administrator", real_site)
    first.goto("/admin/kb/claim/?status__exact=published")
    first.locator(".desk-results tbody th a").first.click()
    second.goto(first.url)
    first.locator("#id_note").fill("The first was here.")
    first.get_by_label("Why").fill("A note is missing.")
    first.get_by_role("button", name="Propose this change").click()
    expect(first.get_by_text("Readers keep the old words").first).to_be_visible()
    row = (
        f"#id_attributions-{second.locator(INSTITUTION).count() - 1}"  # an empty one, whatever claim this is
    )
    second.locator(f"{row}-role").select_option("reporter")
    second.locator(f"{row}-institution").fill("wilton-park")
    second.get_by_label("Why").fill("It was reported by them.")
    second.get_by_role("button", name="Propose this change").click()
    expect(second.get_by_text("Nothing was overwritten, and nothing of yours is lost")).to_be_visible()
    assert faults(second) == []
    second.get_by_role("button", name="Save what I chose").click()
    expect(second.get_by_text("Proposed: your text where you chose it")).to_be_visible()
    expect(second.locator("#id_note")).to_have_value("The first was here.")
    expect(second.locator(f"{INSTITUTION}[value='wilton-park']")).to_have_count(1)
