"""A text that repeats words of another, and one that only speaks of the same."""

import pytest

from kb.anchoring.repeated_words import Repeated

HELD = "The keeper of the lantern gave her name to the harbour and was never seen again."


@pytest.mark.parametrize(
    "text",
    [
        HELD,
        HELD.upper(),
        f"Page 3. {HELD} Page 4.",
        "gave her name to the harbour",
        "her name",
        "the harbour and was\nnever seen again",
        "It says: gave her name to the harbour, and no more.",
    ],
)
def test_words_that_stand_there_are_repeated(text: str) -> None:
    assert Repeated(["Something else.", HELD]).is_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        "The harbour master's office",
        "named",
        "He gave her name to the port",
        "Harbour report, page 3",
    ],
)
def test_other_words_are_not(text: str) -> None:
    assert not Repeated(["Something else.", HELD]).is_in(text)


def test_words_written_without_spaces_are_compared_by_their_signs() -> None:
    held = Repeated(["证人的姓名不得公开在任何文件里"])
    assert held.is_in("姓名不得公开")
    assert held.is_in("第三页证人的姓名不得公开结束")
    assert not held.is_in("姓名可以公开")


def test_nothing_held_is_repeated_nowhere() -> None:
    assert not Repeated([])
    assert not Repeated(["", "…"]).is_in("Anything at all.")
