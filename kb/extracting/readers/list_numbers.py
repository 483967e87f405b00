"""Numbers of list items as programs print them: decimals, letters, Roman numerals, and what stands around them."""

import string
from collections.abc import Callable

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST_ROMAN = 3999
LETTERS = len(string.ascii_lowercase)


def roman(number: int) -> str:
    """A Roman numeral in small letters, from 1 to 3999; other numbers in digits, as programs print them."""
    if not 0 < number <= LARGEST_ROMAN:
        return str(number)
    written = ""
    for value, letters in ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def letters(number: int) -> str:
    """a to z, aa, ab …, as web pages and OpenDocument count; other numbers in digits."""
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, rest = divmod(number - 1, LETTERS)
        written = string.ascii_lowercase[rest] + written
    return written


#: How HTML and OpenDocument name the formats of numbers.
FORMATS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "i": roman,
    "I": lambda number: roman(number).upper(),
}


def repeated_letters(number: int) -> str:
    """a to z, aa, bb …, as Word counts; other numbers in digits."""
    if number < 1:
        return str(number)
    return string.ascii_lowercase[(number - 1) % LETTERS] * ((number - 1) // LETTERS + 1)
