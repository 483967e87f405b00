"""Citations of sources of which readers see several texts: which one is meant, in every style and file."""

import json

import pytest
import rispy
from django.test import Client
from pybtex.database import parse_string

from kb.anchoring import fingerprint
from kb.citing import FORMATS, STYLES
from kb.curation.editions import withdraw_edition
from kb.exports.citation import citations_for, plain_citation, reference_for
from kb.ingest.editions.binding import bind_document
from kb.ingest.editions.reanchoring import reanchor
from kb.models import Claim, Document, Edition, Passage
from tests import factories
from tests.ingest.editions.two_editions import CELLAR, LANTERN, MEADOW, edition, passage

pytestmark = pytest.mark.django_db

FILMING = "States shall not film crowds in public places during peaceful assemblies."
REVERSED = FILMING.replace(" not", "")


@pytest.fixture
def document() -> Document:
    return factories.document("a-source", text_policy="full")


@pytest.fixture
def older(document: Document) -> Edition:
    return edition(document, LANTERN, FILMING, CELLAR)


@pytest.fixture
def claim(older: Edition) -> Claim:
    """A claim on words of edition 1, which is the only one so far."""
    return factories.claim(on=[passage(older, FILMING)])


@pytest.fixture
def newer(document: Document, claim: Claim) -> Edition:
    """Edition 2, whose paragraph at the same place says the contrary."""
    return edition(document, LANTERN, REVERSED, CELLAR, MEADOW)


def cited(record: Claim | Passage | Document) -> str:
    return "\n".join(plain_citation(record, style) for style in STYLES)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_says_which_edition_the_words_of_a_claim_stand_in(
    claim: Claim, newer: Edition, style: str
) -> None:
    assert "edition 1" in plain_citation(claim, style).lower()
    assert "edition 2" not in plain_citation(claim, style).lower()


def test_form_for_the_running_text_says_the_edition_before_the_place(claim: Claim, newer: Edition) -> None:
    assert "edition 1, para. 2)" in plain_citation(claim, "apa")


def test_passages_at_one_place_of_two_editions_are_cited_apart(older: Edition, newer: Edition) -> None:
    first, second = cited(older.passages.get(path="2")), cited(newer.passages.get(path="2"))
    assert first.lower().count("edition 1") == second.lower().count("edition 2") == len(STYLES) + 1
    assert "edition 2" not in first.lower()


@pytest.mark.parametrize("ending", [one.extension for one in FORMATS.values()])
def test_every_file_says_the_edition_and_that_a_newer_one_stands(
    client: Client, claim: Claim, newer: Edition, ending: str
) -> None:
    told = client.get(f"{claim.get_absolute_url().rstrip('/')}.{ending}").text
    assert "edition 1" in told
    assert "the newest there is edition 2" in told
    assert "/documents/a-source/changes/?from=1&to=2" in told.replace("\\&", "&")


def test_files_have_the_number_in_the_field_of_their_format(
    client: Client, claim: Claim, newer: Edition
) -> None:
    address = claim.get_absolute_url().rstrip("/")
    assert json.loads(client.get(f"{address}.csl.json").text)[0]["version"] == "1"
    assert rispy.loads(client.get(f"{address}.ris").text)[0]["edition"] == "1"
    (entry,) = parse_string(client.get(f"{address}.bib").text, "bibtex").entries.values()
    assert entry.fields["version"] == "1"


def test_record_as_data_is_cited_with_its_edition(client: Client, claim: Claim, newer: Edition) -> None:
    citation = client.get(f"{claim.get_absolute_url().rstrip('/')}.json").json()["citation"]
    assert all("edition 1" in citation[style].lower() for style in STYLES)


def test_source_of_one_text_is_cited_as_if_there_were_no_editions(claim: Claim, older: Edition) -> None:
    assert "edition" not in cited(claim).replace("(7th edition)", "").lower()
    assert reference_for(claim).source.held_text is None
    assert citations_for(claim)["older"] is None


