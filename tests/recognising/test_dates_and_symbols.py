"""Dates as EDTF in six languages; UN symbols."""

import pytest

from kb.recognising import MentionKind
from tests.recognising.shipped import law
from tests.recognising.world import keys, read


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 5 May 2020", "2020-05-05"),
        ("May 5, 2020", "2020-05-05"),
        ("in May 2020", "2020-05"),
        ("2020-05-05", "2020-05-05"),
        ("the 5th of May 2020", "2020-05-05"),
        ("le 1er juillet 2016", "2016-07-01"),
        ("el 16 de diciembre de 1966", "1966-12-16"),
        ("16 декабря 1966 года", "1966-12-16"),
        ("16 ديسمبر 1966", "1966-12-16"),
        ("1966年12月16日", "1966-12-16"),
        ("1966年", "1966"),
    ],
)
def test_date_is_read_as_edtf(text: str, edtf: str) -> None:
    assert keys(text, MentionKind.DATE) == [edtf]


@pytest.mark.parametrize("text", ["31 February 2020", "in 2020", "45 May 2020 ", "3 May 20201", "12345-67"])
def test_what_is_no_date_is_passed_over(text: str) -> None:
    assert "2020-02-31" not in keys(text, MentionKind.DATE)
    assert all(len(key) < 10 for key in keys(text, MentionKind.DATE))


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("(A/HRC/32/L.20)", "A/HRC/32/L.20"),
        ("see CCPR/C/GC/34.", "CCPR/C/GC/34"),
        ("General Assembly resolution 68/167", "A/RES/68/167"),
        ("Security Council resolution 1325 (2000)", "S/RES/1325(2000)"),
        ("resolution 217 A (III)", "A/RES/217(III)A"),
    ],
)
def test_symbol_is_normalised(text: str, symbol: str) -> None:
    assert keys(text, MentionKind.SYMBOL) == [symbol]


def test_symbol_of_an_instrument_is_a_mention_of_it_once() -> None:
    assert [m.target for m in read("A/HRC/RES/32/13").of_kind(MentionKind.INSTRUMENT)] == ["hrc-res-32-13"]


@pytest.mark.parametrize("text", ["and/or", "he/she", "A/C", "http://example.org/a/b"])
def test_slashes_alone_are_no_symbols(text: str) -> None:
    assert keys(text, MentionKind.SYMBOL) == []


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Human Rights Council resolutions 20/8 of 5 July 2012,5 26/13 of 26 June 2014", ["20-8", "26-13"]),
        ("Human Rights Council resolutions 20/8 of 5 July 2012, see 26/13 of 26 June 2014", ["20-8"]),
        ("The Human Rights Council, recalling its resolutions 20/8 and 26/13", ["20-8", "26-13"]),
        ("The Council of Europe, recalling its resolutions 20/8 and 26/13", []),
        ("The Human Rights Council, recalling Security Council resolution 20/8", []),
        ("The Human Rights Council, recalling its resolution 20/8/3", []),
    ],
)
def test_numbers_of_resolutions_go_on_past_their_dates(text: str, slugs: list[str]) -> None:
    assert law(text) == [f"hrc-res-{slug}" for slug in slugs]
