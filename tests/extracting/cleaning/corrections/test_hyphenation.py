"""Words divided at line ends are joined as the rest of the text writes them."""

import pytest

from kb.extracting.cleaning import clean
from tests.extracting.texts import extract, texts_of


def joined(text: str, elsewhere: str = "") -> str:
    return texts_of(clean(extract([text, elsewhere] if elsewhere else [text])))[0]


@pytest.mark.parametrize(
    ("printed", "elsewhere", "text"),
    [
        ("the regu-\nlar lamp", "", "the regular lamp"),
        ("a by-\nlaw", "this by-law and that", "a by-law"),
        ("a by-\nlaw", "these bylaw texts", "a bylaw"),
        ("a self-\nmade lamp", "", "a self-made lamp"),
        ("a state-of-the-\nart lamp", "", "a state-of-the-art lamp"),
        ("the year COVID-\n19 came", "", "the year COVID-19 came"),
        ("the Anglo-\nNorman isles", "", "the Anglo-Norman isles"),
        ("HAR-\nBOUR rules", "", "HARBOUR rules"),
        ("short-\nand long-term", "", "short-\nand long-term"),
        ("a harbour-\nmaster", "the harbour, harbour and master, the master", "a harbour-master"),
        ("pages 10-\n12", "", "pages 10-12"),
        ("see https://lamps.example/the-long-\nbook", "", "see https://lamps.example/the-long-book"),
    ],
)
def test_division_is_undone_as_elsewhere(printed: str, elsewhere: str, text: str):
    assert joined(printed, elsewhere) == text


def test_each_division_is_reported_with_the_word_it_makes():
    [removed] = clean(extract(["the regu-\nlar lamp"])).removed
    assert removed.reason.value == "hyphenation"
    assert removed.note.endswith("regular")