def test_edition_that_readers_do_not_see_changes_no_citation(
    document: Document, claim: Claim, older: Edition
) -> None:
    before = cited(claim)
    draft = factories.edition(document, text=REVERSED, status=Edition.Status.DRAFT, published_at=None)
    factories.passage(REVERSED, edition=draft, status=Passage.Status.DRAFT, published_at=None)
    assert cited(claim) == before


def test_summaries_beside_one_text_are_cited_without_an_edition(document: Document, older: Edition) -> None:
    summary = factories.passage(of=document)
    assert "edition" not in cited(summary).lower()


def test_summary_is_cited_with_the_edition_whose_words_it_is_bound_to(
    document: Document, older: Edition
) -> None:
    summary = factories.passage("Of filming.", of=document, fingerprint=fingerprint(FILMING))
    bind_document(document=document)
    edition(document, LANTERN, REVERSED, CELLAR)
    number = summary.edition.number
    assert number != older.number
    assert f"edition {older.number}" in cited(Passage.objects.with_document().get(pk=summary.pk)).lower()


def test_box_warns_where_a_newer_edition_stands_and_only_there(
    client: Client, older: Edition, newer: Edition
) -> None:
    warning = "This cites edition 1. Edition 2 of this source is the newest here"
    assert warning in client.get(older.passages.get(path="2").get_absolute_url()).text
    assert "This cites edition" not in client.get(newer.passages.get(path="2").get_absolute_url()).text


def test_page_of_the_citation_alone_warns_too(client: Client, claim: Claim, newer: Edition) -> None:
    page = client.get(f"/cite/claim/{claim.get_absolute_url().strip('/').partition('/')[2]}").text
    assert "This cites edition 1." in page
    assert "/documents/a-source/changes/?from=1&amp;to=2" in page


def test_claim_whose_words_went_on_is_cited_at_the_newest_edition_on_its_page_and_in_its_files(
    client: Client, document: Document, older: Edition
) -> None:
    claim = factories.claim(on=[passage(older, LANTERN)])
    edition(document, LANTERN, FILMING, CELLAR, MEADOW)
    reanchor(document=document)
    told = client.get(f"{claim.get_absolute_url().rstrip('/')}.csl.json").json()[0]
    assert told["version"] == "2"
    assert "Edition 2." in client.get(claim.get_absolute_url()).text


def test_document_is_cited_as_the_edition_that_is_shown(
    client: Client, older: Edition, newer: Edition
) -> None:
    usual, asked = client.get("/documents/a-source/").text, client.get("/documents/a-source/?edition=1").text
    assert "Edition 2." in usual
    assert "This cites edition" not in usual
    assert "This cites edition 1." in asked
    assert "/documents/a-source/?edition=1</a>" in asked
    assert '"/documents/a-source.bib?edition=1"' in asked
    assert rispy.loads(client.get("/documents/a-source.ris?edition=1").text)[0]["edition"] == "1"
    assert rispy.loads(client.get("/documents/a-source.ris").text)[0]["edition"] == "2"
    assert client.get("/documents/a-source.ris?edition=9").status_code == 404


def test_withdrawn_edition_is_no_newer_one(
    client: Client, claim: Claim, older: Edition, newer: Edition
) -> None:
    withdraw_edition(edition=newer, why="Wrong file.", by=factories.user("reviewer"))
    assert "edition" not in cited(claim).lower()
    assert "This cites edition" not in client.get(claim.get_absolute_url()).text


def test_edition_that_was_withdrawn_is_cited_apart_from_the_one_that_stands(
    client: Client, older: Edition, newer: Edition
) -> None:
    withdraw_edition(edition=newer, why="Wrong file.", by=factories.user("reviewer"))
    answer = client.get("/documents/a-source/?edition=2")
    assert answer.status_code == 410
    assert "Edition 2." in answer.text
    told = client.get(f"{newer.passages.get(path='2').get_absolute_url().rstrip('/')}.json")
    assert told.status_code == 410
    assert "edition 2" in told.json()["citation"]["oscola"]
