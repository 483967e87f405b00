"""Where the sentences of a text end, in six languages; abbreviations and numbers of articles end none."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

_END = re.compile(
    r"[.!?؟][)\]”\"»’']{0,2}(?=\s)"
    # where the line or space behind it was lost: "…the Constitution.The State …", "….b)The State …"
    r"|(?<=[a-zà-þ)\]\d])\.[”\"»]?(?=[“\"(]?(?:[a-z\d]{1,2}\)|[A-ZÀ-Þ][a-zà-þ]*\s))"
    r"|(?<=\)):(?=\s)|[。！？]|\n\s*(?=\n|[A-ZÀ-ÞА-Я(“\"*•\-–\d])|\n\s*\n"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:arts?|paras?|pars?|párrs?|parr|núms?|nums?|nos?|al|pp?|cf|vol|mr|mrs|ms|dr|st|inc|ltd|vs?|eds?|doc|res|rev|add|"
    r"corr|sects?|sec|chap|chs?|lit|litt|let|incs?|e\.g|i\.e|etc|viz|ibid|op|cit|approx|app|ap|pár|sr|sra|"
    r"ст|пп?|ч|гг?|т|др|см|ср|напр|абз|подп|им)|\b[A-ZА-Я]|(?:\b[A-Z]\.){1,3}[A-Z])\Z",
    re.IGNORECASE,
)
_SMALL = re.compile(r"\s+[(“\"«]?[a-zà-þа-яё]")


class Sentences:
    """The ends of the sentences of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _ends(self) -> list[int]:
        """Looked for when first asked about: many texts cite nothing."""
        return [match.end() for match in _END.finditer(self._text) if _is_end(self._text, match)]

    def same(self, first: int, second: int) -> bool:
        """Whether two places lie in one sentence."""
        return bisect_right(self._ends, min(first, second)) == bisect_right(
            self._ends, max(first, second) - 1
        )

    def begin(self, place: int) -> int:
        """Where the sentence that a place lies in begins."""
        before = bisect_right(self._ends, place)
        return self._ends[before - 1] if before else 0

    def end(self, place: int) -> int | None:
        """Where it ends; None for the last one of a text."""
        after = bisect_left(self._ends, place + 1)
        return self._ends[after] if after < len(self._ends) else None


def _is_end(text: str, match: re.Match[str]) -> bool:
    if not match.group().startswith("."):
        return True
    if _SMALL.match(text, match.end()):
        return False
    return _ABBREVIATION.search(text, max(0, match.start() - 8), match.start()) is None
