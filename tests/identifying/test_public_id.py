"""Public ids: every slip is detected, spelling variants are one id."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.identifying.public_id import (
    ALPHABET,
    LENGTH,
    MalformedPublicId,
    derive,
    display,
    mint,
    near_misses,
    parse,
)


class Seeded:
    """A repeatable source of random numbers with the interface of `secrets`."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def randbelow(self, exclusive_upper_bound: int, /) -> int:
        return self._random.randrange(exclusive_upper_bound)


public_ids = st.integers(0, 2**32).map(lambda seed: mint(Seeded(seed)))


def is_refused(text: str) -> bool:
    try:
        parse(text)
    except MalformedPublicId as error:
        return error.code == "check"
    return False


def test_every_change_of_one_character_is_detected_in_a_thousand_ids() -> None:
    source = Seeded(1)
    for _ in range(1000):
        public_id = mint(source)
        for position in range(LENGTH):
            for other in ALPHABET.replace(public_id[position], ""):
                assert is_refused(public_id[:position] + other + public_id[position + 1 :])


def test_every_exchange_of_two_different_characters_is_detected_in_a_thousand_ids() -> None:
    source = Seeded(2)
    for _ in range(1000):
        public_id = mint(source)
        for i, j in combinations(range(LENGTH), 2):
            if public_id[i] != public_id[j]:
                swapped = list(public_id)
                swapped[i], swapped[j] = swapped[j], swapped[i]
                assert is_refused("".join(swapped))


@given(public_ids)
def test_id_is_parsed_whatever_its_case_and_hyphens(public_id: str) -> None:
    assert parse(public_id) == public_id
    assert parse(display(public_id)) == public_id
    assert parse(f"  {display(public_id.lower())} ") == public_id
    assert parse("-".join(public_id)) == public_id


@given(public_ids)
def test_letters_that_look_like_digits_are_read_as_digits(public_id: str) -> None:
    for one in "IilL":
        assert parse(public_id.replace("1", one).replace("0", "O")) == public_id


def test_display_puts_one_hyphen_in_the_middle() -> None:
    assert display("7K3F9Q2X") == "7K3F-9Q2X"


def test_derived_id_is_always_the_same_for_a_handle() -> None:
    assert derive("claim/wp3298-no-new-rights") == derive("claim/wp3298-no-new-rights")
    assert derive("claim/a") != derive("claim/b")
    assert parse(derive("claim/a")) == derive("claim/a")
    assert derive("claim/example") == "CNR3MB8Q"


def test_derived_ids_of_many_handles_are_valid_and_distinct() -> None:
    ids = {derive(f"passage/document#{number}") for number in range(5000)}
    assert len(ids) == 5000
    assert all(parse(public_id) == public_id for public_id in ids)


def test_minted_ids_of_the_operating_system_are_valid_and_distinct() -> None:
    ids = {mint() for _ in range(100)}
    assert len(ids) == 100
    assert all(parse(public_id) == public_id for public_id in ids)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "length"),
        ("7K3F", "length"),
        ("7K3F-9Q2X-1", "length"),
        ("7K3F9Q2U", "character"),
        ("é" * 8, "character"),
    ],
)
def test_malformed_id_is_refused_with_the_reason(text: str, code: str) -> None:
    with pytest.raises(MalformedPublicId) as raised:
        parse(text)
    assert raised.value.code == code
    assert raised.value.text == text


@given(st.text(max_size=12))
def test_any_text_is_an_id_or_refused_by_name(text: str) -> None:
    try:
        assert len(parse(text)) == LENGTH
    except MalformedPublicId:
        assert all(parse(guess) == guess for guess in near_misses(text))


@given(public_ids, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_id_is_among_the_near_misses_of_itself_with_one_character_wrong(
    public_id: str, position: int, other: str
) -> None:
    slipped = public_id[:position] + other + public_id[position + 1 :]
    assert (public_id in near_misses(slipped)) == (slipped != public_id)
    assert len(near_misses(slipped)) <= 128


@given(public_ids, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_id_is_among_the_near_misses_of_itself_with_two_characters_exchanged(
    public_id: str, i: int, j: int
) -> None:
    swapped = list(public_id)
    swapped[i], swapped[j] = swapped[j], swapped[i]
    slipped = "".join(swapped)
    assert (public_id in near_misses(slipped)) == (slipped != public_id)


@given(public_ids, st.integers(0, LENGTH - 1))
def test_id_is_among_the_near_misses_of_itself_with_a_character_missing_or_doubled(
    public_id: str, position: int
) -> None:
    assert public_id in near_misses(public_id[:position] + public_id[position + 1 :])
    assert public_id in near_misses(public_id[:position] + public_id[position] + public_id[position:])


@pytest.mark.parametrize("text", ["", "hello", "x" * 200, "7K3F9Q2X7K3F9Q2X", "\x00\ud800"])
def test_text_far_from_any_id_has_no_near_misses(text: str) -> None:
    assert near_misses(text) == []
