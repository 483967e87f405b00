"""How much of the law that real texts mention is recognised, and how much of what is recognised is right."""

import pytest

from tests.recognising.gold_texts import CORPUS, Count, count, gold, is_unchanged, read_gold
from tests.recognising.shipped import shipped

FEWEST_MENTIONS = 300
PRECISION, RECALL = 0.97, 0.90

needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="the development corpus is not on this machine")


def test_held_out_passages_hold_enough_mentions() -> None:
    assert sum(len(line["mentions"]) for line in gold("held-out")) >= FEWEST_MENTIONS


def test_no_document_is_both_developed_on_and_held_out() -> None:
    assert {line["id"] for line in gold("development")}.isdisjoint(line["id"] for line in gold("held-out"))


def test_gold_files_repeat_at_most_ten_words_of_a_source() -> None:
    labels = [
        label
        for name in ("development", "held-out")
        for line in gold(name)
        for member in ("mentions", "not", "unjudged")
        for label in line.get(member, [])
    ]
    assert labels
    assert [label for label in labels if len(label[-1].split()) > 10] == []


def test_gold_mentions_name_instruments_of_the_shipped_base() -> None:
    named = {
        mention[2].partition(":")[0]
        for name in ("development", "held-out")
        for line in gold(name)
        for mention in line["mentions"]
    }
    assert named - set(shipped().by_slug) == set()


@needs_corpus
def test_law_in_held_out_texts_is_recognised_precisely_and_nearly_all() -> None:
    total, seen = Count(), 0
    for line, text, recognised in read_gold("held-out"):
        assert is_unchanged(line, text), line["id"]
        count(line, text, recognised, total)
        seen += 1
    assert seen == len(gold("held-out"))
    assert total.precision >= PRECISION, total.notes
    assert total.recall >= RECALL, total.notes
