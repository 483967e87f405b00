"""Akoma Ntoso becomes numbered provisions under their headings; other XML becomes paragraphs."""

import pytest

from kb.extracting.parsed import BlockKind, Refused
from kb.extracting.readers.akoma_ntoso import read
from tests.extracting.readers.samples import akn

ARTICLE = (
    '<chapter><num>Chapter I</num><heading>General</heading><article eId="art_1"><num>Article 1</num>'
    "<heading>Scope</heading><paragraph><num>1.</num><content><p>Words<authorialNote marker='a'><p>Note.</p>"
    "</authorialNote> here.</p></content></paragraph><paragraph><num>2.</num><list><intro><p>These:</p></intro>"
    "<point><num>(a)</num><content><p>first;</p></content></point></list></paragraph></article></chapter>"
)


def test_numbers_stand_before_headings_paragraphs_and_points() -> None:
    found = [(block.kind, block.number, block.text) for block in read(akn(ARTICLE)).blocks]
    assert found == [
        (BlockKind.HEADING, "Chapter I", "General"),
        (BlockKind.HEADING, "Article 1", "Scope"),
        (BlockKind.LIST_ITEM, "1.", "Wordsa here."),
        (BlockKind.LIST_ITEM, "2.", "These:"),
        (BlockKind.LIST_ITEM, "(a)", "first;"),
        (BlockKind.NOTE, "a", "Note."),
    ]


def test_note_of_the_editors_is_linked_to_its_marker() -> None:
    blocks = read(akn(ARTICLE)).blocks
    (marked,) = [block for block in blocks if block.references]
    assert marked.references[0].anchor == blocks[-1].anchor


def test_other_xml_keeps_all_its_words() -> None:
    extract = read(
        b"<report><head>Title</head><x>Loose <b>words</b> here<y><para>inner</para></y></x></report>"
    )
    assert " ".join(block.text for block in extract.blocks).split() == [
        "Title",
        "Loose",
        "words",
        "here",
        "inner",
    ]
    assert extract.media_type == "application/xml"


def test_doctype_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        read(b"<?xml version='1.0'?><!DOCTYPE a><a>x</a>")
    assert refused.value.code == "not-supported"
