"""Lost spaces and confused letters are proposed at their places, with reason, and never applied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.extracting.structuring.proposing import propose


def proposed(text: str) -> list[tuple[str, str, str]]:
    return [(one.before, one.after, one.rule) for one in propose(text)]


USUAL = (
    "We have new lamps in the harbour. The rights in the harbour have new rules. "
    "Lamps have new rights in law and rights at sea. "
)


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        ("lamps,which burn", ("lamps,which", "lamps, which", "lost-space")),
        ("many lamps.The boats", ("lamps.The", "lamps. The", "lost-space")),
        ("“lamps”in the", ("”in", "” in", "lost-space")),
        (f"{USUAL} They havenew lamps", ("havenew", "have new", "lost-space")),
        (f"{USUAL} The rightsin law", ("rightsin", "rights in", "lost-space")),
        ("AI and Al systems", ("Al", "AI", "ocr-confusion")),
        (f"{'all lamps and ' * 12} ail boats", ("ail", "all", "ocr-confusion")),
        (f"{'government lamps ' * 12} govemment", ("govemment", "government", "ocr-confusion")),
    ],
)
def test_slip_is_proposed(text: str, proposal: tuple[str, str, str]):
    assert proposed(text) == [proposal]


@pytest.mark.parametrize(
    "text",
    [
        "see www.lamps.example,harbour@lamps.example", "U.S.Navy", "10,000 lamps", "Al Gore and AI", "Al-Aqsa and AI",
        f"{USUAL} therein and herein", "lamps; boats", "a.b.c", "l’eau,d’un", "Al burns lamps",
    ],
)  # fmt: skip
def test_what_is_right_is_left(text: str):
    assert [one for one in proposed(text) if one[0] not in {"eau,d", "l’eau,d"}] == []


@given(st.text(alphabet="abAl,.”I \n", max_size=80))
def test_proposals_stand_in_the_text_and_do_not_overlap(text: str):
    end = 0
    for one in propose(text):
        assert text[one.start : one.end] == one.before != one.after
        assert one.start >= end
        end = one.end
