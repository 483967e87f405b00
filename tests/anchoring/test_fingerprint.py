"""One fingerprint for every printing of the same words, another for other words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring import fingerprint
from kb.anchoring.fingerprint import NORMALISATION, is_comparable, normalisation_of

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
        == "v2:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


@given(st.text(max_size=80))
def test_fingerprint_of_any_text_names_its_version_and_has_64_hexadecimal_digits(text: str) -> None:
    version, _colon, digest = fingerprint(text).partition(":")
    assert version == f"v{NORMALISATION}"
    assert len(digest) == 64
    assert set(digest) <= set("0123456789abcdef")


def test_fingerprint_of_another_version_is_told_from_one_of_today() -> None:
    today = fingerprint("Abc")
    assert (normalisation_of(today), is_comparable(today)) == (2, True)
    for other, version in ((today.removeprefix("v2:"), 1), (today.replace("v2", "v3"), 3)):
        assert (normalisation_of(other), is_comparable(other)) == (version, False)


@pytest.mark.parametrize("no_fingerprint", ["", "v2:", "v0:" + "a" * 64, "v2:" + "a" * 63, "Z" * 64])
def test_what_is_no_fingerprint_is_refused(no_fingerprint: str) -> None:
    assert not is_comparable(no_fingerprint)
    with pytest.raises(ValueError, match="no fingerprint"):
        normalisation_of(no_fingerprint)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It has 10⁶ members.", "It has 106 members."),
        ("It has 10⁶ members.", "It has 10 members."),
        ("A room of 5 m².", "A room of 5 m."),
        ("A room of 5 m².", "A room of 5 m2."),
        ("It emits CO₂.", "It emits CO2."),
        ("It took 2½ years.", "It took 21/2 years."),
        ("It took 2½ years.", "It took 2 years."),
        ("As in ①.", "As in 1."),
        ("It is 3*4.", "It is 34."),
        ("It is 5″ long.", "It is 5′ long."),
    ],
)
def test_figures_that_say_something_by_their_place_have_fingerprints_of_their_own(
    one: str, other: str
) -> None:
    assert fingerprint(one) != fingerprint(other)
