"""Characters that print alike are unified, and the tables agree with Unicode."""

import unicodedata

from kb.anchoring.characters import is_removed, joins_previous, unify

# All of Unicode but the ideographs and Hangul syllables, which are unified with nothing.
CHARACTERS = [*range(0x3400), *range(0xF900, 0x20000), *range(0x2F800, 0x2FA20), *range(0xE0000, 0xE0200)]


def test_every_character_unified_twice_stays_as_it_was_unified_once() -> None:
    unified = {code: unify(chr(code)) for code in CHARACTERS}
    assert [hex(code) for code, once in unified.items() if unify(once) != once] == []


def test_no_character_unifies_to_one_that_is_removed() -> None:
    assert [hex(code) for code in CHARACTERS if any(map(is_removed, unify(chr(code))))] == []


def test_second_half_of_every_composition_joins_the_character_before_it() -> None:
    for code in CHARACTERS:
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
