"""Paragraphs of two readings that are set side by side because one was rewritten as the other."""

from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring import rewritten_paragraphs
from kb.anchoring.rewritten_paragraphs import pairs

NOT = "States shall not film crowds in public places during peaceful assemblies."
FEE = "The fine was 1,000 dollars for each of the two companies that had breached the rules on data."
FAIR = "Nobody waits longer than a month for an answer to a question about their own data."


def test_rewritten_paragraphs_are_paired_wherever_they_stand() -> None:
    assert pairs([NOT, FEE], ["Something new.", FEE.replace("two", "three"), NOT.replace(" not", "")]) == {
        0: 2,
        1: 1,
    }


def test_paragraphs_without_a_likeness_are_not_paired() -> None:
    assert pairs([NOT, FEE], [FAIR]) == {}


def test_paragraph_is_paired_with_the_likest_of_two() -> None:
    assert pairs(
        [FEE], [FEE.replace("The fine was 1,000 dollars", "A sum of money fell due"), FEE + " Paid."]
    ) == {0: 1}


def test_long_paragraph_that_is_compared_by_its_sentences_is_paired_once() -> None:
    long = " ".join([NOT, FEE, FAIR] * 5)
    assert pairs(["Before.", long], [long.replace("month", "year")]) == {1: 0}


def test_chinese_paragraphs_are_paired() -> None:
    old = "各国不得在和平集会期间在公共场所拍摄人群，也不得保存他们的面部图像。"
    assert pairs([old], ["新的一段。", old.replace("不得在", "可以在")]) == {0: 1}


def test_readings_too_long_for_a_page_are_left_unpaired() -> None:
    assert pairs([NOT], ["x" * rewritten_paragraphs.LONGEST, NOT]) == {}


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=60), max_size=6))
def test_no_paragraph_is_in_two_pairs(old: list[str], new: list[str]) -> None:
    found = pairs(old, new)
    assert len(set(found.values())) == len(found)
    assert all(0 <= one < len(old) for one in found)
    assert all(0 <= one < len(new) for one in found.values())
