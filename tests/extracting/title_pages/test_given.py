"""What a publisher marked up stands against the page; a title that it cut short is completed from there."""

import pytest

from kb.extracting.parsed import Metadata, Origin
from kb.extracting.title_pages import with_title_page
from tests.extracting.texts import BODY, HTML, MORE, extract

AKN = "application/akn+xml"
PAGE = (
    "Neutral Citation Number: [2031] EWHC 90 (QB)",
    "Case No: QB-2030-001637",
    "IN THE HIGH COURT OF JUSTICE",
    "Date: 20 January 2031",
    "Between:",
    "ANNA BERG",
    "Claimant",
    "and",
    "THE KEEPERS OF",
    "THE HARBOUR",
    "Defendants",
    "Approved Judgment",
    f"1. {BODY}",
    f"2. {MORE}",
)


def told(media_type: str, **given: str) -> Metadata:
    return with_title_page(extract(PAGE, media_type, Metadata(**given))).metadata  # type: ignore[arg-type]


@pytest.mark.parametrize(("media_type", "day"), [(AKN, "2031-01-27"), (HTML, "2031-01-20")])
def test_day_that_the_work_is_marked_with_stands_against_the_page(media_type: str, day: str) -> None:
    assert told(media_type, date="2031-01-27").date == day


def test_fact_that_markup_and_page_agree_on_is_that_of_the_markup() -> None:
    assert told(AKN, date="2031-01-20").told["date"].origin is Origin.MARKUP


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("ANNA BERG v THE KEEPERS OF", "ANNA BERG v THE KEEPERS OF THE HARBOUR"),
        ("Anna Berg v The Keepers of", "ANNA BERG v THE KEEPERS OF THE HARBOUR"),
        ("Berg v Keepers of the Harbour", "Berg v Keepers of the Harbour"),
        ("ANNA BERG v THE", "ANNA BERG v THE KEEPERS OF THE HARBOUR"),
        ("Approved Judgment", "ANNA BERG v THE KEEPERS OF THE HARBOUR"),
        ("Judgment on the Keepers", "Judgment on the Keepers"),
    ],
)
def test_marked_title_of_a_judgment_is_completed_where_it_is_cut(given: str, title: str) -> None:
    assert told(AKN, title=given).title == title
