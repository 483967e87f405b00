"""Public ids: eight characters that survive being retyped from paper.

Seven characters of Crockford base32 (no I, L, O, U) and a check character over the field GF(32). Each position
has its own non-zero weight and the weighted sum of a valid id is zero; because differences and weights are
field elements, every change of one character and every exchange of two, adjacent or not, is detected.
"""

import secrets
from hashlib import sha256
from itertools import combinations
from typing import Protocol

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_READ_AS = str.maketrans("ILOilo", "110110")
_DASHES = str.maketrans("", "", "-‐‑‒–—−\u00ad ")
_MODULUS = 0b100101  # x^5 + x^2 + 1, primitive over GF(2), so the powers of x below are all different


class MalformedPublicId(ValueError):
    """The text is not a public id; `text` is what was given, `code` says what is wrong with it.

    Codes: `length` (not eight characters), `character` (one that no id contains), `check` (mistyped).
    """

    def __init__(self, text: str, code: str) -> None:
        super().__init__(f"not a public id ({code}): {text!r}")
        self.text = text
        self.code = code


class Randomness(Protocol):
    """A source of random numbers; the module `secrets` is one."""

    def randbelow(self, exclusive_upper_bound: int, /) -> int:
        """A number from 0 up to, not including, the bound."""
        ...


def _times(a: int, b: int) -> int:
    """Product in GF(32)."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 32:
            a ^= _MODULUS
        b >>= 1
    return product


def _weights() -> tuple[int, ...]:
    """Distinct weights, one per position; the last is 1, so that the check character is the sum of the others."""
    powers = [1]
    while len(powers) < LENGTH:
        powers.append(_times(powers[-1], 2))
    return tuple(reversed(powers))


_WEIGHTS = _weights()


def _weighted_sum(characters: str) -> int:
    total = 0
    for weight, character in zip(_WEIGHTS, characters, strict=False):
        total ^= _times(weight, _VALUE[character])
    return total


def _from_number(number: int) -> str:
    """The id whose seven data characters are the number's lowest 35 bits, most significant first."""
    data = "".join(ALPHABET[number >> shift & 31] for shift in range(30, -5, -5))
    return data + ALPHABET[_weighted_sum(data)]


def mint(random: Randomness = secrets) -> str:
    """A new id at random, one of 2^35; whoever stores it sees that it was never used before."""
    return _from_number(random.randbelow(1 << 35))


def derive(handle: str) -> str:
    """The id that belongs to a handle such as `claim/wp3298-no-new-rights`; the same in every installation."""
    digest = sha256(handle.encode("utf-8")).digest()
    return _from_number(int.from_bytes(digest[:5], "big") >> 5)


def _canonical(text: str) -> str:
    return text.strip().translate(_DASHES).translate(_READ_AS).upper()


def parse(text: str) -> str:
    """The canonical form (upper case, no hyphens) of an id as somebody typed it.

    Case, hyphens and spaces do not matter; I and L are read as 1, O as 0. Raises `MalformedPublicId`.
    """
    characters = _canonical(text)
    if len(characters) != LENGTH:
        raise MalformedPublicId(text, "length")
    if not _VALUE.keys() >= set(characters):
        raise MalformedPublicId(text, "character")
    if _weighted_sum(characters) != 0:
        raise MalformedPublicId(text, "check")
    return characters


def display(public_id: str) -> str:
    """The id as people read it: `7K3F-9Q2X`."""
    return f"{public_id[:4]}-{public_id[4:]}"


def _is_valid(characters: str) -> bool:
    return len(characters) == LENGTH and _VALUE.keys() >= set(characters) and _weighted_sum(characters) == 0


def near_misses(text: str) -> list[str]:
    """Valid ids that the text is one slip away from: a character wrong, missing, doubled, or two exchanged.

    Sorted, without repeats, at most 128; empty for a text that is an id or no near miss of one. Which of them
    exist is for the caller to ask.
    """
    characters = _canonical(text)
    if not LENGTH - 1 <= len(characters) <= LENGTH + 1 or _is_valid(characters):
        return []
    if len(characters) > LENGTH:
        candidates = {characters[:i] + characters[i + 1 :] for i in range(len(characters))}
    elif len(characters) < LENGTH:
        candidates = {characters[:i] + new + characters[i:] for i in range(LENGTH) for new in ALPHABET}
    else:
        candidates = {characters[:i] + new + characters[i + 1 :] for i in range(LENGTH) for new in ALPHABET}
        candidates |= {_exchanged(characters, i, j) for i, j in combinations(range(LENGTH), 2)}
    return sorted(filter(_is_valid, candidates))


def _exchanged(characters: str, i: int, j: int) -> str:
    swapped = list(characters)
    swapped[i], swapped[j] = swapped[j], swapped[i]
    return "".join(swapped)
