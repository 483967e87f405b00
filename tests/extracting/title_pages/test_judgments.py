"""Judgments are called after their parties, dated by the day they were given, and found by their numbers."""

import pytest

from kb.extracting.parsed import Block, BlockKind, Certainty, Hint, Metadata
from kb.extracting.title_pages import with_title_page
from tests.extracting.texts import BODY, MORE, extract

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HEAD = (
    "Neutral Citation Number: [2031] EWHC 90 (QB)",
    "Case No: QB-2030-001637",
    "IN THE HIGH COURT OF JUSTICE",
)
BETWEEN = (
    "Between:",
    "ANNA BERG",
    "Claimant",
    "- and -",
    "HARBOUR LAMPS LIMITED",
    "Defendant",
    "- - - - - -",
)
TEXT = ("Approved Judgment", f"1. {BODY}", f"2. {MORE}")


def row(text: str) -> Block:
    return Block(text, BlockKind.TABLE_ROW)


def told(*blocks: Block | str, metadata: Metadata | None = None) -> Metadata:
    return with_title_page(extract(blocks, DOCX, metadata)).metadata


def titled(*parties: Block | str) -> str:
    return told(*HEAD, *parties, *TEXT).title


def dated(*lines: str) -> str:
    return told(*HEAD, *lines, *BETWEEN, *TEXT).date


def test_title_page_tells_parties_court_numbers_and_day():
    known = told(*HEAD, "QUEEN’S BENCH DIVISION", "Date: 20 January 2031", *BETWEEN, *TEXT)
    assert known.title == "ANNA BERG v HARBOUR LAMPS LIMITED"
    assert known.date == "2031-01-20"
    assert known.kind == "judgment"
    assert known.publisher == "HIGH COURT OF JUSTICE, QUEEN’S BENCH DIVISION"
    assert known.identifiers == {"neutral-citation": "[2031] EWHC 90 (QB)", "case-number": "QB-2030-001637"}


def test_name_of_a_template_is_no_title():
    template = Metadata(title="High Court Judgment Template", made="2031-01-18")
    known = told(*HEAD, *BETWEEN, *TEXT, metadata=template)
    assert known.title == "ANNA BERG v HARBOUR LAMPS LIMITED"
    assert known.date == ""  # the day on which the file was made is none


def test_report_that_speaks_of_a_court_is_no_judgment():
    known = told("Lamps before the High Court", "Report", "On the case of Berg v Harbour Lamps", BODY, MORE)
    assert known == Metadata()


@pytest.mark.parametrize(
    ("parties", "title"),
    [
        (
            ("Between:", row("\tANNA BERG\tClaimant"), row("\t- and -\t"), row("\tBO OLSEN\tDefendant")),
            "ANNA BERG v BO OLSEN",
        ),
        (("Between:", row("\tANNA BERG\nClaimant\n-and-\nBO OLSEN\nDefendant\t")), "ANNA BERG v BO OLSEN"),
        (
            (
                "Between:",
                row("\t(1) ANNA BERG\n(2) EVA LIND\tClaimants"),
                row("\tand     -\t"),
                row("\tBO OLSEN\tDefendant"),
            ),
            "ANNA BERG and another v BO OLSEN",
        ),
        (
            ("ANNA BERG", "versus", "BO OLSEN", "and", "EVA LIND", "and", "THE KEEPER"),
            "ANNA BERG v BO OLSEN and others",
        ),
        (
            (
                "Between:",
                "ANNA BERG",
                "Claimant",
                "and",
                "BO OLSEN",
                "Defendant",
                "and",
                "EVA LIND",
                "Interested Party",
            ),
            "ANNA BERG v BO OLSEN",
        ),
        (
            (
                "THE QUEEN",
                "on the application of",
                "ANNA BERG",
                "(Claimant)",
                "-v-",
                "THE KEEPER",
                "(Defendant)",
            ),
            "THE QUEEN on the application of ANNA BERG v THE KEEPER",
        ),
        (
            (
                "Between:",
                row("\tTHE QUEEN on the application of\n(1) ANNA BERG\n(2) EVA LIND\tClaimants"),
                row("\t‑ and ‑\t"),
                row("\tTHE KEEPER\tDefendant"),
            ),
            "THE QUEEN on the application of ANNA BERG and another v THE KEEPER",
        ),
        (
            (
                "Between:",
                "TOGETHER FOR LAMPS C LIMITED",
                "Claimant",
                "and",
                "THE KEEPERS OF",
                "THE HARBOUR",
                "Defendant",
            ),
            "TOGETHER FOR LAMPS C LIMITED v THE KEEPERS OF THE HARBOUR",
        ),
        (("Between:", "C", "Applicant", "and", "M", "Respondent"), "C v M"),
        (("Between:", "ANNA BERG Claimant -and- THE KEEPER Defendant"), "ANNA BERG v THE KEEPER"),
        (("Between:", "ANNA BERG (Appellant) - v - THE KEEPER (Respondent)"), "ANNA BERG v THE KEEPER"),
        (
            ("Between:", "Lamp -and- Boat", "Claimant", "and", "C", "Defendant"),
            "Lamp -and- Boat v C",
        ),
        (("R E G I N A", "- v –", "BO  OLSEN"), "REGINA v BO OLSEN"),
        (("Berg (Respondent) v Harbour Lamps (Appellant)",), "Berg v Harbour Lamps"),
        (("CASE OF BERG v. THE HARBOUR",), "CASE OF BERG v. THE HARBOUR"),
        (("In the matter of:", "Re K", "and", "Re R"), "Re K and Re R"),
        (("Appellant: \t\tHarbour Lamps Limited", "Licence Number:    OF2043707"), "Harbour Lamps Limited"),
    ],
)
def test_parties_make_the_title(parties, title):
    assert titled(*parties) == title


