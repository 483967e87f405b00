"""A new edition drops a "not" and multiplies a fine: no reader meets either as evidence until a person decides."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from kb.curation import add_evidence, create, publish, submit
from kb.curation.editions import publish_edition, submit_edition
from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.models import Claim, Document, Edition, Evidence
from tests.indexes import Bring
from tests.ingest.parsed_editions import parsed_edition
from tests.journeys.test_desks import faults, sign_in
from tests.world import World

FILMING = "The Forum holds that States shall not film crowds in public places during peaceful assemblies."
REVERSED = FILMING.replace(" not", "")
REQUESTS = "Companies must publish how many requests they have received and how many of them were refused."
FINE = "The fine was 1,000 dollars for each of the two companies that had breached the rules on data."
RAISED = FINE.replace("1,000", "10,000")
LAST = "The Forum meets again next year."
NEVER = ("shall film crowds", "was 10,000 dollars")
QUOTED = {
    "Cameras that film crowds are forbidden.": (FILMING, "States shall not film crowds in public places"),
    "Companies count the requests they get.": (REQUESTS, "publish how many requests they have received"),
    "Each company paid 1000 dollars.": (FINE, "The fine was 1,000 dollars"),
}


@pytest.fixture
def document(live_world: World) -> Document:
    """A resolution whose first edition readers see, with three claims on it."""
    mapping = {
        "slug": "resolution", "title": "Resolution on cameras", "kind": "report", "language": "en",
        "date": "2023", "text_policy": "full", "rights": "CC BY 4.0",
    }  # fmt: skip
    made = create(kind=Document, mapping=mapping, by=live_world.carla)
    edition = arrived(made, REQUESTS, FILMING, FINE, LAST)
    shown(edition, live_world)
    for statement, (paragraph, quote) in QUOTED.items():
        claim = create(kind=Claim, mapping=claim_mapping(statement), by=live_world.carla)
        words = {"role": "asserts", "quote": quote, "by": live_world.carla}
        evidence = add_evidence(claim=claim, passage=edition.passages.get(text=paragraph), **words)
        for record in (
            submit(record=evidence, by=live_world.carla),
            submit(record=claim, by=live_world.carla),
        ):
            publish(record=record, by=live_world.rita)
    return made


def claim_mapping(statement: str) -> dict[str, object]:
    slug = statement.split()[0].lower()
    claimants = ["institutions/council"]
    return {
        "slug": slug, "statement": statement, "kind": "recommendation", "claimants": claimants, "as_of": "2023",
    }  # fmt: skip


def arrived(document: Document, *paragraphs: str) -> Edition:
    return store_all([Arrival(parsed_edition(paragraphs), document)], by=None)[0]


def shown(edition: Edition, world: World) -> None:
    submit_edition(edition=edition, by=world.carla)
    publish_edition(edition=edition, by=world.rita, why="Read.")


def claim_of(statement: str) -> Claim:
    return Claim.objects.get(statement=statement)


def evidence_on(page: Page, address: str) -> str:
    """All words that the page prints as evidence or marks as such."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    words = [*page.locator(".evidence q").all_inner_texts(), *page.locator("mark").all_inner_texts()]
    return " ¦ ".join(words)


def addresses(document: Document) -> Iterator[str]:
    """Every page on which a reader can meet the claims or the passages."""
    yield from (claim_of(statement).get_absolute_url() for statement in QUOTED)
    yield from (
        "/claims/",
        "/search/?q=film+crowds",
        "/search/?q=film+crowds&in=claims",
        "/institutions/council/",
    )
    yield "/search/?in=passages&q=%22film+crowds%22"
    yield from (document.get_absolute_url(), f"{document.get_absolute_url()}?edition=1")
    for edition in document.editions.all():
        yield from (passage.get_absolute_url() for passage in edition.passages.all())


def no_reader_sees_the_contrary(page: Page, document: Document) -> None:
    for address in addresses(document):
        printed = evidence_on(page, address)
        if "/search/" not in address:  # the words a search asked for are marked in the source's own text
            assert not [words for words in NEVER if words in printed], address
    for statement in QUOTED:
        told = page.request.get(f"{claim_of(statement).get_absolute_url()}.json").json()
        assert not [words for words in NEVER if words in json.dumps(told["evidence"])]


