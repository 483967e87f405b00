"""Marks before paragraphs are read as printed; words of sentences are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.extracting.structuring.marks import mark_of, roman_value


@pytest.mark.parametrize(
    ("text", "style", "label", "ordinal", "printed", "rest"),
    [
        ("  1. Lamps", "1.", "1", 1, "1.", "Lamps"),
        ("- 1. Lamps", "1.", "1", 1, "1.", "Lamps"),
        ("12) Lamps", "1)", "12", 12, "12)", "Lamps"),
        ("[12] Lamps", "(1]", "12", 12, "[12]", "Lamps"),
        ("1.2.3 Lamps", "1.1.1", "1.2.3", 3, "1.2.3", "Lamps"),
        ("(a) lamps", "(a)", "a", 1, "(a)", "lamps"),
        ("(iv) lamps", "(i)", "iv", 4, "(iv)", "lamps"),
        ("IV. Lamps", "I.", "iv", 4, "IV.", "Lamps"),
        ("B. Lamps", "A.", "b", 2, "B.", "Lamps"),
        ("• lamps", "bullet", "", 0, "•", "lamps"),
        ("Article 5", "article", "5", 5, "Article 5", ""),
        ("Artículo 1.º - Lamps", "article", "1", 1, "Artículo 1", "Lamps"),
        ("Chapter II Lamps", "chapter", "ii", 2, "Chapter II", "Lamps"),
        ("Section C. Lamps", "section", "c", 3, "Section C", "Lamps"),
        ("Theme 2: Lamps", "theme", "2", 2, "Theme 2", "Lamps"),
        ("Статья 12", "article", "12", 12, "Статья 12", ""),
        ("Глава III", "chapter", "iii", 3, "Глава III", ""),
        ("المادة 5", "article", "5", 5, "المادة 5", ""),
        ("第十二条 灯", "article", "12", 12, "第十二条", "灯"),
        ("第二百三十四条之一 灯", "article", "234-1", 234, "第二百三十四条之一", "灯"),
        ("一、灯", "一、", "1", 1, "一、", "灯"),
        ("（二）灯", "(一)", "2", 2, "（二）", "灯"),
    ],
)
def test_mark_is_read(text: str, style: str, label: str, ordinal: int, printed: str, rest: str):
    mark = mark_of(text)
    assert mark is not None
    assert (mark.style, mark.label, mark.ordinal, mark.printed) == (style, label, ordinal, printed)
    assert text[mark.end :] == rest


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("ARTICLE 4 Les lampes", "ARTICLE 4", "Les lampes"),
        ("Section 6 (2) Every boat", "Section 6", "(2) Every boat"),
        ("المادة :1", "المادة :1", ""),
        ("المادة :1 يسمى هذا", "المادة :1", "يسمى هذا"),
        ("المادة (19)", "المادة (19)", ""),
        ("المادة 19 من حق كل شخص", "المادة 19", "من حق كل شخص"),
        ("Статья 19 Право", "Статья 19", "Право"),
        ("第二条 第一款", "第二条", "第一款"),
    ],
)
def test_part_is_parted_from_its_text(text: str, printed: str, rest: str):
    mark = mark_of(text)
    assert mark is not None
    assert (mark.printed, text[mark.end :]) == (printed, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Section 6 (2) forbids lamps", "Article 4 (b) requires lamps", "Article 7 § 2 provides that",
        "Art. 5 Abs. 2 verbietet", "المادة 19 من العهد تحمي", "المادة 19 من هذا القانون", "Статья 19 Пакта защищает",
        "第二条第一款规定",
    ],
)  # fmt: skip
def test_sentence_that_begins_with_a_part_of_a_law_keeps_its_words(text: str):
    assert mark_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "3.5 million lamps", "2023. Lamps", "Article 19 of the rules says so.", "第一条的规定", "A lamp",
        "I am a keeper", "Part of the harbour", "-lamps", "1,000 lamps", "", "14:30 lamps", "e.g. lamps",
    ],
)  # fmt: skip
def test_words_and_figures_of_a_sentence_are_no_mark(text: str):
    assert mark_of(text) is None


def test_letter_that_may_be_a_numeral_has_both_readings():
    mark = mark_of("(i) lamps")
    assert mark is not None
    assert mark.other is not None
    assert (mark.ordinal, mark.other.ordinal) == (1, 9)


@pytest.mark.parametrize(
    ("label", "value"), [("iv", 4), ("xlix", 49), ("iiii", 0), ("", 0), ("abc", 0), ("xc", 90)]
)
def test_roman_numerals_have_their_value(label: str, value: int):
    assert roman_value(label) == value


@given(st.text(max_size=60))
def test_mark_of_any_text_ends_inside_it(text: str):
    mark = mark_of(text)
    assert mark is None or (0 < mark.end <= len(text) and mark.printed and mark.printed in text)
