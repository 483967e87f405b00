"""How alike two texts are, from a small sketch of each: the share of their runs of six words that both have.

Source: A. Z. Broder, "On the resemblance and containment of documents", 1997, with the smallest hashes as the sample.
"""

import heapq
import re
from collections.abc import Iterable
from zlib import crc32

#: So many consecutive words make a run; fewer are said by everybody, more break at every correction.
RUN = 6
#: So many of the smallest hashes are kept; the estimate is then right to about ±0.06.
SIZE = 64
_HAN_AND_KANA = "\u3040-\u30ff\u3400-\u9fff"
_WORDS = re.compile(rf"[{_HAN_AND_KANA}]|[^\W{_HAN_AND_KANA}]+")


def sketch(text: str) -> list[int]:
    """The smallest hashes (0 to 2**32 - 1) of the text's runs of words, in order; none for a text of fewer words."""
    words = _WORDS.findall(text.casefold())
    runs = {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    return heapq.nsmallest(SIZE, {crc32(run.encode("utf-8", "surrogatepass")) for run in runs})


def resemblance(one: Iterable[int], other: Iterable[int]) -> float:
    """The estimated share (0 to 1) of all runs of two texts that both have, from their sketches."""
    first, second = set(one), set(other)
    sample = heapq.nsmallest(SIZE, first | second)
    return sum(1 for value in sample if value in first and value in second) / len(sample) if sample else 0.0