def test_cases_that_are_cited_make_no_title():
    assert titled("The following cases are referred to:", "Lind v Olsen [2018] EWCA Civ 2230") == ""


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (("Hearing dates: 3 and 4 May 2030", "Date: 20 January 2031"), "2031-01-20"),
        (("Heard on: 3 May 2030", "Judgment date: 20 January 2031"), "2031-01-20"),
        (("On: 3 May 2030", "Date of Decision: 20 January 2031"), "2031-01-20"),
        (("Thursday  20th  January  2031",), "2031-01-20"),
        (("Date: 20/01/2031",), "2031-01-20"),
        (("Date: 3/2/2031",), "2031-02-03"),
        (("JUDGMENT GIVEN ON\n20 January 2031\n\nHeard on 3 and 4 May 2030",), "2031-01-20"),
        (
            ("Heard at the old hall\tDecision & Reasons Promulgated", "On 3 and 4 May 2030\t20 January 2031"),
            "2031-01-20",
        ),
        (("HARBOUR; 3 May 2030, 19 and 20 January 2031",), "2031-01-20"),
        (("HARBOUR, 3, 4 & 5 May, 6", "& 17 October 2030 and 20 January 2031"), "2031-01-20"),
        (("Hearing date: 3 May 2030",), ""),
        (("Heard on 3 May 2030 with submissions on", "22 August 2030"), ""),
        (("Draft circulated to parties: 13 January 2031",), ""),
    ],
)
def test_day_is_that_of_the_judgment(lines, day):
    assert dated(*lines) == day


def test_day_of_handing_down_counts_where_no_other_is_printed():
    sentence = (
        "This judgment was handed down remotely at 10:30 on 20 January 2031 by circulation to the parties."
    )
    assert dated(sentence) == "2031-01-20"


def test_two_days_that_differ_make_the_first_only_likely():
    later = (
        "This judgment was handed down remotely at 10:30 on 24 January 2031 by circulation to the parties."
    )
    known = told(*HEAD, "Date: 20 January 2031", *BETWEEN, later, *TEXT)
    assert known.date == "2031-01-20"
    assert known.told["date"].certainty is Certainty.LIKELY


def test_release_at_the_end_dates_a_judgment_whose_title_page_has_no_day():
    known = told(*HEAD, *BETWEEN, *TEXT, "Mr Justice Lind", "RELEASE DATE: 15 June 2031")
    assert known.date == "2031-06-15"


@pytest.mark.parametrize(
    ("line", "citation"),
    [
        ("Neutral Citation: [2031] UKFTT 00144 (TC)", "[2031] UKFTT 144 (TC)"),
        ("[2031] UKSC 50", "[2031] UKSC 50"),
        ("[2031] EWHC 90 [Ch]", "[2031] EWHC 90 (Ch)"),
        ("Neutral Citation: [2031] EWHC 90\n(Ch)", "[2031] EWHC 90 (Ch)"),
        ("Neutral Citation: [2031] EWHC 90\n(Sitting at the harbour)", "[2031] EWHC 90"),
        ("NCN: [2031] EWCA Crim 1412", "[2031] EWCA Crim 1412"),
        ("[2031] EWCOP 30 (T2)", "[2031] EWCOP 30 (T2)"),
        ("On appeal from: [2030] EWCA Civ 715", ""),
        ("Lind v Olsen [2031] EWCA Civ 715, which we follow here", ""),
    ],
)
def test_neutral_citation_is_that_of_the_judgment_itself(line, citation):
    known = told(line, *HEAD[1:], *BETWEEN, *TEXT)
    assert known.identifiers.get("neutral-citation", "") == citation


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Case No: RG22C50069 & RG22C50057", "RG22C50069; RG22C50057"),
        ("Claim No QB- 2030- 001637", "QB-2030-001637"),
        ("(Application no. 78117/13)", "78117/13"),
        ("IN THE UPPER TRIBUNAL    \tAppeal No. CIS/222/2031", "CIS/222/2031"),
        ("Privy Council Appeal No 0009 of 2031", "0009 of 2031"),
        ("C0/1892/2031", "C0/1892/2031"),
        ("No. 21-50498", "21-50498"),
        ("Tel No: 020 7404 1400", ""),
        ("No shorthand note shall be taken", ""),
        ("Case management", ""),
    ],
)
def test_numbers_of_the_case_stand_behind_their_labels(line, numbers):
    known = told(HEAD[0], HEAD[2], line, *BETWEEN, *TEXT)
    assert known.identifiers.get("case-number", "") == numbers


def test_court_s_own_number_stands_in_the_head_of_the_pages():
    head = Block("HH 48 - 31", hints=frozenset({Hint.HEADER}))
    known = told(head, "ANNA BERG", "versus", "BO OLSEN", "HIGH COURT OF THE HARBOUR", "JUDGMENT", BODY)
    assert known.identifiers["report-number"] == "HH 48-31"
    assert known.publisher == "HIGH COURT OF THE HARBOUR"
