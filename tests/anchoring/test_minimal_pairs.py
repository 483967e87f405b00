"""One word decides: of sentences that differ in it none is carried over, of other printings of one sentence all are."""

import unicodedata
from collections import Counter
from collections.abc import Callable

import pytest

from kb.anchoring.aligning import align
from kb.anchoring.carried_quotations import carry
from kb.anchoring.words_around import Paragraph
from kb.query import words

from .carrying_over import Laid, carried_over, is_carried_over, told
from .corpus_texts import stages
from .edit_scripts import quotations
from .minimal_pairs import FILLERS, LANGUAGES, Pair, pairs, sentences

PAIRS = [pair for language in LANGUAGES for pair in pairs(language)]


def around(language: str, sentence: str) -> list[str]:
    """The sentence among paragraphs that stay as they are."""
    first, second, last = FILLERS[language]
    return [first, second, sentence, last]


def test_pairs_are_many_in_every_language_inside_the_quotation_and_beside_it() -> None:
    assert len({(pair.old, pair.quote, pair.new) for pair in PAIRS}) >= 600
    counted = Counter((pair.language, pair.place) for pair in PAIRS)
    assert min(counted.values()) >= 40
    assert all(counted[language, "inside"] + counted[language, "beside"] >= 100 for language in LANGUAGES)
    assert {pair.kind for pair in PAIRS} == {
        "attribution", "negation", "quantifier", "modal", "number", "date", "unit", "name", "in front", "behind",
    }  # fmt: skip


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_sentence_that_says_something_else_is_not_carried_over(pair: Pair) -> None:
    old, new = around(pair.language, pair.old), around(pair.language, pair.new)
    assert not is_carried_over(old, new, 2, pair.quote)


def with_markers(text: str, quote: str) -> str:
    """A raised note number behind the quotation and one behind the sentence."""
    return text.replace(quote, f"{quote}³" if quote[-1].isalpha() and quote[-2].isalpha() else quote) + "⁴"


def hyphenated(text: str, quote: str) -> str:
    """A long word of the quotation divided at the end of a line."""
    long = max((word for word in quote.split() if word.isalpha() and word.isascii()), key=len, default="")
    return text.replace(long, f"{long[:4]}-\n{long[4:]}") if len(long) > 7 else text


def soft(text: str, quote: str) -> str:
    return "".join(
        letter + ("\u00ad" if letter.isalpha() and after.isalpha() and place % 7 == 3 else "")
        for place, (letter, after) in enumerate(zip(text, f"{text[1:]} ", strict=True))
    )


OTHER_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PRINTINGS: dict[str, Callable[[str, str], str]] = {
    "decomposed": lambda text, quote: unicodedata.normalize("NFD", text),
    "composed": lambda text, quote: unicodedata.normalize("NFC", text),
    "no-break spaces": lambda text, quote: text.replace(" ", "\u00a0"),
    "line breaks": lambda text, quote: text.replace(" ", "\n"),
    "two spaces": lambda text, quote: text.replace(" ", "  "),
    "zero-width spaces": lambda text, quote: text.replace(" ", " \u200b"),
    "direction marks": lambda text, quote: f"\u200f{text}\u200e",
    "straight apostrophes": lambda text, quote: text.replace("’", "'"),
    "soft hyphens": soft,
    "divided words": hyphenated,
    "ligatures": lambda text, quote: text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("oe", "œ"),
    "Arabic ligatures": lambda text, quote: text.replace("لا", "ﻻ"),
    "tatweel": lambda text, quote: text.replace("حكم", "حـكـم").replace("دول", "دـول"),
    "full width": lambda text, quote: text.replace("%", "％").replace(",", "，").replace("1", "１"),
    "figures of another script": lambda text, quote: text.translate(OTHER_DIGITS),
    "note markers": with_markers,
    "emphasis": lambda text, quote: text.replace(quote, f"**{quote}**"),
    "capitals": lambda text, quote: text.upper(),
}  # fmt: skip
REPRINTED = [
    (language, sentence, quote, name)
    for language in LANGUAGES
    for sentence, quote in sentences(language)
    for name, printing in PRINTINGS.items()
    if printing(sentence, quote) != sentence and not (name == "capitals" and "CO₂" in sentence)
]


def test_other_printings_are_many() -> None:
    assert len(REPRINTED) >= 200
    assert {name for *_rest, name in REPRINTED} == {*PRINTINGS} - {"composed"}


@pytest.mark.parametrize("marks", ["“”", "«»", "„“", "「」", "‘’", '""'])
@pytest.mark.parametrize("language", LANGUAGES)
def test_other_quotation_marks_are_carried_over(language: str, marks: str) -> None:
    for sentence, quote in sentences(language):
        plain, printed = (sentence.replace(quote, f"{a}{quote}{b}") for a, b in (("''"), marks))
        assert is_carried_over(around(language, plain), around(language, printed), 2, quote)


@pytest.mark.parametrize(("language", "sentence", "quote", "name"), REPRINTED)
def test_other_printing_of_a_sentence_is_carried_over(
    language: str, sentence: str, quote: str, name: str
) -> None:
    printed = PRINTINGS[name](sentence, quote)
    found, unlike = carried_over(around(language, sentence), around(language, printed), 2, quote)
    assert (found.is_placed, unlike) == (True, None)


def test_of_a_law_at_two_stages_only_words_in_unchanged_sentences_go_on() -> None:
    """Held against the words that a search would compare: another measure than the one that decides."""
    old, new = (Laid([Paragraph(text, headings=above) for text, above in stage]) for stage in stages())
    alignment = align(old.text, new.text)
    counted: Counter[str] = Counter()
    for start, end in quotations(old.text, 400, 5):
        found = carry(alignment, start, end)
        what = told(old, new, (start, end), found)
        counted[what] += 1
        if what == "alone":
            was, now = old.standing(start, end), new.standing(found.start or 0, found.end or 0)
            assert was is not None
            assert now is not None
            assert words(was.sentence) == words(now.sentence)
            assert [words(one) for one in was.lead_ins] == [words(one) for one in now.lead_ins]
            assert [words(one) for one in was.headings] == [words(one) for one in now.headings]
    assert counted["alone"] >= 80
    assert counted["other sentence"] + counted["other lead-in"] + counted["other heading"] >= 80
