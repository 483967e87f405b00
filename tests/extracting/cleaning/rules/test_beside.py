"""What a reader says stands beside the text goes, however long, and is told with the reason."""

import pytest

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, Hint, Metadata
from tests.extracting.texts import BODY, HTML, MORE, OTHER, extract, removal, texts_of


@pytest.mark.parametrize(
    "hint", [Hint.HIDDEN, Hint.COMMENT, Hint.FORM, Hint.LINKS, Hint.BESIDE, Hint.ENVELOPE]
)
def test_hinted_text_goes_however_long_and_may_be_kept(hint: Hint) -> None:
    long = f"{MORE} {OTHER} {MORE} {OTHER}"
    made = extract([BODY, Block(long, hints=frozenset({hint}))], HTML)
    cleaned = clean(made)
    assert texts_of(cleaned) == [BODY]
    assert removal(cleaned, long).note
    assert texts_of(clean(made, frozenset({removal(cleaned, long).key}))) == [BODY, long]


def test_reasons_differ() -> None:
    hints = (Hint.HIDDEN, Hint.COMMENT, Hint.FORM, Hint.LINKS, Hint.BESIDE)
    blocks = [Block(f"{MORE} {number}", hints=frozenset({hint})) for number, hint in enumerate(hints)]
    assert len({one.note for one in clean(extract([BODY, *blocks], HTML)).removed}) == len(hints)


@pytest.mark.parametrize("media_type", ["multipart/related", "application/zip"])
def test_stated_date_of_a_saved_page_goes_before_the_printed_one(media_type: str) -> None:
    made = extract(["4 May 2021", BODY, MORE], media_type, Metadata(date="2021-05-03"))
    assert clean(made).extract.metadata.date == "2021-05-03"


def test_page_of_asides_alone_keeps_them() -> None:
    made = extract(
        [Block(line, hints=frozenset({Hint.ASIDE})) for line in ("Kindly reply", "Full name")], HTML
    )
    assert texts_of(clean(made)) == ["Kindly reply", "Full name"]
