"""Replacements inside a block keep the places of note references in step."""

from hypothesis import given
from hypothesis import strategies as st

from kb.extracting.cleaning.corrections import Correction, applied, replaced
from kb.extracting.cleaning.ledger import Ledger
from kb.extracting.parsed import Block, NoteReference, RemovalReason


def test_reference_behind_a_shorter_word_moves_along():
    block = Block("soft\u00adly lit1 lamps", references=(NoteReference(11, 12, "n1"),))
    result = replaced(block, [(4, 5, "")])
    [reference] = result.references
    assert result.text == "softly lit1 lamps"
    assert result.text[reference.start : reference.end] == "1"


def test_reference_inside_a_replaced_span_goes():
    block = Block("lamps [1]", references=(NoteReference(6, 9, "n1"),))
    assert replaced(block, [(5, 9, "")]).references == ()


def test_of_overlapping_corrections_the_first_is_made():
    ledger = Ledger()
    corrections = [
        Correction(RemovalReason.MARKUP, ((0, 2, ""),), "first"),
        Correction(RemovalReason.OTHER, ((1, 3, ""),), "second"),
    ]
    assert applied(Block("abcd"), 0, corrections, ledger).text == "cd"
    assert [one.note for one in ledger.removed] == ["first"]


@given(st.text(min_size=1, max_size=40), st.data())
def test_references_outside_the_spans_keep_their_words(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = [(start, end, "…") for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
    start = data.draw(st.integers(0, len(text) - 1))
    block = Block(text, references=(NoteReference(start, start + 1, "n"),))
    result = replaced(block, spans)
    is_inside = any(first <= start < last for first, last, _text in spans)
    assert [result.text[one.start : one.end] for one in result.references] == (
        [] if is_inside else [text[start]]
    )
