"""Numbers of goals and targets, which stand behind their names: "SDG 16", "target 10 of Goal 16"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kb.recognising.citations.citation import Citation
from kb.recognising.citations.citations import read_numbers

# "Targets on trafficking (5.2 and 16.2)", whose numbers have two parts
_TARGETS = re.compile(r"\b[Tt]argets?\s(?!\d)[^.;:()]{3,60}\s\((?=\d{1,2}\.[\da-d](?![\d.]))")
_TARGET_BEHIND = re.compile(r",?\s\(?")  # "Goal 16, target 10"


def of_targets(text: str) -> Iterator[Citation | None]:
    """The numbers in brackets behind words on what some targets are about; None where more stands in the brackets."""
    for words in _TARGETS.finditer(text):
        found = read_numbers(text, words.end(), "target")
        whole = found is not None and text[found.end : found.end + 1] == ")"
        yield found if whole else None


def targets_of_goals(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations with one for each "Goal 16, target 10", which is target 16.10."""
    found: list[Citation] = []
    for citation in citations:
        goal = found[-1] if found else None
        if goal is not None and citation.unit == "target" and _is_below(goal, citation, text):
            (head,), (one,) = goal.cited, citation.cited
            whole = replace(one, path=(*head.path, *one.path), start=goal.start)
            found[-1] = replace(citation, start=goal.start, cited=(whole,))
        else:
            found.append(citation)
    return found


def _is_below(goal: Citation, target: Citation, text: str) -> bool:
    """Whether a target is numbered below the goal right before it, both one number alone."""
    alone = all(len(one.cited) == 1 and len(one.cited[0].path) == 1 for one in (goal, target))
    return (
        goal.unit == "goal" and alone and _TARGET_BEHIND.fullmatch(text, goal.end, target.start) is not None
    )
