"""Carrying quotations: properties on generated texts, and real texts changed in known ways."""

from collections import Counter
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.anchoring.aligning import Alignment, align
from kb.anchoring.carried_quotations import Carried, Outcome, Why, carry
from kb.anchoring.edges import begins_and_ends_at_edges
from kb.anchoring.normalised import normalised_string
from tests.anchoring.corpus_texts import paragraphs_of, seeds
from tests.anchoring.edit_scripts import KINDS, SINGLE, TOGETHER, new_edition, quotations

WORDS_TEXT = (
    "apple river stone candle window garden letter silver bridge mountain paper lantern harbour winter orchard "
    "velvet thunder meadow copper island marble pocket saddle turnip anchor basket cellar dragon engine feather"
)
WORDS = WORDS_TEXT.split()
A = "The lantern in the harbour was lit by a keeper who counted every ship that passed in winter."
B = "Nobody in the orchard knew why the copper bridge had been painted with silver stars that year."
C = "A basket of turnips and a letter without a stamp stood for three days beside the cellar window."
D = "When thunder came over the meadow the engine stopped, and all the passengers began to sing softly."
BOILERPLATE = "The parties undertake to keep the garden and the river in good order."


def text_of(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


def carried(old: str, new: str, words: str) -> Carried:
    start = old.index(words)
    return carry(align(old, new), start, start + len(words))


def test_words_in_a_text_reprinted_with_other_line_breaks_are_unchanged() -> None:
    new = text_of(A, B, C).replace(" a ", "\na ").replace("by", "by\u00ad")
    found = carried(text_of(A, B, C), new, "lit by a keeper")
    assert (found.outcome, found.score) == (Outcome.UNCHANGED, 1.0)
    assert normalised_string(new[found.start : found.end]) == "lit by a keeper"


def test_words_with_another_word_among_them_are_changed_and_found() -> None:
    new = text_of(A, B.replace("painted with silver", "painted with golden"), C)
    found = carried(text_of(A, B, C), new, "bridge had been painted with silver stars")
    assert found.outcome == Outcome.CHANGED
    assert new[found.start : found.end] == "bridge had been painted with golden stars"
    assert 0.85 <= found.score < 1


def test_words_of_a_paragraph_that_stands_elsewhere_now_are_moved() -> None:
    new = text_of(B, C, D, A)
    found = carried(text_of(A, B, C, D), new, "every ship that passed")
    assert (found.outcome, found.score) == (Outcome.MOVED, 1.0)
    assert new[found.start : found.end] == "every ship that passed"


def test_words_of_a_paragraph_that_is_gone_are_lost() -> None:
    found = carried(text_of(A, B, C), text_of(A, C), "copper bridge")
    assert (found.outcome, found.start) == (Outcome.LOST, None)


def test_words_that_were_rewritten_are_lost_with_a_place_to_look_at() -> None:
    new = text_of(A, B.replace("the copper bridge had been painted with silver stars", "it was so"), C)
    found = carried(text_of(A, B, C), new, "the copper bridge had been painted")
    assert found.outcome == Outcome.LOST


def test_repeated_paragraph_is_told_apart_by_its_neighbours() -> None:
    old = text_of(A, BOILERPLATE, B, C, BOILERPLATE, D)
    new = text_of(A, B, C, BOILERPLATE, D)
    alignment = align(old, new)
    first, second = old.index(BOILERPLATE), old.rindex(BOILERPLATE)
    assert carry(alignment, first, first + len(BOILERPLATE)).outcome == Outcome.LOST
    found = carry(alignment, second, second + len(BOILERPLATE))
    assert (found.outcome, found.start) == (Outcome.UNCHANGED, new.index(BOILERPLATE))


def test_one_of_two_equal_neighbours_gone_leaves_both_to_a_person() -> None:
    old = text_of(A, BOILERPLATE, BOILERPLATE, B)
    alignment = align(old, text_of(A, BOILERPLATE, B))
    for start in (old.index(BOILERPLATE), old.rindex(BOILERPLATE)):
        assert carry(alignment, start, start + len(BOILERPLATE)).outcome == Outcome.LOST


def test_quotation_with_a_paragraph_put_in_its_middle_is_listed() -> None:
    old = text_of(A, B, C)
    found = carried(old, text_of(A, D, B, C), "passed in winter.\n\nNobody in the orchard")
    assert found.outcome == Outcome.LOST


def test_paragraphs_joined_and_split_keep_their_words() -> None:
    old, new = text_of(A, B, C), f"{A} {B}\n\n{C[:20]}\n\n{C[20:].strip()}"
    for words in ("lit by a keeper", "painted with silver stars", "three days beside the cellar"):
        found = carried(old, new, words)
        assert found.outcome == Outcome.UNCHANGED
        assert new[found.start : found.end] == words


def test_carried_words_never_begin_or_end_inside_a_word() -> None:
    for longer in ("undertaking nobody", "everybody"):
        new = text_of(A, B.replace("Nobody", longer).replace("that year", "thatyear"), C)
        for words in ("Nobody in the orchard knew why", "silver stars that"):
            found = carried(text_of(A, B, C), new, words)
            if found.start is not None and found.end is not None:
                assert begins_and_ends_at_edges(new, found.start, found.end)


def test_words_that_begin_inside_a_word_stay_so_where_nothing_changed() -> None:
    assert (
        carried(text_of(A, B, C), text_of(A, B, D), "rchard knew why the copp").outcome == Outcome.UNCHANGED
    )


ADDRESSES = "We set the addresses of all users private by default, and nobody may see them."


def test_words_that_stand_once_in_the_new_text_are_found_again_wherever_that_is() -> None:
    rewritten = (
        f"Much was said of letters. {ADDRESSES[:52]} from today on; keepers of the harbour are free to go."
    )
    for new in (text_of(A, rewritten, C), text_of(C, rewritten, A), text_of(f"{A} {rewritten}", C)):
        found = carried(text_of(A, ADDRESSES, C), new, ADDRESSES[:52])
        assert found.is_placed
        assert new[found.start : found.end] == ADDRESSES[:52]


def test_chinese_words_that_stand_once_in_the_new_text_are_found_again() -> None:
    words = "申请人提出的书面请求、附上"
    old = text_of(
        f"{words}的照片和证据，应当在五日内送达。", "第二段谈到别的事情和规则。", "第三段也谈到别的事情。"
    )
    new = text_of(
        "第二段谈到别的事情和规则。",
        "第三段也谈到别的事情。",
        f"凡是{words}或者作出的其他东西，都由法院保管三十年以上。",
    )
    found = carried(old, new, words)
    assert found.is_placed
    assert new[found.start : found.end] == words


@pytest.mark.parametrize("times", [2, 3])
def test_words_that_stand_several_times_in_the_new_text_are_not_put_at_one_of_these_places(
    times: int,
) -> None:
    said = [f"{ADDRESSES[:52]} in case {letter}." for letter in "xyz"[:times]]
    found = carried(text_of(A, ADDRESSES, B), text_of(A, C, *said, D), ADDRESSES[:52])
    assert found.why != Why.STAND_ONCE


def test_text_of_another_source_is_refused() -> None:
    alignment = align(text_of(A, B), text_of(C, D))
    assert not alignment.is_related
    assert carry(alignment, 0, 10).why == Why.UNRELATED


@pytest.mark.parametrize("ends", [(-1, 3), (3, 3), (0, 10_000)])
def test_range_outside_the_text_is_an_error(ends: tuple[int, int]) -> None:
    with pytest.raises(IndexError):
        carry(align(A, A), *ends)


def test_empty_texts_align() -> None:
    assert align("", "").similarity == 0.0
    assert carry(align(A, ""), 0, 5).outcome == Outcome.LOST


paragraphs = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join), min_size=1, max_size=12
)


