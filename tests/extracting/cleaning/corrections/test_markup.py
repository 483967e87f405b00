"""Leftover asterisks of Markdown go in pairs; single ones may be notes."""

import pytest

from kb.extracting.cleaning import clean
from tests.extracting.texts import extract, texts_of


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("- 1. **Lamps**: two at night", "- 1. Lamps: two at night"),
        ("with **two lamps**, **one book**", "with two lamps, one book"),
        ("***Lamps*** are lit", "Lamps are lit"),
        ("in**side** a word", "inside a word"),
        ("Anna Berg*", "Anna Berg*"),
        ("Anna Berg**", "Anna Berg**"),
        ("** See the book", "** See the book"),
        ("2**3 and 2**4", "2**3 and 2**4"),
        ("Lamps**—**boats", "Lamps—boats"),
        ('{{< figure src="lamp.png" >}}Lamps', "Lamps"),
        ("Lamps\n__________", "Lamps"),
        ("Name: __________ of the keeper", "Name: __________ of the keeper"),
    ],
)
def test_only_pairs_around_words_go(printed: str, text: str):
    assert texts_of(clean(extract([printed]))) == [text]


def test_line_of_strokes_goes():
    assert texts_of(clean(extract(["Lamps are lit.", "____________", "Boats."]))) == [
        "Lamps are lit.",
        "Boats.",
    ]
