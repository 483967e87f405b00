"""The index has the same words as the question, and stems that follow the grammar of the text's language."""

from hypothesis import given
from hypothesis import strategies as st

from kb.query import words
from kb.search.analysis import (
    COMMON_PAIRS,
    NO_STEM,
    STEMMERS,
    analysed,
    analysed_body,
    pairs_in,
    plain,
    stem,
    stems_of,
)

RUNS = ["State’s", "human", "rights", "self‑determination", "隐私权", "права", "الحقوق", "19(3)", "ﬁne", "—"]
TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(RUNS)).map(" ".join)


@given(TEXTS, st.sampled_from(["en", "fr", "zh-Hans", "sw"]))
def test_analysed_text_has_the_words_of_the_query_language_at_every_second_place(
    text: str, language: str
) -> None:
    assert analysed(text, language).split()[::2] == words(text)
    assert plain(text).split() == words(text)


@given(TEXTS)
def test_analysed_body_and_analysed_title_keep_the_same(text: str) -> None:
    assert analysed_body(text, "en") == analysed(text, "en")


def test_stem_of_a_language_without_stemmer_is_a_placeholder() -> None:
    assert stem("haki", "sw") == NO_STEM
    assert NO_STEM not in stems_of("haki")


def test_stems_of_a_word_are_those_of_every_language_that_a_text_may_be_in() -> None:
    assert stem("rights", "en-GB") == ":en:right"
    assert {stem("rights", language) for language in STEMMERS} == set(stems_of("rights"))


def test_every_stemmer_is_known_to_the_engine_and_changes_words() -> None:
    """A wrong name would go unnoticed: words would be left as they are."""
    samples = {
        "ar": "الحقوق",
        "de": "freiheiten",
        "en": "rights",
        "es": "derechos",
        "fr": "libertes",
        "it": "diritti",
        "nl": "rechten",
        "pt": "direitos",
        "ru": "права",
    }
    assert samples.keys() == STEMMERS.keys()
    for language, word in samples.items():
        assert stem(word, language) != f":{language}:{word}"


def test_common_pairs_are_found_only_where_the_words_stand_next_to_each_other() -> None:
    found = pairs_in(analysed("Human rights law, not rights of humans.", "en"), "en")
    assert found == [("human", "rights"), ("rights", "law"), ("rights", "of")]
    assert all(tuple(words(" ".join(pair))) == pair for pair in COMMON_PAIRS)
