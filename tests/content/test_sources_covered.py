"""Every paragraph of a shipped source has its summary passage, and every summary passage its paragraph."""

from hashlib import sha256
from typing import Any

import pytest

from kb.anchoring import fingerprint, normalise
from tests.content.seeds import (
    FOLDER,
    SEEDS,
    Paragraph,
    documents,
    headings,
    is_selection,
    paragraphs,
    records,
    removed_lines,
    runs_of_sentences,
    standing_for_paragraphs,
    stands_among,
    text_by_path,
)

DOCUMENTS = documents()
# Words; a pull quote is the longest thing that is left out as a line of its own.
LONGEST_REMOVED_LINE = 20

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=[record["slug"] for record in DOCUMENTS])
needs_corpus = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the source texts are not beside this repository"
)


def source_paragraphs(document: dict[str, Any]) -> list[Paragraph]:
    return paragraphs(SEEDS[document["slug"]], headings(document))


def test_shipped_sources_are_those_whose_cleaning_is_described():
    assert {document["slug"] for document in DOCUMENTS} == set(SEEDS), (
        "Say in SEEDS of tests/content/seeds.py how its text is cleaned into paragraphs."
    )


def test_file_is_named_after_its_only_source():
    assert [path.stem for path, _ in records("sources")] == [document["slug"] for document in DOCUMENTS]


@needs_corpus
@each_document
def test_edition_names_the_file_its_summaries_were_made_from(document):
    data = SEEDS[document["slug"]].path.read_bytes()
    assert document["edition"]["sha256"] == sha256(data).hexdigest()
    assert document["edition"]["size"] == len(data)


@needs_corpus
@each_document
def test_every_passage_stands_for_a_paragraph_of_the_source(document):
    known = {fingerprint(paragraph.text) for paragraph in source_paragraphs(document)}
    strangers = [
        passage["path"]
        for passage in standing_for_paragraphs(document)
        if passage["fingerprint"] not in known
    ]
    assert strangers == []


@needs_corpus
@each_document
def test_every_paragraph_of_the_source_has_a_passage(document):
    held = {passage["fingerprint"] for passage in standing_for_paragraphs(document)}
    missing = [
        paragraph for paragraph in source_paragraphs(document) if fingerprint(paragraph.text) not in held
    ]
    assert missing == []


@needs_corpus
@each_document
def test_passages_keep_the_order_and_the_numbers_of_the_source(document):
    printed = [(fingerprint(paragraph.text), paragraph.number) for paragraph in source_paragraphs(document)]
    assert [
        (passage["fingerprint"], passage.get("number", "")) for passage in standing_for_paragraphs(document)
    ] == printed


@needs_corpus
@each_document
def test_every_selection_is_a_run_of_sentences_of_the_paragraph_it_lies_within(document):
    texts = text_by_path(document)
    strangers = [
        passage["path"]
        for passage in document["passages"]
        if is_selection(passage) and passage["path"] not in texts
    ]
    assert strangers == []


@each_document
def test_selections_follow_their_paragraph_in_its_section_and_are_numbered_under_its_path(document):
    paragraph, count = None, 0
    for passage in document["passages"]:
        if not is_selection(passage):
            assert "within" not in passage
            paragraph, count = passage, 0
            continue
        count += 1
        assert paragraph is not None
        assert passage["within"] == paragraph["path"]
        assert passage["path"] == f"{paragraph['path']}.s{count}"
        assert passage.get("section") == paragraph.get("section")


@needs_corpus
@each_document
def test_selections_of_a_paragraph_stand_in_its_order_and_do_not_overlap(document):
    texts = text_by_path(document)
    reached: dict[str, int] = {}
    for passage in filter(is_selection, document["passages"]):
        within = passage["within"]
        start = texts[within].find(texts[passage["path"]], reached.get(within, 0))
        assert start >= 0, passage["path"]
        reached[within] = start + len(texts[passage["path"]])


def test_runs_of_sentences_are_parts_of_the_paragraph_and_never_the_whole():
    assert list(runs_of_sentences("One. Two 3.5 per cent? Three!")) == [
        "One.",
        "One. Two 3.5 per cent?",
        "Two 3.5 per cent?",
        "Two 3.5 per cent? Three!",
        "Three!",
    ]
    assert list(runs_of_sentences("Only one.")) == []


@needs_corpus
@each_document
def test_headings_and_removed_lines_stand_in_the_source(document):
    seed = SEEDS[document["slug"]]
    lines = [line.strip() for line in seed.path.read_text(encoding="utf-8").splitlines()]
    strangers = [
        heading for heading in headings(document) if not any(stands_among(line, [heading]) for line in lines)
    ]
    assert strangers == []
    for entry in seed.removed:
        assert [line for line in lines if line.startswith(entry.removesuffix("…"))], (
            f"{entry} is not in the source"
        )


@needs_corpus
@each_document
def test_removed_lines_are_too_few_and_too_short_to_hide_a_paragraph(document):
    seed = SEEDS[document["slug"]]
    removed = removed_lines(seed)
    assert len(removed) == len(seed.removed)
    assert [line for line in removed if len(line.split()) > LONGEST_REMOVED_LINE] == []


@needs_corpus
@each_document
def test_hint_of_every_removal_is_found_in_the_source(document):
    text = normalise(SEEDS[document["slug"]].path.read_text(encoding="utf-8")).text
    for removal in document["edition"]["removals"]:
        assert normalise(removal["hint"]).text in text, f"{removal['hint']} is not in the source"


@each_document
def test_passages_name_sections_that_exist_and_have_paths_of_their_own(document):
    sections = [section["path"] for section in document.get("sections", [])]
    paths = [passage["path"] for passage in document["passages"]]
    assert len(set(sections)) == len(sections)
    assert len(set(paths)) == len(paths)
    assert {passage["section"] for passage in document["passages"] if "section" in passage} <= set(sections)


@each_document
def test_every_passage_is_tagged_or_marked_as_having_nothing_to_tag(document):
    untagged = [
        passage["path"]
        for passage in document["passages"]
        if bool(passage.get("tags")) == bool(passage.get("nothing_to_tag"))
    ]
    assert untagged == []
