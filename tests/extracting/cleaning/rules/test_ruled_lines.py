"""Rules drawn with signs go; signs that say something stay."""

import pytest

from kb.extracting.cleaning import clean
from tests.extracting.texts import BODY, MORE, PDF, extract, removals_of, texts_of


@pytest.mark.parametrize("line", ["- - - - - - -", "---", "=====", "— — —", "* * * * *"])
def test_rule_drawn_with_signs_goes(line: str):
    cleaned = clean(extract([BODY, line, MORE], PDF))
    assert (texts_of(cleaned), removals_of(cleaned)) == ([BODY, MORE], [("other", line)])


@pytest.mark.parametrize("line", ["- -", "…", ". . .", "***", "- = - =", "- - - a"])
def test_other_signs_stay(line: str):
    assert line in texts_of(clean(extract([BODY, line, MORE], PDF)))
