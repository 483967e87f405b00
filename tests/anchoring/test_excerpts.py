"""How many words a phrase has."""

import pytest

from kb.anchoring import is_at_most_words, word_count


@pytest.mark.parametrize(
    ("phrase", "count"),
    [
        ("", 0),
        ("  — … ", 0),
        ("new human rights", 3),
        ("the State’s self-determination", 3),
        ("rights—and duties", 3),
        ("civil/political", 2),
        ("14,000 people", 2),
        ("COVID-19 & after", 2),
        ("数字人权", 2),
        ("数字人权是", 3),
        ("AI 技术", 2),
        ("الحق في الخصوصية", 3),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(phrase: str, count: int) -> None:
    assert word_count(phrase) == count


def test_limit_is_included() -> None:
    assert is_at_most_words("one two three", 3)
    assert not is_at_most_words("one two three", 2)
