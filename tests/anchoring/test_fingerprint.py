"""One fingerprint for every printing of the same words, another for other words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring import fingerprint

PLAIN = "Digital safety - says the café - isn't 'a luxury', it is urgent. More follows."


@pytest.mark.parametrize(
    "printing",
    [
        unicodedata.normalize("NFD", PLAIN),
        PLAIN.upper(),
        PLAIN.replace(" ", "\n\t "),
        PLAIN.replace("'", "’").replace(" - ", " — "),
        PLAIN.replace("'a luxury'", "“a luxury”"),
        PLAIN.replace("urgent.", "urgent.12"),
        PLAIN.replace("luxury'", "luxury’³"),
        PLAIN.replace("urgent", "**ur\u00adgent**"),
        "  " + PLAIN + "\x0c",
    ],
)
def test_same_words_printed_differently_have_one_fingerprint(printing: str) -> None:
    assert fingerprint(printing) == fingerprint(PLAIN)


@pytest.mark.parametrize(
    "other", ["Safety in 2023.", "Safety in 2024.", "Safety in 2023", "Safety in COVID-20."]
)
def test_other_words_or_numbers_have_another_fingerprint(other: str) -> None:
    assert fingerprint(other) != fingerprint("Safety in COVID-19.")
    assert fingerprint(other) not in {fingerprint(other + " 1"), fingerprint("1 " + other)}


def test_fingerprint_is_the_known_hash_of_the_normalised_words() -> None:
    assert (
        fingerprint(" Abc ")
        == fingerprint("ABC")
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


@given(st.text(max_size=80))
def test_fingerprint_of_any_text_is_64_hexadecimal_digits(text: str) -> None:
    assert len(fingerprint(text)) == 64
    assert set(fingerprint(text)) <= set("0123456789abcdef")
