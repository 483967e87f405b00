"""Sources that may be in the base already, with their reasons: made-up cases, and the pairs of the corpus."""

import json
from pathlib import Path

import pytest
from django.conf import settings

from kb.ingest.editions.storing import store
from kb.ingest.sources.duplicates import Reason, candidates, normalised_address
from kb.models import Document, DocumentIdentifier
from tests import factories

from ..parsed_editions import parsed_edition

pytestmark = pytest.mark.django_db

LONG = "A paragraph that is long enough to speak for a likeness of two texts."
OTHER = "Something else entirely stands in this second paragraph of the source."


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a",
        "http://www.example.org/a/",
        "https://EXAMPLE.org:443/a#section",
        "https://example.org/a?utm_source=x&fbclid=y",
        "https://example.org/a/index.html",
        "https://web.archive.org/web/20230731id_/http://example.org/a",
    ],
)
def test_spellings_of_one_address_are_one(address):
    assert normalised_address(address) == "example.org/a"


@pytest.mark.parametrize(
    "address", ["https://example.org/b", "https://example.org/a?page=2", "https://sub.example.org/a"]
)
def test_other_pages_have_other_addresses(address):
    assert normalised_address(address) != "example.org/a"


@pytest.mark.parametrize("text", ["", "no address", "http://[", "mailto:x@example.org"])
def test_what_is_no_address_is_empty(text):
    assert normalised_address(text) == ""


def reasons(parsed, **described):
    return {one.document.slug: set(one.reasons) for one in candidates(parsed, described)}


def test_each_reason_is_found_and_named():
    document = factories.document("known", title="On Digital Rights", date="2023-07-31")
    DocumentIdentifier.objects.create(document=document, scheme="un-symbol", value="A/HRC/48/31")
    store(parsed_edition([LONG, OTHER], data=b"x"), document=document, by=None)
    strange = parsed_edition(["Nothing of the kind."])
    for found, reason in (
        (reasons(parsed_edition(["Nothing."], data=b"x")), Reason.SAME_FILE),
        (
            reasons(strange, access_points=[{"url": "http://www.example.org/known/"}]),
            Reason.SAME_ADDRESS,
        ),
        (
            reasons(strange, identifiers=[{"scheme": "un-symbol", "value": "a/hrc/48/31"}]),
            Reason.SAME_IDENTIFIER,
        ),
        (reasons(strange, title="On digital rights", date="2023-07"), Reason.SAME_TITLE_AND_DATE),
    ):
        assert found == {"known": {reason}}
    assert reasons(parsed_edition([LONG, "Added."])) == {
        "known": {Reason.SAME_PARAGRAPHS, Reason.SIMILAR_TEXT}
    }


def test_other_words_other_title_and_other_date_are_no_candidate():
    document = factories.document("known", title="On Digital Rights", date="2023-07-31")
    store(parsed_edition([LONG]), document=document, by=None)
    assert reasons(parsed_edition([OTHER]), title="On Digital Rights", date="2022") == {}
    assert reasons(parsed_edition([OTHER]), title="", date="") == {}


def test_short_paragraphs_that_everybody_prints_speak_for_nothing():
    store(parsed_edition(["Introduction", "Thank you."]), document=factories.document(), by=None)
    assert reasons(parsed_edition(["Introduction", "Thank you.", LONG])) == {}


def test_surest_candidate_comes_first():
    near, same = factories.document("near"), factories.document("same")
    store(parsed_edition([LONG, "More words than that."]), document=near, by=None)
    store(parsed_edition([LONG]), document=same, by=None)
    found = candidates(parsed_edition([LONG]), {})
    assert [one.document.slug for one in found] == ["same", "near"]
    assert found[0].score == 1.0


CORPUS = Path(settings.BASE_DIR).parent / "shared/corpus"
GOLD = CORPUS / "gold/duplicate-documents/pairs.jsonl"


@pytest.mark.skipif(not GOLD.is_file(), reason="the development corpus is not here")
def test_every_known_pair_of_the_corpus_is_found_by_its_text_and_stays_two_documents():
    pairs = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    wanted = {(pair[end]["file"], pair[end]["id"]) for pair in pairs for end in "ab"}
    texts = {}
    for name in {file for file, _id in wanted}:
        for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if (name, record["id"]) in wanted:
                texts[record["id"]] = parsed_edition(
                    [one["text"] for one in record["sections"]], data=line.encode()
                )
    documents = {name: factories.document(f"d-{n}") for n, name in enumerate(texts)}
    for name, parsed in texts.items():
        store(parsed, document=documents[name], by=None)
    missed = []
    for pair in pairs:
        found = candidates(texts[pair["a"]["id"]], {})
        if documents[pair["b"]["id"]] not in [one.document for one in found]:
            missed.append((pair["a"]["id"], pair["b"]["id"]))
    assert missed == []
    assert Document.objects.count() == len(texts)
