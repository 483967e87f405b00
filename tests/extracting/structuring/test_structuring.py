"""Editions are made of passages that stand in their text, each with a path of its own."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.anchoring import fingerprint
from kb.extracting.parsed import Block, BlockKind, NoteReference, Refused
from tests.extracting.texts import BODY, HTML, MORE, OTHER, edition

LINES = [
    BODY, MORE, "1. Lamps are lit at night.", "(a) on boats;", "(i) of wood;", "• in the tower", "  • on the quay",
    "I. LAMPS", "A. Boats", "Article 5", "Conclusion", "港口之灯", "第一条 每艘船必须有灯。", "1.  See the book.",
    "Lamps are lit,1 boats are sent2 home.", "2. Boats.", "Keepers of lamps", "\tb",
]  # fmt: skip
BLOCKS = st.lists(
    st.builds(
        Block,
        text=st.one_of(st.sampled_from(LINES), st.text(min_size=1, max_size=50)),
        kind=st.sampled_from(BlockKind),
        number=st.sampled_from(["", "1.", "(b)", "•", "Art. 3", "*"]),
        page=st.sampled_from(["", "1", "2"]),
        level=st.integers(0, 7),
        size=st.sampled_from([0.0, 8.0, 10.0, 14.0]),
        references=st.sampled_from([(), (NoteReference(0, 1, "n1"),)]),
        anchor=st.sampled_from(["", "n1", "n2"]),
    ),
    min_size=1,
    max_size=15,
)


@settings(max_examples=200)
@given(BLOCKS, st.sampled_from(["text/plain", "text/html", "application/pdf"]))
def test_whatever_the_blocks_offsets_paths_and_links_hold(blocks, media_type):
    try:
        made = edition(blocks, media_type)
    except Refused as refused:
        assert refused.code == "no-text"
        return
    for stretch in made.stretches:
        assert made.text[stretch.start : stretch.end] == stretch.text != ""
        assert stretch.fingerprint == fingerprint(stretch.text)
        assert len(stretch.path) <= 60
        assert -1 <= stretch.section < len(made.outline)
    assert len({stretch.path for stretch in made.stretches}) == len(made.stretches)
    assert len({entry.path for entry in made.outline}) == len(made.outline)
    starts = [stretch.start for stretch in made.stretches]
    assert starts == sorted(starts)
    for index, stretch in enumerate(made.stretches):
        assert -1 <= stretch.within < index
    for index, entry in enumerate(made.outline):
        assert -1 <= entry.parent < index
        assert made.text[entry.start :].startswith(entry.number or entry.heading)
    for marker in made.markers:
        source = made.stretches[marker.source]
        assert source.start <= marker.start < marker.end <= source.end
        assert made.stretches[marker.note].kind in BlockKind
    for proposal in made.proposals:
        assert made.text[proposal.start : proposal.end] == proposal.before


@given(BLOCKS)
def test_same_blocks_make_the_same_edition(blocks):
    with suppress(Refused):
        assert edition(blocks) == edition(blocks)


def test_number_stands_in_the_text_before_its_passage():
    made = edition([BODY, "1. Lamps are lit at night.", "2. Boats are counted."])
    passage = made.stretches[1]
    assert (passage.number, passage.text) == ("1.", "Lamps are lit at night.")
    assert made.text[passage.start - 3 : passage.start] == "1. "


def test_white_space_is_unified_and_cells_of_a_row_stay_apart():
    made = edition(
        [Block("Lamps  of\nthe\u00a0harbour"), Block("Lamps\ttwo\neach", BlockKind.TABLE_ROW)], HTML
    )
    assert [stretch.text for stretch in made.stretches] == ["Lamps of the harbour", "Lamps\ttwo each"]


def test_lines_of_chinese_are_joined_without_a_space():
    [stretch] = edition([Block("每艘船在夜间\n必须携带两盏灯。")]).stretches
    assert stretch.text == "每艘船在夜间必须携带两盏灯。"


def test_language_is_told_per_passage():
    french = "Les gardiens de la tour ont dans le grand livre les noms de ceux qui sont sur les bateaux."
    made = edition([BODY, MORE, french, OTHER])
    assert [stretch.language for stretch in made.stretches] == ["en", "en", "fr", "en"]
    assert made.language == "en"


def test_language_that_the_format_states_goes_first():
    made = edition([Block(BODY, language="cy"), MORE], HTML)
    assert [stretch.language for stretch in made.stretches] == ["cy", "en"]


def test_nothing_left_to_read_is_refused():
    with pytest.raises(Refused) as caught:
        edition([Block("\x02")])
    assert caught.value.code == "no-text"


def test_beheaded_passage_and_cut_end_are_told():
    made = edition(
        [BODY, "of the lamps in the outer harbour, which the keeper has lit since the spring.", BODY[:-1]]
    )
    assert any(warning.endswith(": p2") for warning in made.warnings)
    assert any(warning.endswith(": p3") for warning in made.warnings)
