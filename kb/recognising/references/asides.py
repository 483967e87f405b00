"""What a text says aside, in brackets or after "see also": names there are no antecedents of "the Convention"."""

import re
from bisect import bisect_right

_CUE = re.compile(
    r"\b(?:see\s+also|see,\s+(?:also|for\s+example|e\.g\.|inter\s+alia|among\s+others|mutatis)|compare|cf\.|contrast|but\s+see|"
    r"voir\s+(?:aussi|également|par\s+exemple)|comparer|comp\.|v\.\s+aussi|"
    r"véanse?\s+(?:también|asimismo|por\s+ejemplo)|comp[áa]rese|cfr\.?|"
    r"см\.\s*(?:также|например)|ср\.|сравни(?:те)?)(?!\w)"
    r"|انظر\s+(?:أيضا|أيضاً|كذلك)|قارن|另见|另参见|参见|参看|比较|对照",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;；؛。\n]|[.!?](?=\s+[^a-zа-яё])")
_BRACKET = re.compile(r"[()（）]")
_LONGEST = 600  # characters


class Asides:
    """The asides of one text, looked for when it is first asked about."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: list[tuple[int, int]] = []
        self._starts: list[int] | None = None

    def holds(self, place: int) -> bool:
        """Whether a place lies in an aside."""
        if self._starts is None:
            self._spans = sorted([*_brackets(self._text), *_cued(self._text)])
            self._starts = [start for start, _ in self._spans]
        last = bisect_right(self._starts, place)
        return any(end > place for _, end in self._spans[max(0, last - 4) : last])


def _brackets(text: str) -> list[tuple[int, int]]:
    """The outermost brackets that are closed again, in order."""
    found, depth, opened = [], 0, 0
    for match in _BRACKET.finditer(text):
        if match.group() in "(（":
            opened = match.start() if depth == 0 else opened
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0 and match.start() - opened <= _LONGEST:
                found.append((opened, match.end()))
    return found


def _cued(text: str) -> list[tuple[int, int]]:
    """From a cue to the end of its clause."""
    found = []
    for match in _CUE.finditer(text):
        stop = _STOP.search(text, match.end(), match.end() + _LONGEST)
        found.append((match.start(), stop.start() if stop else min(len(text), match.end() + _LONGEST)))
    return found