def test_reversed_sentence_is_never_evidence_until_a_person_decides(
    open_page: Callable[..., Page], live_world: World, document: Document, index_now: Bring
) -> None:
    newer = arrived(document, REQUESTS, REVERSED, RAISED, LAST)
    reader, curator = open_page(), sign_in(open_page())
    shown(newer, live_world)
    index_now()

    no_reader_sees_the_contrary(reader, document)
    reader.goto(claim_of("Cameras that film crowds are forbidden.").get_absolute_url())
    expect(reader.get_by_text("has not been compared yet")).to_be_visible()
    reader.get_by_role("link", name="Compare the editions").first.click()
    expect(reader.locator("del")).to_have_text(["not", "1"])
    expect(reader.locator("ins")).to_have_text(["10"])
    reader.goto(document.get_absolute_url())
    expect(reader.get_by_text("nobody has compared with this one yet")).to_be_visible()
    expect(reader.get_by_text("does not have")).to_have_count(0)

    curator.goto("/admin/carryings/resolution/")
    curator.get_by_role("button", name="Carry what was said to the newest text").click()
    expect(curator.get_by_role("article")).to_have_count(2)
    expect(curator.locator("del", has_text="not")).to_be_visible()
    expect(curator.locator("ins", has_text="10")).to_be_visible()
    assert faults(curator) == []
    index_now()

    no_reader_sees_the_contrary(reader, document)
    reader.goto(claim_of("Cameras that film crowds are forbidden.").get_absolute_url())
    expect(reader.locator(".evidence q")).to_have_text("States shall not film crowds in public places")
    expect(reader.get_by_text("nobody has decided yet")).to_be_visible()
    assert faults(reader) == []
    reader.goto(claim_of("Companies count the requests they get.").get_absolute_url())
    expect(reader.get_by_text("Quoted from edition")).to_have_count(0)
    reader.locator("#evidence").get_by_role("link", name="¶ 1").click()
    expect(reader.get_by_role("main")).not_to_contain_text("These are the words of edition")

    moved = document.editions.get(number=1).passages.get(text__contains=REQUESTS)
    arrival = reader.get_by_text("led here in an older edition").locator("visible=true")
    reader.goto(f"{document.get_absolute_url()}#p-{moved.public_id}")
    expect(arrival).to_have_count(1)
    reader.goto(f"{document.get_absolute_url()}?edition=1#p-{moved.public_id}")
    expect(arrival).to_have_count(0)
    reader.goto(f"{document.get_absolute_url()}")
    expect(arrival).to_have_count(0)

    filming = curator.get_by_role("article").filter(has_text="States shall not film")
    filming.get_by_role("button", name="Not in the newer edition").click()
    expect(curator.get_by_role("article")).to_have_count(1)
    curator.get_by_role("button", name="Accept this place").click()
    expect(curator.get_by_text("Nothing waits for a decision")).to_be_visible()

    reader.goto(claim_of("Cameras that film crowds are forbidden.").get_absolute_url())
    expect(reader.get_by_text("Edition 2 no longer says this.")).to_be_visible()
    expect(reader.get_by_text("said to be no longer in a newer edition")).to_be_visible()
    curator.get_by_role("button", name="Ask again").click()
    expect(curator.get_by_role("article")).to_have_count(1)
    reader.reload()
    expect(reader.get_by_text("nobody has decided yet")).to_be_visible()
    curator.get_by_role("button", name="Not in the newer edition").click()
    expect(curator.get_by_text("Nothing waits for a decision")).to_be_visible()
    reader.goto(claim_of("Each company paid 1000 dollars.").get_absolute_url())
    expect(reader.locator(".evidence q")).to_have_text("The fine was 1,000 dollars")
    expect(reader.get_by_text("is being reviewed")).to_be_visible()

    reviewer = sign_in(open_page(), "rita")
    accepted = Evidence.objects.get(passage__edition=newer, status="submitted")
    reviewer.goto(f"/admin/kb/evidence/{accepted.pk}/change/")
    reviewer.get_by_role("button", name="Publish", exact=True).click()
    expect(reviewer.get_by_role("button", name="Publish", exact=True)).to_have_count(0)
    reader.goto(claim_of("Each company paid 1000 dollars.").get_absolute_url())
    expect(reader.locator(".evidence q")).to_have_text("The fine was 10,000 dollars")
    expect(reader.get_by_text("Quoted from edition")).to_have_count(0)
