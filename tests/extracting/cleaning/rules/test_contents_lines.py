"""A table of contents goes line by line; dots in the text stay."""

import pytest

from kb.extracting.cleaning import clean
from tests.extracting.texts import BODY, MORE, PDF, extract, removals_of, texts_of

CONTENTS = ["Contents", "Lamps ............ 3", "Boats . . . . . . . 5", "Annex", "Keepers ... 1 - 4 7"]


def test_lines_that_lead_to_a_page_go_with_their_head_and_what_is_between():
    cleaned = clean(extract([*CONTENTS, BODY, MORE], PDF))
    assert removals_of(cleaned) == [("other", line) for line in CONTENTS]


def test_two_lines_with_dots_are_no_table_of_contents():
    lines = ["Lamps ............ 3", "Boats . . . . . . . 5"]
    assert texts_of(clean(extract([BODY, *lines, MORE], PDF))) == [BODY, *lines, MORE]


@pytest.mark.parametrize("line", ["Lamps are lit ...", "[...] and so on", "Name: ............ of the keeper"])
def test_dots_that_lead_to_no_page_stay(line: str):
    assert line in texts_of(clean(extract([*CONTENTS, BODY, line, MORE], PDF)))