@given(paragraphs)
@example(["apple"] * 12)
def test_words_of_a_text_that_did_not_change_are_unchanged_in_their_place(text: list[str]) -> None:
    whole = text_of(*text)
    alignment = align(whole, whole)
    for start, end in quotations_of_words(whole):
        found = carry(alignment, start, end)
        assert (found.outcome, found.start, found.end, found.score) == (Outcome.UNCHANGED, start, end, 1.0)


def quotations_of_words(text: str) -> list[tuple[int, int]]:
    """Every third word and the two after it, as ranges."""
    starts = [0, *(i + 1 for i, character in enumerate(text) if character.isspace() and text[i + 1] > " ")]
    ends = [*(i for i in range(1, len(text)) if text[i].isspace() and text[i - 1] > " "), len(text)]
    return [(starts[i], ends[min(i + 2, len(ends) - 1)]) for i in range(0, len(starts), 3)]


@given(paragraphs, paragraphs)
def test_whatever_the_texts_a_place_lies_within_the_new_one_and_an_unchanged_one_has_the_same_words(
    old: list[str], new: list[str]
) -> None:
    before, after = text_of(*old), text_of(*new)
    alignment = align(before, after)
    for start, end in quotations_of_words(before):
        found = carry(alignment, start, end)
        if found.start is not None and found.end is not None:
            assert 0 <= found.start < found.end <= len(after)
        if found.outcome == Outcome.UNCHANGED:
            assert normalised_string(before[start:end]) == normalised_string(after[found.start : found.end])


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_characters_are_aligned_without_a_fault(old: str, new: str) -> None:
    alignment = align(old, new)
    for start in range(0, len(old), 7):
        carry(alignment, start, min(len(old), start + 9))


