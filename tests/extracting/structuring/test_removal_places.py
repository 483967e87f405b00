"""Of what was left out it is known where the text goes on after it."""

import pytest

from kb.extracting.parsed import Block, BlockKind, Hint
from tests.extracting.texts import BODY, HTML, MORE, OTHER, edition

LEFT_OUT = frozenset({Hint.BESIDE})


@pytest.mark.parametrize(("place", "goes_on"), [(0, BODY), (1, MORE), (2, OTHER), (3, "")])
def test_line_that_was_left_out_stood_before_the_passage_that_followed_it(place: int, goes_on: str) -> None:
    blocks: list[Block | str] = [BODY, MORE, OTHER]
    blocks.insert(place, Block("Share it.", hints=LEFT_OUT))
    made = edition(blocks, HTML)
    [one] = made.removed
    assert one.is_whole
    assert made.text[one.at :].startswith(goes_on)
    assert made.text[: one.at].count("\n\n") == min(place, 2)


def test_line_before_a_heading_stood_before_its_number() -> None:
    heading = Block("Lamps", BlockKind.HEADING, level=2, number="2.")
    made = edition([BODY, Block("Share it.", hints=LEFT_OUT), heading, MORE, OTHER], HTML)
    assert made.text[made.removed[0].at :].startswith("2. Lamps")


def test_what_was_left_out_inside_a_block_stood_at_its_beginning() -> None:
    made = edition([BODY, MORE.replace("quay", "qu\u00aday"), OTHER], HTML)
    assert MORE in made.text
    for one in made.removed:
        assert not one.is_whole
        assert made.text[one.at :].startswith(MORE)
