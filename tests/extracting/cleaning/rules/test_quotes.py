"""Pull quotes go where the text nearby has their words; other quotations stay."""

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, BlockKind, Hint
from tests.extracting.texts import BODY, HTML, MORE, OTHER, extract, removals_of, texts_of

QUOTE = "“Every boat must carry two lamps at night.”"


def test_quoted_line_that_repeats_the_text_goes():
    assert removals_of(clean(extract([BODY, QUOTE, MORE]))) == [("pull-quote", QUOTE)]


def test_quoted_line_that_the_text_does_not_have_stays():
    line = "“Every boat must carry three lamps at night.”"
    assert texts_of(clean(extract([BODY, line, MORE]))) == [BODY, line, MORE]


def test_same_words_without_marks_of_a_quote_stay():
    line = "Every boat must carry two lamps at night."
    assert texts_of(clean(extract([BODY, line, MORE]))) == [BODY, line, MORE]


def test_aside_that_repeats_the_text_is_a_pull_quote():
    aside = Block("every boat must carry two lamps at night", hints=frozenset({Hint.ASIDE}))
    assert removals_of(clean(extract([BODY, aside, MORE], HTML))) == [("pull-quote", aside.text)]


def test_numbered_block_and_heading_that_repeat_words_stay():
    heading = Block("Every boat must carry two lamps at night", BlockKind.HEADING, 2)
    item = Block("“Every boat must carry two lamps at night.”", number="3.")
    assert clean(extract([BODY, heading, MORE, item, OTHER], HTML)).removed == ()


def test_words_that_begin_inside_another_word_are_no_repetition():
    line = "“very boat must carry two lamps at night”"
    assert line in texts_of(clean(extract([BODY, line, MORE])))
