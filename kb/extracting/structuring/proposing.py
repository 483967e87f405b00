"""Corrections that are only proposed: spaces lost between words, letters that a scan confused."""

import re
from collections import Counter
from collections.abc import Iterator

from kb.extracting.parsed import Proposal

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = "[A-Za-zÀ-ɏͰ-ԯ\u0621-\u064a]"  # of scripts that put spaces between words
# A stop or comma between two words without a space; addresses, initials and decimals are not meant.
_AFTER_STOP = re.compile(
    rf"(?<![\w@/.:])(?P<before>{_LETTER}{{2,}}(?:['’]{_LETTER}{{1,2}})?)(?P<stop>[,;])(?={_LETTER}{{2}})"
    r"|(?<![\w@/.:])(?P<before2>[a-zß-ÿ]{3,})(?P<stop2>[.?!])(?=[A-ZÀ-Þ][a-zß-ÿ]+\s)"
    rf"|(?<=[A-Za-zÀ-ԯ.,])(?P<quote>[”»])(?={_LETTER}{{2}})"
)
_FUNCTION_WORDS_TEXT = {
    "tail": "in of to the and for with from that by on at has have are were which",
    "head": "have has are were with from that this which been",
}
_TAILS = frozenset(_FUNCTION_WORDS_TEXT["tail"].split())
_HEADS = frozenset(_FUNCTION_WORDS_TEXT["head"].split())
# English words that look like two run together.
_WHOLE_TEXT = """
therein herein wherein within thereof hereof whereof thereto hereto whereto hitherto thereby hereby
whereby nearby thereon hereon whereon thereupon whereupon therefor therefrom herewith therewith
thereat whereat standby passerby overcame welfare warfare haven harem withhold withdraw withstand
withdrawn withdrawal withheld withdrawing withdraws withstanding software hardware aware unaware
beware silverware worldwide onto into unto understand understood demand command husband expand
island england thousand errand brand strand inland mainland homeland farmland wasteland highland
lowland woodland
"""
_WHOLE = frozenset(_WHOLE_TEXT.split())
_SHORTEST_PART = 4
_LONGEST = 40  # characters; what is longer is no word
_SEEN_OFTEN = 3
_AL = re.compile(r"(?<![\w-])Al(?=[\s,.;:)”\"'’-](?![A-Z])|\Z)(?!-[A-Za-z])")
_ARTIFICIAL = re.compile(r"\bAI\b|\bartificial intelligence\b", re.IGNORECASE)
_CONFUSED = (
    ("m", "rn"),
    ("rn", "m"),
    ("l", "i"),
    ("i", "l"),
    ("1", "l"),
    ("0", "o"),
    ("vv", "w"),
    ("ii", "u"),
)
_CONFUSABLE = re.compile(r"(?<!\w)[a-z10]{3,40}(?!\w)")
_SEEN_MUCH_OFTENER = 12  # times as often as the odd form


def propose(text: str) -> Iterator[Proposal]:
    """Proposals in the order of the text, none of them applied; offsets count code points of the text.

    A word counts as run together only where the text itself often has its parts; a letter as confused only where the
    text often has the word with the other letter.
    """
    counts = Counter(_WORD.findall(text))
    found = [
        *_spaces_after_stops(text),
        *_run_together(text, counts),
        *_artificial(text),
        *_confused(text, counts),
    ]
    taken_to = 0
    for proposal in sorted(found, key=lambda one: (one.start, -one.score)):
        if proposal.start >= taken_to:
            taken_to = proposal.end
            yield proposal


def _spaces_after_stops(text: str) -> Iterator[Proposal]:
    for match in _AFTER_STOP.finditer(text):
        following = _WORD.match(text, match.end())
        after = following[0] if following else ""
        start, end = match.start(), match.end() + len(after)
        corrected = f"{match[0]} {after}"
        yield Proposal(start, end, text[start:end], corrected, "lost-space", 0.9 if match["stop"] else 0.7)


def _run_together(text: str, counts: Counter[str]) -> Iterator[Proposal]:
    known = frozenset(word for word, count in counts.items() if count >= _SEEN_OFTEN)
    odd = {word: parts for word, count in counts.items() if count <= 2 and (parts := _parts(word, known))}
    if not odd:
        return
    for match in _WORD.finditer(text):
        if match[0] in odd:
            yield Proposal(*match.span(), match[0], odd[match[0]], "lost-space", 0.6)


def _parts(word: str, known: frozenset[str]) -> str:
    """The word as two words of the text, one of them a small word of English, or ""."""
    if not _SHORTEST_PART + 2 <= len(word) <= _LONGEST or not word.islower() or word in _WHOLE:
        return ""
    for place in range(2, len(word) - 1):
        first, second = word[:place], word[place:]
        if second in _TAILS and len(first) > _SHORTEST_PART and first in known:
            return f"{first} {second}"
        if first in _HEADS and len(second) >= 3 and second in known and second not in {"out", "ing", "als"}:
            return f"{first} {second}"
    return ""


def _artificial(text: str) -> Iterator[Proposal]:
    if _ARTIFICIAL.search(text):
        for match in _AL.finditer(text):
            yield Proposal(*match.span(), "Al", "AI", "ocr-confusion", 0.9)


def _confused(text: str, counts: Counter[str]) -> Iterator[Proposal]:
    for match in _CONFUSABLE.finditer(text):
        word = match[0]
        if counts[word] <= 2 and (right := _right(word, counts)):
            yield Proposal(*match.span(), word, right, "ocr-confusion", 0.5)


def _right(word: str, counts: Counter[str]) -> str:
    fewest = max(1, counts[word]) * _SEEN_MUCH_OFTENER
    for wrong, right in _CONFUSED:
        place = word.find(wrong)
        while place >= 0:
            other = word[:place] + right + word[place + len(wrong) :]
            if counts[other] >= fewest:
                return other
            place = word.find(wrong, place + 1)
    return ""
