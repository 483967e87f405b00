"""Institutions and concepts: longest label, negative labels, capitals, inflection, word boundaries."""

import pytest

from kb.recognising import MentionKind, Reader
from tests.recognising.world import GAZETTEER, keys, read, words_of

CONCEPT, INSTITUTION = MentionKind.CONCEPT, MentionKind.INSTITUTION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the right to privacy", ["rights/privacy"]),
        ("their privacy", ["themes/privacy"]),
        ("our privacy policy", []),
        ("a human rights defender", ["groups/defenders"]),
        ("Human-rights defenders", ["groups/defenders"]),
        ("an activist", ["groups/defenders"]),
        ("a child process", []),
        ("AI systems", ["technologies/ai"]),
        ("ai systems, said, aid", []),
        ("policies", ["themes/policy"]),
        ("privacyless", []),
        ("隐私权", ["themes/privacy"]),
        ("互联网", []),
        ("وبالخصوصية", ["themes/privacy"]),
        ("في الخُصوصيّة", ["themes/privacy"]),
        ("частной жизни", ["themes/privacy"]),
        ("le droit à la vie privée", ["rights/privacy"]),
        ("the Convention on the Rights of the Child", []),
    ],
)
def test_concepts_are_found_by_their_labels(text: str, expected: list[str]) -> None:
    assert keys(text, CONCEPT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Office of the United Nations High Commissioner for Human Rights", ["ohchr"]),
        ("OHCHR said", ["ohchr"]),
        ("WHO recommends", ["who"]),
        ("those who recommend", []),
        ("ANYONE WHO MAY APPLY", []),
        ("NPC dialogue", []),
        ("the National People's Congress (NPC)", ["npc", "npc"]),
        ("CERD", []),
        ("the Committee on the Elimination of Racial Discrimination (CERD)", ["cerd", "cerd"]),
        ("人权理事会第三十二届会议", ["human-rights-council"]),
    ],
)
def test_institutions_are_found_by_their_names(text: str, expected: list[str]) -> None:
    assert keys(text, INSTITUTION) == expected


def test_shared_acronym_with_an_article_is_the_treaty() -> None:
    assert keys("article 4 of CERD", MentionKind.PROVISION) == ["icerd:4"]


def test_short_acronym_holds_for_the_passages_after_its_full_name() -> None:
    reader = Reader(GAZETTEER)
    reader.read("The National People's Congress met.")
    assert [m.target for m in reader.read("NPC deputies").of_kind(INSTITUTION)] == ["npc"]


def test_places_cover_the_label_as_written() -> None:
    text = "«частной жизни»"
    (mention,) = read(text).of_kind(CONCEPT)
    assert words_of(text, mention) == "частной жизни"
