"""What readers of an older edition are told: where a paragraph is now, what of it changed, that addresses answer."""

import pytest
from django.test import Client

from kb.anchoring import fingerprint
from kb.ingest.editions.binding import bind_document
from kb.ingest.editions.reanchoring import reanchor
from kb.ingest.editions.stored_rows import Arrival
from kb.ingest.editions.storing import store_all
from kb.models import Curated, Document, Edition, Passage
from tests import factories
from tests.ingest.parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db

LANTERN = "The lantern in the harbour was lit by a keeper who counted every ship that passed in winter."
BRIDGE = "Nobody in the orchard knew why the copper bridge had been painted with silver stars that year."
CELLAR = "A basket of turnips and a letter without a stamp stood for three days beside the cellar window."
MEADOW = "When thunder came over the meadow the engine stopped, and all the passengers began to sing softly."


def edition(document: Document, *paragraphs: str, published: bool = True) -> Edition:
    return store_all([Arrival(parsed_edition(paragraphs), document)], by=None, published=published)[0]


@pytest.fixture
def document() -> Document:
    return factories.document("a-source", text_policy="full")


@pytest.fixture
def editions(document: Document) -> tuple[Edition, Edition]:
    """The bridge is decorated rather than painted, the cellar is gone, the lantern stands last."""
    older = edition(document, LANTERN, BRIDGE, CELLAR, MEADOW)
    newer = edition(document, BRIDGE.replace("painted", "decorated"), MEADOW, LANTERN)
    reanchor(document=document)
    return older, newer


def at(edition: Edition, path: str) -> Passage:
    return edition.passages.get(path=path)


def test_passage_of_an_older_edition_leads_to_its_place_in_the_newest(
    editions: tuple[Edition, Edition], client: Client
) -> None:
    older, newer = editions
    answer = client.get(at(older, "1").get_absolute_url())
    assert answer.status_code == 200
    assert "A newer edition has this paragraph" in answer.text
    assert "Edition 2 has the same words." in answer.text
    assert at(newer, "3").get_absolute_url() in answer.text


def test_passage_whose_words_changed_says_so_with_where_they_stand(
    editions: tuple[Edition, Edition], client: Client
) -> None:
    older, newer = editions
    page = client.get(at(older, "2").get_absolute_url()).text
    assert "A newer edition has other words here" in page
    assert "A newer edition has this paragraph" not in page
    assert at(newer, "1").get_absolute_url() in page
    assert "/documents/a-source/changes/?from=1&amp;to=2" in page


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (BRIDGE, "has this paragraph"),
        (BRIDGE.replace("the copper", "the “copper”"), "has other words here"),
        (BRIDGE.replace("Nobody", "Everybody"), "has other words here"),
        (BRIDGE.replace("silver stars", "silver  stars"), "has this paragraph"),
    ],
)
def test_one_word_or_mark_decides_whether_it_is_the_same_paragraph(
    document: Document, client: Client, now: str, told: str
) -> None:
    older = edition(document, LANTERN, BRIDGE, CELLAR, MEADOW)
    edition(document, LANTERN, now, CELLAR, f"{MEADOW} It is so.")
    reanchor(document=document)
    assert f"A newer edition {told}" in client.get(at(older, "2").get_absolute_url()).text


def test_paragraph_that_was_split_has_the_same_words_in_two_places(
    document: Document, client: Client
) -> None:
    older = edition(document, f"{LANTERN} {BRIDGE}", CELLAR)
    newer = edition(document, LANTERN, BRIDGE, CELLAR)
    reanchor(document=document)
    page = client.get(at(older, "1").get_absolute_url()).text
    assert "Edition 2 has the same words." in page
    assert all(at(newer, path).get_absolute_url() in page for path in "12")


def test_passage_of_an_edition_that_nobody_has_compared_says_that_a_newer_one_stands(
    document: Document, client: Client
) -> None:
    older = edition(document, LANTERN, BRIDGE)
    newer = edition(document, LANTERN, BRIDGE.replace("copper", "iron"))
    page = client.get(at(older, "2").get_absolute_url()).text
    assert "Edition 2 has not been compared with it yet" in page
    assert "/documents/a-source/changes/?from=1&amp;to=2" in page
    assert "not been compared" not in client.get(at(newer, "2").get_absolute_url()).text


def test_newest_of_three_that_nobody_has_compared_is_not_said_to_lack_the_paragraph(
    editions: tuple[Edition, Edition], document: Document, client: Client
) -> None:
    edition(document, BRIDGE, MEADOW, CELLAR, LANTERN)
    page = client.get(at(editions[0], "1").get_absolute_url()).text
    assert "Edition 3 has not been compared with it yet" in page
    assert "No longer in the newest edition" not in page


def test_summary_of_words_that_changed_says_so(document: Document, client: Client) -> None:
    older = edition(document, LANTERN, BRIDGE, CELLAR)
    summary = factories.passage("Of a bridge.", of=document, fingerprint=fingerprint(BRIDGE))
    bind_document(document=document)
    assert "newer edition" not in client.get(summary.get_absolute_url()).text
    edition(document, LANTERN, BRIDGE.replace("copper", "iron"), CELLAR)
    reanchor(document=document)
    assert f"These are the words of edition {older.number}." in client.get(summary.get_absolute_url()).text


