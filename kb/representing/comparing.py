"""Two values of one key, part by part: what both say alike, and each difference, to be taken from either side."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from rapidfuzz.distance import Indel

from .plain import Plain, RecordMapping

_WORD = re.compile(
    "\\s+|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|\\w+|[^\\w\\s]"
)
#: Words on both sides by which a stretch is recognised in the text that both began from.
_AROUND = 3
#: So few equal words between two differences belong to one difference.
_TOO_SHORT = 2


@dataclass(frozen=True)
class Part:
    """A stretch of a text, a run of a list, or an entry of a mapping: as it is now, and as somebody wrote it.

    `whose` tells who changed it since both were the same: "mine", "theirs" or "both"; "" where nothing differs.
    """

    theirs: Plain
    mine: Plain
    whose: str = ""

    @property
    def differs(self) -> bool:
        return bool(self.whose)


def parts(theirs: Plain, mine: Plain, base: Plain = None) -> list[Part]:
    """The parts of both values in order; `base` is the value that both began from, None where it was empty.

    Values are those of a record's mapping: a text, a list, a mapping, or a single value; None stands for none.
    """
    if theirs == mine:
        return [Part(theirs, mine)]
    for kind, compare in _COMPARED.items():
        if all(value is None or isinstance(value, kind) for value in (theirs, mine)):
            return compare(theirs or kind(), mine or kind(), base if isinstance(base, kind) else kind())
    return [Part(theirs, mine, _of_whole(theirs, mine, base))]


def combine(found: Sequence[Part], taken: Sequence[bool]) -> Plain:
    """The value made of the parts, each difference taken from mine (True) or theirs; None where nothing is left.

    `taken` has an entry for each part that differs, in order.
    """
    chosen = iter(taken)
    values = [(part.mine if next(chosen) else part.theirs) if part.differs else part.theirs for part in found]
    if len(values) == 1:
        return values[0] or None if not isinstance(values[0], bool | int | float) else values[0]
    if isinstance(values[0], str):
        return "".join(map(str, values)) or None
    if isinstance(values[0], list):
        return [item for value in values if isinstance(value, list) for item in value] or None
    return {key: item for value in values if isinstance(value, dict) for key, item in value.items()} or None


def _of_whole(theirs: Plain, mine: Plain, base: Plain) -> str:
    if (theirs or None) == (base or None):
        return "mine"
    return "theirs" if (mine or None) == (base or None) else "both"


def _texts(theirs: str, mine: str, base: str) -> list[Part]:
    """Word by word; white space goes with the words around it. A text that one side lacks is one difference."""
    if not theirs or not mine:
        return [Part(theirs, mine, _of_whole(theirs, mine, base))]
    old, new = _WORD.findall(theirs), _WORD.findall(mine)
    runs = [
        (each.tag == "equal", each.src_start, each.src_end, each.dest_start, each.dest_end)
        for each in Indel.opcodes(old, new)
    ]
    found = []
    for equal, first, last, begin, end in _joined(runs, old):
        one, other = "".join(old[first:last]), "".join(new[begin:end])
        if equal:
            found.append(Part(one, other))
            continue
        before, after = "".join(old[max(0, first - _AROUND) : first]), "".join(old[last : last + _AROUND])
        found.append(Part(one, other, _of_stretch(one, other, base, before, after)))
    return found


def _of_stretch(theirs: str, mine: str, base: str, before: str, after: str) -> str:
    """Whose change a stretch is, by which of the two stands in the text that both began from, at this place."""
    were_theirs = f"{before}{theirs}{after}" in base
    were_mine = f"{before}{mine}{after}" in base
    if were_theirs == were_mine:
        return "both"
    return "mine" if were_theirs else "theirs"


type _Run = tuple[bool, int, int, int, int]


def _joined(runs: Sequence[_Run], old: Sequence[str]) -> list[_Run]:
    """Neighbouring differences, and those that hardly a word lies between, as one."""
    joined: list[_Run] = []
    for index, run in enumerate(runs):
        equal, first, last, begin, end = run
        inside = 0 < index < len(runs) - 1
        if equal and inside and sum(not word.isspace() for word in old[first:last]) < _TOO_SHORT:
            equal = False
        if joined and not equal and not joined[-1][0]:
            joined[-1] = (False, joined[-1][1], last, joined[-1][3], end)
        else:
            joined.append((equal, first, last, begin, end))
    return joined


def _lists(theirs: list[Plain], mine: list[Plain], base: list[Plain]) -> list[Part]:
    """Item by item, in their order."""
    there, here = ([repr(item) for item in items] for items in (theirs, mine))
    matcher = SequenceMatcher(None, there, here, autojunk=False)
    found = []
    for tag, first, last, begin, end in matcher.get_opcodes():
        one, other = theirs[first:last], mine[begin:end]
        found.append(Part(one, other, "" if tag == "equal" else _of_run(one, other, base)))
    return found


def _of_run(theirs: list[Plain], mine: list[Plain], base: list[Plain]) -> str:
    were_theirs = bool(theirs) and all(item in base for item in theirs)
    were_mine = bool(mine) and all(item in base for item in mine)
    if not theirs:
        return "theirs" if were_mine else "mine"
    if not mine:
        return "mine" if were_theirs else "theirs"
    if were_theirs == were_mine:
        return "both"
    return "mine" if were_theirs else "theirs"


def _mappings(theirs: RecordMapping, mine: RecordMapping, base: RecordMapping) -> list[Part]:
    """Entry by entry; one that a side lacks is an empty mapping there."""
    found = []
    for key in {**theirs, **mine}:
        one = {key: theirs[key]} if key in theirs else {}
        other = {key: mine[key]} if key in mine else {}
        whose = "" if one == other else _of_whole(theirs.get(key), mine.get(key), base.get(key))
        found.append(Part(one, other, whose))
    return found


_COMPARED: dict[type, Callable[[Any, Any, Any], list[Part]]] = {str: _texts, list: _lists, dict: _mappings}
