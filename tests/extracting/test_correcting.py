"""Corrections that a person accepted, made before the edition is stored."""

import pytest

from kb.anchoring import fingerprint
from kb.extracting.correcting import correct
from kb.extracting.parsed import MarkerLink, Proposal
from tests.ingest.parsed_editions import parsed_edition


def proposal(text, before, after, rule="lost-space"):
    start = text.index(before)
    return Proposal(start, start + len(before), before, after, rule, 0.9)


def edition():
    paragraphs = ["The rightsof all.1", "Untouched words.", "AI and Al agree."]
    text = "\n\n".join(paragraphs)
    proposals = (
        proposal(text, "Al", "AI", "ocr-confusion"),
        proposal(text, "rightsof", "rights of"),
        proposal(text, "sof", "s of"),
    )
    marker = MarkerLink(0, 1, text.index("1"), text.index("1") + 1, "1")
    return parsed_edition(paragraphs, proposals=proposals, markers=(marker,), headings=[("1", "One")])


def test_accepted_corrections_are_in_the_text_and_every_offset_follows():
    corrected, made = correct(edition(), {0, 1})
    assert [one.text for one in corrected.stretches] == [
        "The rights of all.1",
        "Untouched words.",
        "AI and AI agree.",
    ]
    assert all(corrected.text[one.start : one.end] == one.text for one in corrected.stretches)
    assert all(one.fingerprint == fingerprint(one.text) for one in corrected.stretches)
    assert [corrected.text[one.start : one.end] for one in made] == ["rights of", "AI"]
    assert corrected.text[corrected.markers[0].start] == "1"
    assert corrected.proposals == ()


def test_proposals_that_are_not_accepted_stay_open_at_their_moved_places():
    corrected, _made = correct(edition(), {1})
    [left] = corrected.proposals
    assert (corrected.text[left.start : left.end], left.after) == ("Al", "AI")


def test_nothing_accepted_changes_nothing():
    before = edition()
    assert correct(before, ()) == (before, [])


@pytest.mark.parametrize("accepted", [{3}, {-1}, {1, 2}])
def test_corrections_that_cannot_be_made_are_refused(accepted):
    with pytest.raises(ValueError, match=r"proposal|overlap"):
        correct(edition(), accepted)
