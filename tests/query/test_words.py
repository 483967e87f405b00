"""The tokeniser that the index and the query share."""

import itertools
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring.normalised import note_numbers
from kb.query import find_words, fold, words
from kb.query.words import count_terms

MIXED = (
    string.ascii_letters
    + string.digits
    + string.punctuation
    + " éß’\u0301\u00ad\u200bИйحقुहि人権ガｶﾞ한㈱㎧½²٣—\x00\ud800"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Self-determination, people’s rights.", ["self", "determination", "people", "rights"]),
        ("A/HRC/RES/32/13", ["a", "hrc", "res", "32", "13"]),
        ("14,000 and 51.3%", ["14", "000", "and", "51", "3"]),
        ("snake_case@example.org", ["snake", "case", "example", "org"]),
        ("it's James' book", ["it", "james", "book"]),
        ("vitamin 's'", ["vitamin", "s"]),
        ("AI技术2023年", ["ai", "技", "术", "2023", "年"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("سلام، دنیا؟", ["سلام", "دنيا"]),
        ("12㋀", ["12", "1", "月"]),
        ("2½ and ③", ["2", "1", "2", "and", "3"]),
        ("10⁶ people, 3×10⁻⁶, 5 m² and 5 ㎡", ["10⁶", "people", "3", "10⁻⁶", "5", "m2", "and", "5", "m2"]),
        ("rights³ in 2019⁴ of law.⁵", ["rights", "in", "2019", "of", "law"]),
        ("Google™", ["google", "tm"]),
        ("\u0301 — … !", []),
        ("", []),
    ],
)
def test_text_is_cut_into_folded_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(alphabet=MIXED, max_size=40) | st.text(max_size=40))
def test_words_stand_in_order_inside_the_text(text: str) -> None:
    found = list(find_words(text))
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(a.start <= b.start and a.end <= b.end for a, b in itertools.pairwise(found))


@given(st.text(alphabet=MIXED, max_size=40) | st.text(max_size=40))
def test_word_printed_at_its_place_folds_to_itself(text: str) -> None:
    """But for one that ends like a word with its note number, once what follows is cut off."""
    for word in find_words(text):
        printed = text[word.start : word.end]
        assert word.text in words(printed) or note_numbers(printed)


@pytest.mark.parametrize(
    ("copied", "typed"),
    [
        ("needless risk.5 Law-abiding", "needless risk. Law-abiding"),
        ("the rights[3] of", "the rights of"),
        ("la liberté12 est", "la liberté est"),
        ("“privacy,”3 which", "“privacy,” which"),
        ("权利[3]的", "权利的"),
    ],
)
def test_note_number_parts_no_words(copied: str, typed: str) -> None:
    assert words(copied) == words(typed)


@pytest.mark.parametrize(
    "text", ["article 17", "art.17", "in 2019.11", "covid19", "[2015] uksc", "p.12", "law 5 of"]
)
def test_figure_of_the_text_is_a_word(text: str) -> None:
    assert any(character.isdigit() for character in "".join(words(text)))


@given(st.text(alphabet=MIXED, max_size=40) | st.text(max_size=40))
def test_folded_words_put_together_are_the_same_words(text: str) -> None:
    found = words(text)
    assert words("-".join(found)) == found
    assert all(fold(word) == word for word in found)


def test_four_chinese_characters_count_as_one_term() -> None:
    assert count_terms("人权") == 1
    assert count_terms("数字人权保护") == 2
    assert count_terms("digital rights 人权") == 3
