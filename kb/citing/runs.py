"""Text in which only italics are marked: what every style returns, safe to escape piece by piece."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of text, in italics or not. The text is plain: escape it before it goes into HTML."""

    text: str
    italic: bool = False


Runs = tuple[Run, ...]

NOTHING: Runs = ()


@dataclass(frozen=True)
class Citation:
    """A citation: the reference or note itself, and the form for the running text where the style pins places there."""

    runs: Runs
    in_text: Runs = NOTHING

    @property
    def text(self) -> str:
        """Without markup; the form for the running text, if there is one, on a line of its own."""
        return "\n".join(plain(runs) for runs in (self.runs, self.in_text) if runs)


def roman(text: str) -> Runs:
    """The text upright; nothing for an empty text."""
    return (Run(text),) if text else NOTHING


def italic(text: str) -> Runs:
    """The text in italics; nothing for an empty text."""
    return (Run(text, True),) if text else NOTHING


def plain(runs: Runs) -> str:
    """The text without its italics."""
    return "".join(run.text for run in runs)


def joined(parts: Iterable[Runs], separator: str) -> Runs:
    """The parts that are not empty, with the separator between them; neighbours of one face become one run."""
    pieces: list[Run] = []
    for part in parts:
        if part:
            if pieces:
                pieces.append(Run(separator))
            pieces.extend(part)
    return merged(pieces)


def merged(runs: Sequence[Run]) -> Runs:
    """The same text with neighbouring runs of one face put together."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and result[-1].italic == run.italic:
            result[-1] = Run(result[-1].text + run.text, run.italic)
        else:
            result.append(run)
    return tuple(result)


def stopped(runs: Runs) -> Runs:
    """The runs with a full stop at the end, unless they end a sentence already; nothing stays nothing."""
    if not runs or plain(runs).rstrip("”’\"'").endswith((".", "?", "!", "。", "？", "！")):
        return runs
    return merged((*runs, Run(".")))
