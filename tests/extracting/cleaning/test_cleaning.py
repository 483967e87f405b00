"""Cleaning reports what it takes, takes nothing else, and leaves in what a curator keeps."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kb.extracting.cleaning import clean
from kb.extracting.parsed import Block, BlockKind, Hint, Metadata, RemovalReason
from tests.extracting.texts import BODY, HTML, MORE, OTHER, extract, removal, removals_of, texts_of

LINES = [
    BODY, MORE, OTHER, "Share:", "Home > Harbour > Lamps", "Lamps of the harbour", "by Anna Berg", "3 May 2021",
    "“every boat must carry two lamps at night”", "1. A first rule on lamps.", "• A bullet.", "soft\u00adly",
    "**Bold** words", "eﬃcient", "cut-\nting", "\x0cNext", "关于", "Top", "2",
]  # fmt: skip
BLOCKS = st.lists(
    st.builds(
        Block,
        text=st.one_of(st.sampled_from(LINES), st.text(max_size=60)),
        kind=st.sampled_from(BlockKind),
        page=st.sampled_from(["", "1", "2", "3"]),
        hints=st.frozensets(st.sampled_from(Hint), max_size=2),
        level=st.integers(0, 3),
    ),
    max_size=12,
)


def words_of(texts):
    """All letters in a row; what cannot be stored is shown as U+FFFD."""
    return "".join("".join(texts).replace("\0", "\ufffd").split())


def test_text_without_furniture_stays_as_it_is():
    cleaned = clean(extract([BODY, MORE, OTHER]))
    assert texts_of(cleaned) == [BODY, MORE, OTHER]
    assert cleaned.removed == ()


def test_removal_says_what_why_and_where():
    made = extract(["Share:", BODY, MORE])
    [removed] = clean(made).removed
    assert (removed.reason, removed.text, removed.start, removed.block) == (
        RemovalReason.SITE_CHROME,
        "Share:",
        0,
        0,
    )
    assert removed.note


def test_kept_removal_is_left_in_and_the_others_are_made():
    made = extract(
        ["Share:", BODY, "Soft\u00adly lit lamps are enough for boats in the outer harbour, as before."]
    )
    share = removal(clean(made), "Share:")
    cleaned = clean(made, frozenset({share.key}))
    assert texts_of(cleaned)[0] == "Share:"
    assert removals_of(cleaned) == [("soft-hyphen", "\u00ad")]


def test_kept_block_is_not_taken_for_another_reason():
    made = extract(["CONCEPT NOTE", "Lamps of the outer harbour", BODY])
    key = removal(clean(made), "Lamps of the outer harbour").key
    assert "Lamps of the outer harbour" in texts_of(clean(made, frozenset({key})))


def test_found_title_author_and_date_complete_the_record():
    made = extract(["Lamps of the outer harbour", "by Anna Berg", "3 May 2021", BODY])
    assert clean(made).extract.metadata == Metadata(
        title="Lamps of the outer harbour", authors=("Anna Berg",), date="2021-05-03"
    )


def test_what_the_file_says_of_itself_is_not_overwritten():
    stated = Metadata(title="On lamps and boats", authors=("B. Olsen",), date="2020")
    made = extract(["Lamps of the outer harbour", "by Anna Berg", "3 May 2021", BODY], HTML, stated)
    assert clean(made).extract.metadata == stated


@settings(max_examples=150)
@given(BLOCKS)
def test_keys_are_unique_and_all_kept_leaves_every_word(blocks):
    made = extract(blocks)
    keep: frozenset[str] = frozenset()
    while removed := clean(made, keep).removed:
        keys = {one.key for one in removed}
        assert len(keys) == len(removed)
        assert keys.isdisjoint(keep)
        keep |= keys
    assert words_of(texts_of(clean(made, keep))) == words_of(block.text for block in made.blocks)


@settings(max_examples=150)
@given(BLOCKS, st.data())
def test_any_removal_alone_can_be_kept(blocks, data):
    made = extract(blocks)
    keys = [removed.key for removed in clean(made).removed]
    if keys:
        key = data.draw(st.sampled_from(keys))
        assert key not in {removed.key for removed in clean(made, frozenset({key})).removed}


@settings(max_examples=150)
@given(BLOCKS)
def test_cleaning_twice_gives_the_same_and_note_references_stay_inside(blocks):
    made = extract(blocks)
    assert clean(made) == clean(made)
    for block in clean(made).blocks:
        assert all(0 <= one.start < one.end <= len(block.text) for one in block.references)


def test_clean_text_is_not_cleaned_again():
    made = extract(["Share:", "Lamps of the outer harbour", "by Anna Berg", BODY, MORE, "Top", "关于我们"])
    cleaned = clean(made)
    again = clean(replace(cleaned.extract, blocks=cleaned.blocks))
    assert again.removed == ()
