"""Text is found in whatever encoding it is."""

import pytest

from kb.extracting.decoding import decode
from kb.extracting.parsed import Refused

FRENCH = "Tous les êtres humains naissent libres et égaux en dignité — “droits”."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_french_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)).text == FRENCH


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Все люди рождаются свободными и равными в своем достоинстве и правах."),
        ("cp1256", "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق"),
        ("gb18030", "人人生而自由,在尊严和权利上一律平等。"),
        ("mac_roman", "naïve café\rdécidé"),
    ],
)
def test_code_page_is_guessed_with_a_warning(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.guessed, len(decoded.warnings)) == (text, True, 1)


def test_declared_encoding_counts_where_asked_for() -> None:
    page = '<meta charset="koi8-r"><p>Права'
    assert decode(page.encode("koi8-r"), declared_inside=True).text == page


def test_bytes_with_nul_are_no_text() -> None:
    with pytest.raises(Refused) as refused:
        decode(b"words\0words\xff")
    assert refused.value.code == "unknown-type"
