"""Many spellings of a UN document symbol, one normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.identifying.un_symbols import NotAnUnSymbol, normalise_symbol, without_part

SPELLINGS = {
    "A/RES/217(III)": [
        "A/RES/217(III)",
        "A/RES/217 (III)",
        "a/res/217(iii)",
        "UN Doc. A/RES/217 (III)",
        "General Assembly resolution 217 (III)",
        "GA Res. 217(III) of 10 December 1948",
        "resolution 217 (III)",
        "A/RES/217 (Ⅲ)",
    ],
    "A/RES/217(III)A": [
        "A/RES/217(III)A",
        "A/RES/217 A (III)",
        "217 A (III)",
        "217A(III)",
        "UNGA Res 217 A (III) (10 December 1948)",
        "G.A. Res. 217A (III)",
        "General Assembly resolution 217 A (III)",
        "resolution 217 (III) A",
    ],
    "A/RES/2200(XXI)A": [
        "resolution 2200A (XXI)",
        "resolution 2200 A (XXI) of 16 December 1966",
        "A/RES/2200A(XXI)",
        "General Assembly resolution 2200A (XXI)",
    ],
    "A/HRC/RES/32/13": [
        "A/HRC/RES/32/13",
        "A / HRC / RES / 32 / 13",
        "a/hrc/res/32/13",
        "A_HRC_RES_32_13",
        "A/HRC/RES/32/13.",
        "A/HRC/RES/32/13 (2016)",
        "UN Doc A/HRC/RES/32/13 (1 July 2016)",
        "U.N. Doc. A/HRC/RES/32/13",
        "HRC resolution 32/13",
        "HRC Res. 32/13",
        "Human Rights Council resolution 32/13",
        "UN Human Rights Council resolution No. 32/13",
        "UNHRC Resolution 32/13",
        "resolution 32/13 of the Human Rights Council",
        "https://undocs.org/A/HRC/RES/32/13",
        "https://undocs.org/en/A/HRC/RES/32/13",
        "https://docs.un.org/en/A/HRC/RES/32/13",
        "A∕HRC∕RES∕32∕13",
        "Ａ／ＨＲＣ／ＲＥＳ／３２／１３",
    ],
    "A/HRC/RES/S-21/1": ["A/HRC/RES/S-21/1", "A/HRC/RES/S–21/1", "Human Rights Council resolution S-21/1"],
    "A/HRC/46/12": ["A/HRC/46/12", "document A/HRC/46/12", "a/hrc/46/12"],
    "A/HRC/17/27/Add.1": [
        "A/HRC/17/27/Add.1",
        "A/HRC/17/27/ADD.1",
        "A/HRC/17/27/Add1",
        "A/HRC/17/27/ Add. 1",
    ],
    "A/RES/68/167": [
        "A/RES/68/167",
        "GA resolution 68/167",
        "UNGA Res 68/167 (18 December 2013)",
        "General Assembly resolution 68/167 of 18 December 2013",
        "resolution 68/167 of the General Assembly",
    ],
    "S/RES/1325(2000)": [
        "S/RES/1325(2000)",
        "S/RES/1325 (2000)",
        "UNSCR 1325 (2000)",
        "Security Council resolution 1325 (2000)",
        "SC Res. 1325 (2000) of 31 October 2000",
    ],
    "S/RES/338(1973)": ["Security Council resolution 338 (1973) of 22 October 1973"],
    "E/RES/1503(XLVIII)": ["ECOSOC resolution 1503 (XLVIII)", "E/RES/1503 (XLVIII)"],
    "E/RES/1996/31": ["Economic and Social Council resolution 1996/31", "E/RES/1996/31"],
    "E/CN.4/RES/2005/69": ["Commission on Human Rights resolution 2005/69", "E/CN4/RES/2005/69"],
    "CCPR/C/GC/34": [
        "CCPR/C/GC/34",
        "ccpr/c/gc/34",
        "CCPR/C/GC/34 (2011)",
        "Human Rights Committee, General Comment No. 34",
        "HRC General Comment 34",
        "Human Rights Committee general comment n° 34",
    ],
    "CCPR/C/21/Rev.1/Add.13": ["CCPR/C/21/Rev.1/Add.13", "CCPR/C/21/REV.1/ADD.13", "CCPR/C/21/Rev 1/Add 13"],
    "E/C.12/GC/25": ["E/C.12/GC/25", "E/C12/GC/25", "CESCR general comment No. 25"],
    "CRC/C/GC/25": ["CRC/C/GC/25", "Committee on the Rights of the Child, general comment No. 25"],
    "CEDAW/C/GC/35": ["CEDAW/C/GC/35", "CEDAW General Recommendation No. 35"],
    "HRI/GEN/1/Rev.9": ["HRI/GEN/1/Rev.9", "HRI/GEN/1/Rev9"],
    "A/CONF.157/23": ["A/CONF.157/23", "A/Conf.157/23"],
    "E/CN.4/Sub.2/2003/12/Rev.2": ["E/CN.4/Sub.2/2003/12/Rev.2", "E/CN.4/SUB.2/2003/12/REV.2"],
}

NO_SYMBOLS = [
    "",
    "resolution 32/13",
    "resolution 68/167",
    "resolution",
    "HIV/AIDS",
    "and/or 5",
    "HRC General Comment 16",
    "Article 17",
    "A/HRC",
    "A/HRC//32",
    "HRC resolution",
    "resolution 217 (ABC)",
    "\x00",
    "\ud800",
    "general comment " + "9" * 180,
    "A/HRC/46/12" + " ." * 100_000,
]


@pytest.mark.parametrize(
    ("symbol", "spelling"), [(k, v) for k, spellings in SPELLINGS.items() for v in spellings]
)
def test_spelling_is_normalised_to_its_symbol(symbol: str, spelling: str) -> None:
    assert normalise_symbol(spelling) == symbol


def test_table_holds_at_least_forty_spellings_and_no_symbol_twice() -> None:
    spellings = [spelling for group in SPELLINGS.values() for spelling in group]
    assert len(spellings) >= 60
    assert len(set(spellings)) == len(spellings)


@pytest.mark.parametrize("text", NO_SYMBOLS)
def test_text_that_names_no_document_is_refused(text: str) -> None:
    with pytest.raises(NotAnUnSymbol):
        normalise_symbol(text)


@pytest.mark.parametrize("symbol", SPELLINGS)
def test_symbol_in_normal_form_stays_as_it_is(symbol: str) -> None:
    assert normalise_symbol(symbol) == symbol


@given(st.text(alphabet="ACHRES/ .()0123XIVres-:_\u2044Nolutin", max_size=30) | st.text(max_size=30))
def test_any_text_is_normalised_once_and_for_all_or_refused(text: str) -> None:
    try:
        symbol = normalise_symbol(text)
    except NotAnUnSymbol:
        return
    assert normalise_symbol(symbol) == symbol


@pytest.mark.parametrize(
    ("symbol", "whole"),
    [
        ("A/RES/217(III)A", "A/RES/217(III)"),
        ("A/RES/217(III)", "A/RES/217(III)"),
        ("A/RES/46/36L", "A/RES/46/36"),
        ("A/HRC/46/12", "A/HRC/46/12"),
    ],
)
def test_part_letter_is_taken_off_to_find_the_whole_resolution(symbol: str, whole: str) -> None:
    assert without_part(symbol) == whole
