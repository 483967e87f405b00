"""A document without pages or a marked title is called by the first lines that stand out, which is only a guess."""

import pytest

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, BlockKind, Certainty, Hint, Metadata, Origin
from kb.extracting.title_pages import with_title_page
from tests.extracting.texts import BODY, MORE, extract, texts_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BOLD, CENTRED, HEADER, TITLE = Hint.BOLD, Hint.CENTRED, Hint.HEADER, Hint.TITLE


def line(text: str, *hints: Hint, size: float = 12.0, number: str = "") -> Block:
    return Block(text, hints=frozenset(hints), size=size, number=number)


def known(*blocks: Block, metadata: Metadata | None = None) -> Metadata:
    text = [line(BODY), line(MORE)]
    return with_title_page(extract([*blocks, *text], DOCX, metadata)).metadata


def titled(*blocks: Block) -> str:
    return known(*blocks).title


@pytest.mark.parametrize(
    ("blocks", "title"),
    [
        (
            (line("MEMORANDUM TO", BOLD), line("THE LAMPS ORDER 2031", BOLD), line("2031 No. 9", BOLD)),
            "MEMORANDUM TO THE LAMPS ORDER 2031",
        ),
        (
            (
                line("Lamp Act 2031", size=22.0),
                line("NOTES", size=22.0),
                line("What they do", BOLD, size=16.0),
            ),
            "Lamp Act 2031: NOTES",
        ),
        ((line("Ministry", BOLD), line("The lamps of boats", size=20.0)), "The lamps of boats"),
        ((line("The lamps\nof boats", size=20.0),), "The lamps of boats"),
        ((line("APPENDIX B", BOLD), line("The lamps of boats", BOLD)), "The lamps of boats"),
        ((line("Page head", HEADER, BOLD), line("The lamps of boats", BOLD)), "The lamps of boats"),
        ((line("Department: Lamps and Boats", BOLD),), ""),
        ((line("Lamps and boats", BOLD, number="1."),), ""),
        ((line("The lamps of boats"),), ""),
        ((line("Lamps", BOLD),), ""),
        ((line("Every boat carries a lamp.", BOLD),), ""),
        (tuple(line(f"Lamps of boat {word}", BOLD) for word in ("a", "b", "c", "d", "e", "f", "g")), ""),
    ],
)
def test_title_is_what_stands_out_before_anything_else(blocks: tuple[Block, ...], title: str):
    assert titled(*blocks) == title


def test_such_a_title_is_a_guess_and_takes_nothing_out_of_the_text():
    heading = Block("Lamps of boats", BlockKind.HEADING, 2, size=12.0)
    page = with_title_page(extract([heading, line(BODY), line(MORE)], DOCX))
    assert page.metadata.told["title"].certainty is Certainty.GUESSED
    assert page.metadata.told["title"].origin is Origin.LOOK
    assert texts_of(clean(page))[0] == "Lamps of boats"


def test_number_below_the_title_is_that_of_the_text():
    told = known(line("THE LAMPS ORDER 2031", BOLD), line("2031 No. 9", BOLD), line("14 May 2031"))
    assert told.identifiers == {"report-number": "2031 No. 9"}
    assert told.date == "2031-05-14"


@pytest.mark.parametrize(
    ("given", "title"),
    [("Lamp", "Lamp Act 2031"), ("Lamp Act 2031", "Lamp Act 2031"), ("Appendix B", "Lamp Act 2031")],
)
def test_title_among_the_properties_is_completed_where_it_is_cut(given: str, title: str):
    assert known(line("Lamp Act 2031", BOLD), metadata=Metadata(title=given)).title == title


def test_title_among_the_properties_that_is_printed_elsewhere_stays():
    told = known(
        line("Keepers of the harbour", BOLD), line("Lamp Act 2031"), metadata=Metadata(title="Lamp Act 2031")
    )
    assert told.title == "Lamp Act 2031"


def test_marked_title_goes_before_the_look_of_lines():
    assert titled(line("Lamps of boats", TITLE, BOLD), line("More lamps", BOLD)) == ""
