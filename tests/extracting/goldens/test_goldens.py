"""Reading and cleaning make of every small source what the file beside it says, which a person has looked through."""

import pytest

from kb.extracting.parsing import READERS, parse
from tests.extracting.goldens.sources import data, expected, names
from tests.extracting.goldens.telling import told

KEPT_BY_ALL = (
    "A boat that leaves after dusk carries:",
    "a green lamp at the bow;",
)


@pytest.mark.parametrize("name", names())
def test_source_becomes_what_is_written_beside_it(name: str) -> None:
    made = told(data(name), name)
    assert made == expected(name).read_text(encoding="utf-8"), (
        f"{name} is read otherwise: if that is better, `python -m tests.extracting.goldens` writes it down"
    )


def test_every_reader_has_a_source() -> None:
    types = {parse(data(name), name).media_type for name in names()}
    unread = set(READERS.values()) - {READERS[media_type] for media_type in types}
    assert unread == set(), "Put the small source into tests/extracting/goldens/texts/ in this format, too."


@pytest.mark.parametrize("name", names())
def test_same_words_become_the_same_passages_in_every_format(name: str) -> None:
    texts = [stretch.text for stretch in parse(data(name), name).stretches]
    assert [text for text in texts if text in KEPT_BY_ALL] == list(KEPT_BY_ALL)
