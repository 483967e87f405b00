"""Likeness of texts from their sketches: near the true share, whatever the language, small whatever the length."""

import random

from hypothesis import given
from hypothesis import strategies as st

from kb.anchoring.resemblance import RUN, SIZE, resemblance, sketch

WORDS = [f"word{n}" for n in range(500)]


def text_of(count, seed):
    return " ".join(random.Random(seed).choices(WORDS, k=count))


@given(st.text())
def test_every_text_is_wholly_like_itself_if_it_has_a_run_of_words(text):
    own = sketch(text)
    assert own == sorted(set(own))
    assert len(own) <= SIZE
    assert resemblance(own, own) == (1.0 if own else 0.0)


def test_case_punctuation_and_line_breaks_make_no_difference():
    assert sketch("One two three, four five six.") == sketch("ONE TWO\nthree four (five) six")


def test_unrelated_texts_are_not_alike():
    assert resemblance(sketch(text_of(2000, 1)), sketch(text_of(2000, 2))) == 0.0


def test_estimate_is_near_the_true_share():
    for kept in (300, 600, 900):
        one = text_of(1000, 3)
        other = " ".join([*one.split()[:kept], *text_of(1000 - kept, 4).split()])
        shared = kept - RUN + 1
        true = shared / (2 * (1000 - RUN + 1) - shared)
        assert abs(resemblance(sketch(one), sketch(other)) - true) < 0.2


def test_chinese_is_compared_character_by_character():
    text = "数字人权是新型人权，它需要法律的保护和国家的尊重。"
    assert resemblance(sketch(text), sketch(text.replace("它", "这"))) > 0.3


def test_text_shorter_than_a_run_has_no_sketch():
    assert sketch("one two three four five") == []
    assert resemblance([], sketch(text_of(20, 1))) == 0.0
