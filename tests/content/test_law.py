"""The law of the shipped base: complete records, ordered provisions, gists in the curator's own words."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from kb.identifying.un_symbols import normalise_symbol
from tests.content.seeds import ROOT, records

INSTRUMENTS = [record for _, record in records("law")]
SLUGS = [record["slug"] for record in INSTRUMENTS]
TREATIES = ROOT.parent / "shared" / "corpus" / "instruments"
#: More consecutive words than a curator and a treaty share by chance.
TOO_MANY = 11


@pytest.fixture(params=INSTRUMENTS, ids=SLUGS)
def instrument(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


def test_file_is_named_after_its_only_instrument():
    assert [path.stem for path, _ in records("law")] == SLUGS


def test_instrument_says_what_it_is_where_it_holds_and_since_when(instrument):
    assert instrument["form"] and instrument["jurisdiction"] and instrument["summary"]
    assert all(event["date"] for event in instrument.get("events", [])) and instrument.get("events")


def test_un_symbol_is_one_that_the_program_reads(instrument):
    for identifier in instrument.get("identifiers", []):
        if identifier["scheme"] == "un-symbol" and not identifier["value"].startswith("HRI/"):
            assert normalise_symbol(identifier["value"]) == identifier["value"]


def test_provision_follows_the_one_it_belongs_to(instrument):
    seen = {""}
    for provision in instrument.get("provisions", []):
        assert provision["path"].rpartition(".")[0] in seen
        assert provision["path"] not in seen
        seen.add(provision["path"])


def test_provision_has_a_label_a_heading_and_a_gist_of_at_most_two_sentences(instrument):
    for provision in instrument.get("provisions", []):
        assert provision["label"] and provision["heading"]
        assert 1 <= len(re.findall(r"[.?!](?=\s|$)", provision["gist"])) <= 2, provision["path"]


@pytest.mark.skipif(not TREATIES.is_dir(), reason="the corpus with the texts of the law is not here")
def test_gists_do_not_repeat_the_text_of_the_law():
    gists = {
        shingle: f"{instrument['slug']}:{provision['path']}"
        for instrument in INSTRUMENTS
        for provision in instrument.get("provisions", [])
        for shingle in shingles(provision["gist"])
    }
    assert {
        gists[shingle] for text in law_in_english() for shingle in shingles(text) if shingle in gists
    } == set()


def law_in_english() -> Iterator[str]:
    for folder in ("treaties", "udhr", "eu"):
        with (TREATIES / folder / "documents.jsonl").open(encoding="utf-8") as stream:
            for line in stream:
                document = json.loads(line)
                if document["language"] == "en":
                    yield from (section["text"] for section in document["sections"])


def shingles(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[start : start + TOO_MANY]) for start in range(len(words) - TOO_MANY + 1))
