"""Readers see the exact words beside the summary where rights allow, and that they were verified where they do not."""

import pytest

from kb.anchoring import fingerprint
from kb.ingest.editions.binding import bind_edition
from kb.ingest.editions.storing import store
from kb.models import Document
from tests import factories
from tests.ingest.parsed_editions import parsed_edition, show

pytestmark = pytest.mark.django_db

WORDS = "Everybody has a right to the exact words of a source. Nobody may change them."
SUMMARY = "Sources are to be quoted as they are."
UNSUMMARISED = "A second paragraph that nobody has summarised."


@pytest.fixture
def document():
    """A document with one summary, and an imported and published text in which its words stand."""
    made = factories.document("a-source")
    summary = factories.passage(SUMMARY, of=made, anchor="Everybody has", fingerprint=fingerprint(WORDS))
    claim = factories.claim("Words may not be changed.", on=[])
    factories.evidence(claim, summary, quote="nobody may change them")
    edition = store(parsed_edition([WORDS, UNSUMMARISED]), document=made, by=None)
    bind_edition(edition)
    show(edition)
    return made


@pytest.fixture
def page(client, document):
    def get(policy, address="/documents/a-source/"):
        Document.objects.update(text_policy=policy)
        return client.get(address).content.decode()

    return get


def test_text_that_may_be_shown_has_the_summary_and_the_claims_beside_it(page):
    shown = page("full")
    assert "<mark>Nobody may change them</mark>" in shown
    assert SUMMARY in shown
    assert "Words may not be changed." in shown
    assert UNSUMMARISED in shown


def test_summary_whose_words_may_be_shown_has_them_beside_it(page):
    shown = page("full", "/documents/a-source/?edition=1")
    assert "<mark>Nobody may change them</mark>" in shown
    assert SUMMARY in shown
    assert UNSUMMARISED not in shown


@pytest.mark.parametrize("policy", ["summaries", "excerpts"])
def test_words_that_may_not_be_shown_are_said_to_be_verified_in_their_edition(page, policy):
    shown = page(policy)
    assert "Exact words verified in edition 2" in shown
    assert 'href="/documents/a-source/?edition=2"' in shown
    assert SUMMARY in shown
    for words in ("the exact words of a source", UNSUMMARISED):
        assert words not in shown


def test_edition_whose_words_may_not_be_shown_shows_the_summaries_that_stand_for_them(page):
    shown = page("summaries", "/documents/a-source/?edition=2")
    assert SUMMARY in shown
    assert "the exact words of a source" not in shown
    assert UNSUMMARISED not in shown


def test_passage_page_says_the_same(page, document):
    passage = document.editions.get(basis="summary").passages.get()
    assert "Exact words verified in edition 2" in page("summaries", passage.get_absolute_url())
    assert "the exact words of a source" in page("full", passage.get_absolute_url())


def test_words_of_a_draft_verify_nothing(page, document):
    document.editions.get(basis="text").passages.update(
        status="withdrawn", end_reason="x", ended_at="2024-01-01T00:00Z"
    )
    shown = page("full")
    assert "the exact words of a source" not in shown
    assert "verified" not in page("summaries")


def test_selection_that_may_be_shown_as_an_excerpt_shows_its_words(page, document):
    paragraph = document.editions.get(basis="summary").passages.get()
    words = "Nobody may change them."
    factories.passage(
        "On change.",
        of=document,
        kind="selection",
        within=paragraph,
        anchor="Nobody may",
        fingerprint=fingerprint(words),
    )
    bind_edition(document.editions.get(basis="text"))
    assert words in page("excerpts")
    assert "the exact words of a source" not in page("excerpts")
