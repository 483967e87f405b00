"""A snippet shows the words that were found, whole and unchanged, cut into what matches and what does not."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kb.query import parse
from kb.search import Fragment
from kb.search.matching import find_matches, positive_leaves
from kb.search.schema import TEXT_FIELDS
from kb.search.snippets import LENGTH, fragments, snippet
from kb.search.unnamed import covers

WORDS = st.sampled_from(
    ["rights", "right", "privacy", "surveillance", "the", "隐私", "права", "État", "—", "\n", "<b>"]
)
TEXTS = st.lists(WORDS, max_size=150).map(" ".join) | st.text(max_size=600)
QUERIES = st.sampled_from(
    [
        "rights",
        '"rights"',
        "surveil*",
        "privacy rights",
        '"the right"',
        "隐私",
        "право",
        "etat",
        "a -rights",
        "title:rights",
    ]
)


def _marked(text: str, query: str, language: str = "en") -> list[str]:
    asked = [one for one in positive_leaves(parse(query, TEXT_FIELDS)) if covers(one.field, "text")]
    return [
        fragment.text for fragment in snippet(text, find_matches(text, language, asked)) if fragment.match
    ]


def test_marks_the_forms_that_stand_in_the_text() -> None:
    text = "Surveillance technologies watch; States’ duties: the “Human Rights” Council, self‑determination."
    assert _marked(text, "surveil* technology") == ["Surveillance", "technologies"]
    assert _marked(text, "technology") == ["technologies"]
    assert _marked(text, '"technology"') == []
    assert _marked(text, '"human rights"') == ["Human Rights"]
    assert _marked(text, "human rights") == ["Human", "Rights"]
    assert _marked(text, "self determination") == ["self", "determination"]
    assert _marked(text, "self-determination") == ["self‑determination"]
    assert _marked(text, "state") == ["States"]
    assert _marked(text, "watch NEAR/9 duties") == ["watch", "duties"]
    assert _marked(text, "council -human") == ["Council"]
    assert _marked(text, "(rights OR council) duty") == ["duties", "Rights", "Council"]


def test_words_of_a_phrase_that_stand_apart_are_not_marked() -> None:
    assert _marked("The right here; privacy there; the right to privacy.", '"right to privacy"') == [
        "right to privacy"
    ]


def test_overlapping_matches_are_one_mark() -> None:
    assert _marked("the right to privacy now", '"right to" OR "to privacy"') == ["right to privacy"]


def test_words_are_compared_by_the_grammar_of_the_text() -> None:
    assert _marked("Права человека", "право человек", "ru") == ["Права", "человека"]
    assert _marked("Права человека", "право", "en") == []
    assert _marked("隐私权和个人信息", "隐私权 信息", "zh-Hans") == ["隐私权", "信息"]


def test_snippet_of_a_long_text_lies_around_the_most_that_was_asked_for() -> None:
    text = f"privacy {'filler ' * 200}here privacy meets trade {'filler ' * 200}"
    cut = snippet(text, find_matches(text, "en", list(positive_leaves(parse("privacy trade")))))
    assert [fragment.text for fragment in cut if fragment.match] == ["privacy", "trade"]
    assert cut[0].text.startswith("…filler")
    assert cut[-1].text.endswith("filler…")


def test_snippet_without_matches_is_the_beginning() -> None:
    assert snippet("Short.", []) == [Fragment("Short.", False)]
    assert snippet("", []) == []
    [whole] = snippet("word " * 200, [])
    assert whole.text.startswith("word word")
    assert whole.text.endswith("word…")


@given(TEXTS, QUERIES)
def test_fragments_put_together_are_the_text(text: str, query: str) -> None:
    matches = find_matches(text, "en", list(positive_leaves(parse(query, TEXT_FIELDS))))
    cut = fragments(text, matches)
    assert "".join(fragment.text for fragment in cut) == text
    assert all(a.match != b.match for a, b in pairwise(cut))
    assert any(fragment.match for fragment in cut) == bool(matches)


@given(TEXTS, QUERIES)
def test_snippet_is_a_short_stretch_of_the_text_with_a_match_in_it_if_there_is_one(
    text: str, query: str
) -> None:
    matches = find_matches(text, "en", list(positive_leaves(parse(query, TEXT_FIELDS))))
    cut = snippet(text, matches)
    shown = "".join(fragment.text for fragment in cut)
    assert shown.removeprefix("…").removesuffix("…") in text or shown == text
    assert len(shown) <= LENGTH + 2
    assert any(fragment.match for fragment in cut) == bool(matches)
