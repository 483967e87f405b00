"""United Nations documents, laws and reports are called what their first page calls them."""

import pytest

from kb.extracting.parsed import Block, Certainty, Metadata, Origin
from kb.extracting.title_pages import with_title_page
from tests.extracting.texts import BODY, MORE, PDF, extract

MASTHEAD = (
    "United Nations A/HRC/18/99",
    "General Assembly Distr.: General",
    "11 July 2031",
    "Original: English",
)
SESSION = ("Human Rights Council", "Eighteenth session", "Agenda item 6", "Universal Periodic Review")


def told(*lines: str, metadata: Metadata | None = None) -> Metadata:
    blocks = [Block(line, page="1") for line in lines] + [Block(BODY, page="2"), Block(MORE, page="2")]
    return with_title_page(extract(blocks, PDF, metadata)).metadata


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            (*MASTHEAD, *SESSION, "Report of the Working Group*", "Harbourland"),
            "Report of the Working Group: Harbourland",
        ),
        (
            (*SESSION, "Report of the Working\nGroup*\nHarbourland", *MASTHEAD),
            "Report of the Working Group: Harbourland",
        ),
        (
            (*MASTHEAD, *SESSION, "Report of the Working Group*", "* Issued before;\nchanged since."),
            "Report of the Working Group",
        ),
        ((*MASTHEAD, *SESSION), "Universal Periodic Review"),
    ],
)
def test_title_of_a_united_nations_document_is_what_stands_beside_its_masthead(lines, title):
    known = told(*lines)
    assert known.title == title
    assert known.date == "2031-07-11"
    assert known.identifiers == {"un-symbol": "A/HRC/18/99"}
    assert known.told["date"].certainty is Certainty.STATED


def test_report_that_only_cites_a_symbol_is_no_united_nations_document():
    assert told("Lamps of the harbour", "A comment on A/HRC/18/99 by the keepers").publisher == ""


def test_regulation_is_called_and_dated_as_the_official_journal_names_it():
    known = told(
        "I (Legislative acts) REGULATION (EU) 2031/679 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 27 April 2031"
        " on\nthe lamps of boats (Lamp Regulation) (Text with EEA relevance) THE EUROPEAN PARLIAMENT AND THE COUNCIL"
    )
    assert known.title.startswith("REGULATION (EU) 2031/679 OF THE EUROPEAN PARLIAMENT")
    assert known.title.endswith("(Lamp Regulation)")
    assert (known.date, known.kind, known.identifiers["report-number"]) == (
        "2031-04-27",
        "statute",
        "2031/679",
    )


def test_act_stands_above_its_chapter():
    known = told("Harbourland", "Lamps Act, 2031", "Chapter 4:01")
    assert (known.title, known.kind, known.identifiers["report-number"]) == (
        "Lamps Act, 2031",
        "statute",
        "Chapter 4:01",
    )
    assert told("Harbourland", "Lamps Act, 2031", "A comment").title == ""


def test_labels_say_title_and_day():
    known = told(
        "APPEAL TITLE: Harbourland: lamps put out",
        "PUBLICATION DATE: 5 July 2031",
        "INDEX NUMBER: AMR 37/6674/2031",
    )
    assert (known.title, known.date) == ("Harbourland: lamps put out", "2031-07-05")
    assert known.identifiers["report-number"] == "AMR 37/6674/2031"


@pytest.mark.parametrize(
    "given",
    [
        "Microsoft Word - lamps.doc",
        "lamps_final_2",
        "a-zlamps.amended.qxp",
        "0612865",
        "Harbour Report Template",
        "EM",
    ],
)
def test_names_that_programs_write_are_no_titles(given):
    assert told("Lamps of the harbour", metadata=Metadata(title=given)).title == ""


def test_title_of_a_person_is_likely_where_it_is_printed_and_a_guess_where_not():
    title = Metadata(title="Lamps of the harbour")
    assert told("Lamps of the Harbour", metadata=title).told["title"].certainty is Certainty.LIKELY
    guess = told("On boats and keepers", metadata=title).told["title"]
    assert (guess.certainty, guess.origin) == (Certainty.GUESSED, Origin.PROPERTIES)
