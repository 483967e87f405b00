"""Characters that print alike are unified, and the tables agree with Unicode."""

import sys
import unicodedata

from kb.anchoring.characters import is_removed, joins_previous, unify


def test_every_character_unified_twice_stays_as_it_was_unified_once() -> None:
    for code in range(sys.maxunicode + 1):
        once = unify(chr(code))
        assert unify(once) == once, hex(code)


def test_no_character_unifies_to_one_that_is_removed() -> None:
    for code in range(sys.maxunicode + 1):
        assert not any(map(is_removed, unify(chr(code)))), hex(code)


def test_second_half_of_every_composition_joins_the_character_before_it() -> None:
    for code in range(sys.maxunicode + 1):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            recomposed = unicodedata.normalize("NFC", unicodedata.normalize("NFD", chr(code)))
            if recomposed == chr(code):
                assert joins_previous(chr(int(parts[1], 16))), hex(code)


def test_hangul_syllable_in_pieces_is_composed() -> None:
    assert unify("\u1112\u1161\u11ab") == "한"
    assert all(map(joins_previous, "\u1161\u11ab"))


def test_dashes_quotation_marks_and_invisible_characters_are_unified() -> None:
    assert unify("“x” ‘y’ «z» „w‟ ＂") == "'x' 'y' 'z' 'w' '"
    assert unify("a‐b‑c–d—e−f－g") == "a-b-c-d-e-f-g"
    assert unify("sur\u00adveil\u200blance\ufeff\u200f") == "surveillance"
