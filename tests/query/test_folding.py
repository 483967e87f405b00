"""Folding: what prints alike is compared alike, whichever side it comes from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.query import fold, words

# What one side may write and the other may hold; each pair must find each other, both ways round.
PAIRS = [
    ("café", "cafe\u0301"),
    ("café", "cafe"),
    ("Ünïcödé", "unicode"),
    ("ÉGALITÉ", "égalité"),
    ("naïve", "nai\u0308ve"),
    ("Ångström", "A\u030angstro\u0308m"),
    ("Å", "Å"),
    ("surveillance", "surveil\u00adlance"),
    ("surveillance", "sur\u200bveillance"),
    ("surveillance", "\ufeffsurveillance"),
    ("surveillance", "sur\u2060veillance"),
    ("surveillance", "ＳＵＲＶＥＩＬＬＡＮＣＥ"),
    ("2023", "２０２３"),
    ("first", "ﬁrst"),
    ("office", "oﬃce"),
    ("people’s", "people's"),
    ("people’s", "peopleʼs"),
    ("people", "people’s"),
    ("l’homme", "l'homme"),
    ("“privacy”", '"privacy"'),
    ("«privacy»", "privacy"),
    ("self-determination", "self‑determination"),
    ("self-determination", "self–determination"),
    ("self-determination", "self determination"),
    ("COVID-19", "covid‐19"),
    ("Straße", "STRASSE"),
    ("encyclopædia", "encyclopaedia"),
    ("Łódź", "lodz"),
    ("İstanbul", "istanbul"),
    ("ΝΌΜΟΣ", "νόμος"),
    ("νόμος", "νομος"),
    ("Ёлка", "елка"),
    ("пра\u0301во", "право"),
    ("حقوق", "حُقُوق"),
    ("حقوق", "حقـــوق"),
    ("الإنسان", "الانسان"),
    ("أمن", "امن"),
    ("على", "علي"),
    ("حرية", "حريه"),
    ("حقوق", "ﺣﻘﻮﻕ"),
    ("١٧", "17"),
    ("قانون ۱۷", "قانون 17"),
    ("中國", "中\u200b國"),
    ("ガイド", "ｶﾞｲﾄﾞ"),
    ("한국", "한국"),
    ("rights", "rights³"),
    ("A/HRC/RES/32/13", "A∕HRC∕RES∕32∕13"),
    ("№ 5", "No 5"),
]


@pytest.mark.parametrize(("asked", "held"), PAIRS)
def test_two_printings_of_a_word_are_the_same_words(asked: str, held: str) -> None:
    assert words(asked) == words(held) != []


def test_pairs_are_at_least_forty() -> None:
    assert len(PAIRS) >= 40


@pytest.mark.parametrize(
    ("one", "other"), [("мой", "мои"), ("їжа", "іжа"), ("が", "か"), ("हिन्दी", "हन्द"), ("2023", "2024")]
)
def test_letters_of_their_own_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_twice_equals_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_unicode_form_makes_no_difference(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, text)) == fold(text)


def test_every_character_folded_twice_stays_as_it_was_folded_once() -> None:
    # Ideographs and Hangul syllables between these ranges have nothing to fold.
    codes = [*range(0x3400), *range(0xF900, 0x20000), *range(0x2F800, 0x2FA20), *range(0xE0000, 0xE0200)]
    folded = {code: fold(chr(code)) for code in codes}
    assert [hex(code) for code, once in folded.items() if fold(once) != once] == []
