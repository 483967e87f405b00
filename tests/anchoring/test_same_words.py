"""Which differences of two stretches are mere printing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring.same_words import printed_alike

ALIKE = [
    ("The law.", "The  law."),
    ("The law (a) ;", "The law(a);"),
    ("Qui ? Moi !", "Qui? Moi!"),
    ("« oui »", "«oui»"),
    ("rights — all", "rights—all"),
    ("2019 – 2020", "2019–2020"),
    ("5 %", "5%"),
    ("of society.26 At", "of society. At"),
    ("the rights[3] of", "the rights[4] of"),
    ("the rights³ of", "the rights⁴ of"),
    ("surveil-\nlance", "surveillance"),
    ("STATES SHALL", "States shall"),
]
UNLIKE = [
    ("The US law.", "The us law."),
    ("each State", "each state"),
    ("of society.26 At", "of society.27 At"),
    ("no, one", "no one"),
    ("well being", "well-being"),
    ("1, 000", "1,000"),
    ("3 .5", "3.5"),
    ("10⁶", "106"),
    ("5 m²", "5 m"),
    ("it’s", "its"),
    ("a; b", "a, b"),
    ("a.", "a"),
    ("Straße", "Strasse"),
    ("in Maßen", "in Massen"),
    ("все", "всё"),
    ("أن", "إن"),
    ("يُعاقَب", "يُعاقِب"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_other_printing_of_the_same_words_is_alike(one: str, other: str) -> None:
    assert printed_alike(one, other)
    assert printed_alike(other, one)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_one_letter_mark_or_figure_that_may_say_something_else_is_not(one: str, other: str) -> None:
    assert not printed_alike(one, other)
    assert not printed_alike(other, one)


@given(st.text(max_size=40))
def test_any_text_is_printed_as_itself(text: str) -> None:
    assert printed_alike(text, text)
    assert printed_alike(text, f" {text}\n")
