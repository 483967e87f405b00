"""Characters of the printing go or become letters; those of the text stay."""

import pytest

from kb.extracting.cleaning import clean
from tests.extracting.texts import extract, removals_of, texts_of


def cleaned_line(text: str) -> tuple[str, list[str]]:
    cleaned = clean(extract([text]))
    return "".join(texts_of(cleaned)), [reason for reason, _text in removals_of(cleaned)]


@pytest.mark.parametrize(
    ("printed", "text", "reasons"),
    [
        ("re\u00adgu\u00adlar lamps", "regular lamps", ["soft-hyphen"]),
        ("regu\u00ad\nlar lamps", "regular lamps", ["soft-hyphen"]),
        ("regu\u0002\nlar lamps", "regular lamps", ["soft-hyphen"]),
        ("eﬃcient ﬁre", "efficient fire", ["ligature"]),
        ("ﻼ ﺑﺎب", "لا باب", ["ligature"]),
        ("lamps\x0cboats", "lamps boats", ["markup"]),
        ("\x0clamps", "lamps", ["markup"]),
        ("la\x00mps", "lamps", ["markup"]),
        ("lamps \ue001\ue002", "lamps ", ["other"]),
        ("\uf0b7 lamps", "• lamps", ["markup"]),
    ],
)
def test_character_of_the_printing_goes(printed: str, text: str, reasons: list[str]):
    assert cleaned_line(printed) == (text, reasons)


@pytest.mark.parametrize(
    "text", ["na\u200cme", "a\u00a0b", "m² of sail", "“lamps”…", "القوارب", "x\u200eb", "½ boat", "a\tb"]
)
def test_character_of_the_text_stays(text: str):
    assert cleaned_line(text) == (text, [])


def test_nul_is_shown_as_a_picture_in_the_report():
    assert removals_of(clean(extract(["la\x00mps"]))) == [("markup", "\u2400")]