@given(st.integers(2, 14), st.sampled_from([*SINGLE, TOGETHER]), st.integers(0, 10_000))
def test_no_generated_edition_puts_words_in_a_wrong_place(paragraphs: int, kind: str, seed: int) -> None:
    random = Random(seed)
    text = [" ".join(random.sample(WORDS, random.randint(8, 28))) for _ in range(paragraphs)]
    assert tally(text, kind, seed, [A, B, C, D], 8)["wrong"] == 0


def tally(text: list[str], kind: str, seed: int, others: list[str], number: int) -> Counter[str]:
    edition = new_edition(text, KINDS[kind], seed, others)
    alignment: Alignment = align(edition.old, edition.new)
    count: Counter[str] = Counter()
    for start, end in quotations(edition.old, number, seed):
        found, truth = carry(alignment, start, end), edition.truth(start, end)
        # Words that stand once elsewhere are always listed, as are those without a place.
        is_listed = not found.is_placed or found.why == Why.STAND_ONCE
        if is_listed or found.start is None or found.end is None:
            count["flagged" if truth and truth.is_whole else "gone"] += 1
        else:
            count["right" if edition.is_right(start, end, (found.start, found.end)) else "wrong"] += 1
    return count


@pytest.mark.parametrize(
    ("collection", "language", "other", "other_language", "number"),
    [
        ("treaties", "en", "treaties", "nl", 2),
        ("seeds", "en", "treaties", "nl", 3),
        ("udhr", "ar", "udhr", "fa", 3),
        ("udhr", "ru", "udhr", "uk", 3),
        ("laws-zh", "zh", "udhr", "zh", 4),
    ],
)
def test_quotations_of_real_texts_keep_their_place_or_are_listed(
    collection: str, language: str, other: str, other_language: str, number: int
) -> None:
    texts = seeds() if collection == "seeds" else paragraphs_of(collection, language)
    others = [paragraph for text in paragraphs_of(other, other_language)[:2] for paragraph in text]
    single, together = Counter[str](), Counter[str]()
    middle = len(texts) // 2  # neither the longest nor the shortest
    for seed, text in enumerate(texts[middle : middle + number]):
        for kind in SINGLE:
            single += tally(text, kind, seed, others, 40)
        together += tally(text, TOGETHER, seed, others, 60)
    assert single["wrong"] + together["wrong"] == 0
    assert single["right"] >= 0.98 * (single["right"] + single["flagged"])
    assert together["right"] >= 0.95 * (together["right"] + together["flagged"])
