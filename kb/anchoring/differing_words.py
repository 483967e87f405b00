"""Which words of two readings of a paragraph differ, for marking them side by side."""

import re

from rapidfuzz.distance import Indel

from kb.anchoring.normalised import Span

_WORD = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|\\w+|[^\\w\\s]"
)


def differing(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """The ranges (code points, end excluded) of words that only the old and only the new reading has.

    Neighbouring words are one range; white space makes no difference.
    """
    words, others = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    gone: list[Span] = []
    come: list[Span] = []
    operations = Indel.opcodes([word.group() for word in words], [word.group() for word in others])
    for each in operations:
        if each.tag == "equal":
            continue
        if each.src_start < each.src_end:
            gone.append((words[each.src_start].start(), words[each.src_end - 1].end()))
        if each.dest_start < each.dest_end:
            come.append((others[each.dest_start].start(), others[each.dest_end - 1].end()))
    return gone, come
