"""Annotations that others made: every one of the W3C's files has its true reason, every span its exact place."""

import json
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from kb.anchoring import TextQuoteSelector
from kb.ingest.annotations import import_annotations
from kb.models import Passage
from tests import factories

from .texts import annotation, file_of, text_edition

CORPUS = Path(settings.BASE_DIR).parent / "shared" / "corpus" / "annotations"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not CORPUS.exists(), reason="annotations of others are kept outside the repository"),
]
JUDGMENTS, SPEECHES = 2, 5  # how many of each are tried: some hundred spans


def outcomes(path: Path) -> list[Any]:
    return import_annotations(path.read_bytes(), by=None).outcomes


def test_every_correct_file_of_the_w3c_is_refused_only_for_what_this_base_lacks():
    lacking = ("no source at", "a set or a choice")
    files = sorted((CORPUS / "w3c-web-annotation" / "correct").glob("*.json"))
    assert len(files) == 30
    for path in files:
        (outcome,) = outcomes(path)
        assert (outcome.end, any(words in outcome.reason for words in lacking)) == ("refused", True), (
            path.name
        )


def test_every_incorrect_file_of_the_w3c_is_refused_for_what_is_wrong_with_it():
    files = sorted((CORPUS / "w3c-web-annotation" / "incorrect").glob("*.json"))
    assert len(files) == 28
    reasons = {path.name: outcomes(path)[0].reason for path in files}
    assert not [name for name, reason in reasons.items() if not reason or "no source at" in reason]
    kinds = Counter(reason.partition(":")[0] for reason in reasons.values())
    assert kinds["This is not JSON"] >= 5
    assert kinds["It lacks the @context http"] == 1


def test_quotes_of_the_w3c_find_their_place_in_a_source_that_has_the_words(db):
    sentence = (
        "See: this is an anotation that has some fault, text before the Selected Text and text after it."
    )
    document = factories.document("page")
    factories.access_point(document, url="http://example.org/page1")
    text_edition(document, sentence)
    for name, words in (("anno23.json", "anotation"), ("anno29.json", "Selected Text")):
        item = json.loads((CORPUS / "w3c-web-annotation" / "correct" / name).read_text(encoding="utf-8"))
        told = import_annotations(json.dumps(item).encode(), by=None).outcomes[0]
        assert (
            "no claim of this base" in told.reason
        )  # the place is found, the body is a page of somebody else
        del item["body"]
        assert import_annotations(json.dumps(item).encode(), by=None).outcomes[0].end == "imported"
        assert Passage.objects.filter(kind="selection").last().text == words


def test_list_of_hypothesis_names_no_source_and_is_refused_for_that():
    (outcome,) = outcomes(CORPUS / "hypothesis-anchoring" / "minimal.json")
    assert (outcome.id, outcome.reason) == ("urn:hypothesis:test", "A target names no source.")


@pytest.mark.parametrize(("name", "records"), [("argunsc/speeches", 100), ("echr-legal-arguments/cases", 50)])
def test_records_that_are_no_annotations_are_refused_one_by_one(name, records):
    found = outcomes(CORPUS / f"{name}.jsonl")
    assert Counter(one.reason for one in found) == {
        "This is no Annotation: its type says something else.": records
    }


@pytest.mark.parametrize("name", ["html-anchoring-fixture.html", "minimal.html"])
def test_page_is_no_file_of_annotations(name):
    (outcome,) = outcomes(CORPUS / "hypothesis-anchoring" / name)
    assert outcome.reason.startswith("This is not JSON")


@lru_cache
def records(name: str, most: int) -> list[Any]:
    with (CORPUS / name).open(encoding="utf-8") as lines:
        return [json.loads(line) for line, _number in zip(lines, range(most), strict=False)]


def spans_of_judgments() -> list[tuple[list[str], list[tuple[int, int]]]]:
    """Paragraphs and spans (offsets in the paragraphs joined by empty lines) of each text."""
    found = []
    for case in records("echr-legal-arguments/cases.jsonl", JUDGMENTS):
        lines = case["text"].split("\n")
        paragraphs, moved, start, shift = [], [], 0, 0
        for line in lines:
            moved.append((start, start + len(line), shift if line.strip() else None))
            if line.strip():
                paragraphs.append(line)
                shift += 1
            else:
                shift -= 1
            start += len(line) + 1
        spans = [
            (span["begin"] + shift, span["end"] + shift)
            for span in case["spans"]
            for first, last, shift in moved
            if shift is not None and first <= span["begin"] < span["end"] <= last
        ]
        found.append((paragraphs, spans))
    return found


def spans_of_speeches() -> list[tuple[list[str], list[tuple[int, int]]]]:
    found = []
    for speech in records("argunsc/speeches.jsonl", SPEECHES):
        starts, paragraphs, start = {}, [], 0
        for sentence in speech["sentences"]:
            starts[str(sentence["sentence_id"])] = start
            paragraphs.append(sentence["text"])
            start += len(sentence["text"]) + 2
        spans = [
            (begin, begin + len(component["text"]))
            for component in speech["components"]
            if component["start_in_sentence"] is not None
            for begin in [starts[str(component["sentence_id"])] + int(component["start_in_sentence"])]
        ]
        found.append((paragraphs, spans))
    return found


@pytest.mark.parametrize("texts", [spans_of_judgments, spans_of_speeches])
def test_every_span_of_a_real_text_is_marked_at_its_very_place(texts):
    marked = wrong = 0
    for number, (paragraphs, spans) in enumerate(texts()):
        edition = text_edition(factories.document(f"text-{number}"), *paragraphs)
        selectors = [TextQuoteSelector.of(edition.text, start, end).to_json() for start, end in spans]
        report = import_annotations(
            file_of(*(annotation(f"text-{number}", one) for one in selectors)), by=None
        )
        assert [one.reason for one in report.outcomes if one.reason] == []
        # What is a paragraph as a whole needs no selection: the passage is there.
        held = set(edition.passages.values_list("start", "end"))
        places = [(one[0] + skipped(edition.text, *one), one[1]) for one in spans]
        wrong += sum(
            1 for start, end in places if (start, start + len(edition.text[start:end].rstrip())) not in held
        )
        marked += len(spans)
        again = import_annotations(
            file_of(*(annotation(f"text-{number}", one) for one in selectors)), by=None
        )
        assert again.counts()["unchanged"] == len(spans)
    assert (marked > 50, wrong) == (True, 0)


def skipped(text: str, start: int, end: int) -> int:
    """White space at the beginning of a span, which no selection takes in."""
    return len(text[start:end]) - len(text[start:end].lstrip())
