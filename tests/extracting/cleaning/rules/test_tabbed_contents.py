"""A table of contents typed with tabs goes; figures behind tabs that are no pages stay."""

import pytest

from kb.extracting.cleaning import clean
from tests.extracting.texts import BODY, MORE, PDF, extract, removals_of, texts_of

CONTENTS = ["Lamps\t\t1", "Boats\t8", "The keepers of the quay \t\t8", "Costs\t17"]


def test_lines_that_end_with_pages_in_order_go():
    cleaned = clean(extract([*CONTENTS, BODY, MORE], PDF))
    assert removals_of(cleaned) == [("other", line) for line in CONTENTS]


@pytest.mark.parametrize(
    "lines",
    [
        CONTENTS[:3],  # three may be anything
        ["Lamps\t9", "Boats\t8", "Keepers\t7", "Costs\t6"],  # pages do not go back
        ["Lamps 1", "Boats 8", "Keepers 9", "Costs 17"],  # no tab
        ["Lamps\t1", "Boats\t8", "Keepers", "Costs\t17"],  # not in a row
    ],
)
def test_other_lines_with_figures_stay(lines: list[str]):
    assert [line for line in lines if line in texts_of(clean(extract([BODY, *lines, MORE], PDF)))] == lines