def test_passage_of_an_older_edition_is_read_in_that_edition_of_its_document(
    editions: tuple[Edition, Edition], client: Client
) -> None:
    for one, asked in ((editions[0], "?edition=1"), (editions[1], "")):
        passage = at(one, "2")
        address = f"/documents/a-source/{asked}"
        assert (
            f'href="{address}#p-{passage.public_id}">Read it' in client.get(passage.get_absolute_url()).text
        )
        page = client.get(address).text
        assert f'id="p-{passage.public_id}"' in page
        assert ("You are reading an edition that is not the one shown first." in page) == bool(asked)


def test_summary_beside_a_full_text_is_read_among_the_summaries(document: Document, client: Client) -> None:
    edition(document, LANTERN)
    summary = factories.passage("Of a bridge.", of=document)
    asked = f"/documents/a-source/?edition={summary.edition.number}#p-{summary.public_id}"
    assert f'href="{asked}">Read it' in client.get(summary.get_absolute_url()).text


def test_passage_that_is_gone_says_so_and_stays_readable(
    editions: tuple[Edition, Edition], client: Client
) -> None:
    page = client.get(at(editions[0], "3").get_absolute_url()).text
    assert "No longer in the newest edition" in page
    assert "A basket of turnips" in page


def test_passage_of_the_newest_edition_says_nothing_of_editions(
    editions: tuple[Edition, Edition], client: Client
) -> None:
    page = client.get(at(editions[1], "1").get_absolute_url()).text
    assert "newer edition" not in page
    assert "newest edition" not in page


def test_passage_is_followed_through_several_editions(
    editions: tuple[Edition, Edition], document: Document, client: Client
) -> None:
    newest = edition(document, BRIDGE.replace("painted", "decorated"), MEADOW, CELLAR, LANTERN)
    reanchor(document=document)
    page = client.get(at(editions[0], "1").get_absolute_url()).text
    assert at(newest, "4").get_absolute_url() in page


def test_edition_that_readers_do_not_see_is_not_spoken_of(document: Document, client: Client) -> None:
    older = edition(document, LANTERN, BRIDGE)
    before = client.get(at(older, "1").get_absolute_url()).content
    edition(document, CELLAR, LANTERN, BRIDGE, published=False)
    reanchor(document=document)
    assert client.get(at(older, "1").get_absolute_url()).content == before


def test_links_carried_to_an_edition_that_readers_do_not_see_change_no_page(
    document: Document, client: Client
) -> None:
    older = edition(document, LANTERN, BRIDGE)
    claim = factories.claim(on=[at(older, "1")])
    factories.tag(at(older, "1"), concept := factories.concept())
    pages = [claim.get_absolute_url(), concept.get_absolute_url(), document.get_absolute_url(), "/changes/"]
    before = [client.get(page).content for page in pages]
    edition(document, CELLAR, LANTERN, BRIDGE, published=False)
    reanchor(document=document)
    assert [client.get(page).content for page in pages] == before


def test_claim_shows_its_words_in_the_newest_edition_only(document: Document, client: Client) -> None:
    older = edition(document, LANTERN, BRIDGE)
    claim = factories.claim(on=[at(older, "1")])
    newer = edition(document, LANTERN, BRIDGE, CELLAR)
    reanchor(document=document)
    page = client.get(claim.get_absolute_url()).text
    assert at(newer, "1").get_absolute_url() in page
    assert at(older, "1").get_absolute_url() not in page
    assert claim.evidence.filter(status=Curated.Status.PUBLISHED).count() == 2


def test_changes_mark_the_words_that_differ_and_say_what_moved(
    editions: tuple[Edition, Edition], client: Client
) -> None:
    page = client.get("/documents/a-source/changes/").text
    assert "had been <del>painted</del> with" in page
    assert "had been <ins>decorated</ins> with" in page
    assert "stands elsewhere now" in page
    assert "no longer there" in page


def test_changes_are_told_backwards_too(editions: tuple[Edition, Edition], client: Client) -> None:
    page = client.get("/documents/a-source/changes/?from=2&to=1").text
    assert "had been <del>decorated</del> with" in page


def test_links_to_the_place_of_a_passage_in_an_older_edition_still_lead_to_it(
    editions: tuple[Edition, Edition], client: Client
) -> None:
    older, newer = editions
    page = client.get("/documents/a-source/").text
    here = page.index(f'id="p-{at(newer, "1").public_id}"')
    assert (
        here
        < page.index(f'<span class="older-id" id="p-{at(older, "2").public_id}">')
        < page.index("Nobody in the orchard")
    )
    assert at(older, "3").public_id not in page


def test_old_ids_are_on_the_page_once_though_a_paragraph_was_split(
    document: Document, client: Client
) -> None:
    older = edition(document, f"{LANTERN} {BRIDGE}", CELLAR)
    edition(document, LANTERN, BRIDGE, CELLAR)
    reanchor(document=document)
    assert client.get("/documents/a-source/").text.count(f'id="p-{at(older, "1").public_id}"') == 1
