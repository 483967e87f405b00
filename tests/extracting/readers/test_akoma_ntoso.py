"""Akoma Ntoso becomes numbered provisions under their headings; other XML becomes paragraphs."""

import pytest

from kb.extracting.parsed import BlockKind, Metadata, Refused
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
        (BlockKind.NOTE, "a", "Note."),
        (BlockKind.LIST_ITEM, "2.", "These:"),
        (BlockKind.LIST_ITEM, "(a)", "first;"),
    ]


def test_note_of_the_editors_is_linked_to_its_marker() -> None:
    blocks = read(akn(ARTICLE)).blocks
    (marked,) = [block for block in blocks if block.references]
    (note,) = [block for block in blocks if block.kind is BlockKind.NOTE]
    assert marked.references[0].anchor == note.anchor


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


def identified(work: str, kind: str = "judgment") -> Metadata:
    """What is known of a document whose work is described so."""
    names = '<TLCOrganization eId="court" href="#" showAs="Court of the Harbour"/>'
    about = f"<meta><identification><FRBRWork>{work}</FRBRWork></identification>{names}</meta>"
    text = "<body><p>Every boat carries a lamp.</p></body>"
    return read(f"<akomaNtoso><{kind}>{about}{text}</{kind}></akomaNtoso>".encode()).metadata


def test_judgment_is_called_by_the_name_of_its_work_and_published_by_its_court() -> None:
    known = identified(
        '<FRBRdate date="2031-01-20" name="judgment"/><FRBRauthor href="#court"/><FRBRname value="BERG v OLSEN"/>'
        '<FRBRalias name="ECLI" value="ECLI:EU:C:2031:1"/>'
    )
    assert (known.title, known.date, known.publisher) == (
        "BERG v OLSEN",
        "2031-01-20",
        "Court of the Harbour",
    )
    assert known.kind == "judgment"
    assert known.identifiers["ecli"] == "ECLI:EU:C:2031:1"


@pytest.mark.parametrize(
    ("dates", "day"),
    [
        ('<FRBRdate date="2031-05-29" name="generated"/>', ""),
        (
            '<FRBRdate date="2031-05-29" name="transform"/><FRBRdate date="2030-02-01" name="judgment"/>',
            "2030-02-01",
        ),
        ('<FRBRdate date="2030-02-01" name=""/>', "2030-02-01"),
        ('<FRBRdate date="2030-02-01" name="hearing"/>', ""),
        (
            '<FRBRdate date="2030-02-01" name="hearing"/><FRBRdate date="2030-02-09" name="decision"/>',
            "2030-02-09",
        ),
    ],
)
def test_day_of_a_program_or_a_hearing_is_no_date(dates: str, day: str) -> None:
    assert identified(dates).date == day


def test_reference_that_names_nobody_is_no_author() -> None:
    assert identified('<FRBRauthor href="#nobody"/><FRBRauthor href="#"/>', "act").authors == ()
    assert identified('<FRBRauthor href="#court"/>', "act").authors == ("Court of the Harbour",)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Lamps of boats", BlockKind.HEADING),
        (
            "Every boat that leaves the harbour after dusk must carry two green lamps at its bow.",
            BlockKind.PARAGRAPH,
        ),
        ("a lamp at the bow;", BlockKind.PARAGRAPH),
    ],
)
def test_heading_that_holds_the_text_of_a_provision_is_text(heading: str, kind: BlockKind) -> None:
    section = f"<section><num>1.</num><heading>{heading}</heading></section>"
    (block,) = read(f"<akomaNtoso><act><body>{section}</body></act></akomaNtoso>".encode()).blocks
    assert (block.kind, block.number, block.text) == (kind, "1.", heading)


@pytest.mark.parametrize(
    ("level", "heading", "kind"),
    [
        ("paragraph", "The keeper may grant a licence--", BlockKind.LIST_ITEM),
        ("paragraph", "The keeper may grant a licence —", BlockKind.LIST_ITEM),
        ("subparagraph", "where a boat carries", BlockKind.LIST_ITEM),
        ("paragraph", "The keeper’s licence.—", BlockKind.HEADING),
        ("paragraph", "Lamps — green and red", BlockKind.HEADING),
        ("section", "The keeper’s licence—", BlockKind.HEADING),
        ("section", "where a boat carries", BlockKind.HEADING),
    ],
)
def test_heading_of_an_item_that_opens_its_points_is_their_introduction(
    level: str, heading: str, kind: BlockKind
) -> None:
    point = "<subparagraph><num>(a)</num><content><p>to a boat.</p></content></subparagraph>"
    body = f"<{level}><num>(1)</num><heading>{heading}</heading>{point}</{level}>"
    first, second = read(f"<akomaNtoso><act><body>{body}</body></act></akomaNtoso>".encode()).blocks
    assert (first.kind, first.number, first.text) == (kind, "(1)", heading)
    assert (second.kind, second.number) == (BlockKind.LIST_ITEM, "(a)")


def test_prefix_without_a_namespace_is_no_damage() -> None:
    body = b"<body><my:tag>Beside.</my:tag><p>Every boat carries a lamp.</p></body>"
    xml = b'<akomaNtoso><act my:own="x">' + body + b"</act></akomaNtoso>"
    assert [block.text for block in read(xml).blocks] == ["Beside.", "Every boat carries a lamp."]


def test_prefix_without_a_namespace_excuses_no_other_damage() -> None:
    with pytest.raises(Refused) as refused:
        read(b"<akomaNtoso><my:tag>Beside.</my:tag><p>Open</akomaNtoso>")
    assert refused.value.code == "damaged"
