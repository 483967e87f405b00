"""Where the words of a selector stand in a text that may be printed differently from the one they were taken from."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.anchoring.normalised import NormalisedText, normalise, normalised_string
from kb.anchoring.selectors import TextPositionSelector, TextQuoteSelector


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a text (code points, end excluded) that holds the quoted words.

    `score` is 1.0 where the words before and after agree with the selector as far as it gives any, and falls to
    0.5 where nothing around the quotation agrees. `alternatives` counts the other places that fit as well:
    anything but 0 means that the choice rests on the position hint, or on being first, and wants a person's eye.
    """

    start: int
    end: int
    score: float
    alternatives: int = 0


def locate(
    selector: TextQuoteSelector | TextPositionSelector, text: str | NormalisedText, near: int | None = None
) -> Place | None:
    """The best place of the quotation in the text, or None where its words do not occur.

    Typography, case and white space make no difference (`kb.anchoring.normalise`). Of several places the one
    whose context agrees best wins, then the one printed exactly so, then the one nearest to `near`.
    """
    original = text if isinstance(text, str) else text.original
    if isinstance(selector, TextPositionSelector):
        inside = selector.start < selector.end <= len(original)
        return Place(selector.start, selector.end, 1.0) if inside else None
    verbatim = [
        span for span in _occurrences(selector.exact, original) if _agrees_verbatim(selector, original, *span)
    ]
    if len(verbatim) == 1:
        return Place(*verbatim[0], 1.0)
    normalised = normalise(text) if isinstance(text, str) else text
    return _best(_scored(selector, normalised), near)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    agreement: float
    is_verbatim: bool


def _occurrences(needle: str, text: str) -> Iterator[tuple[int, int]]:
    """All places of the needle, overlapping ones too."""
    start = text.find(needle) if needle else -1
    while start >= 0:
        yield start, start + len(needle)
        start = text.find(needle, start + 1)


def _agrees_verbatim(selector: TextQuoteSelector, text: str, start: int, end: int) -> bool:
    before = text[max(0, start - len(selector.prefix)) : start]
    return before == selector.prefix and text.startswith(selector.suffix, end)


def _scored(selector: TextQuoteSelector, normalised: NormalisedText) -> Iterator[_Candidate]:
    prefix, suffix = normalised_string(selector.prefix), normalised_string(selector.suffix)
    for first, last in _occurrences(normalised_string(selector.exact), normalised.text):
        start, end = normalised.to_original(first, last)
        is_verbatim = normalised.original[start:end] == selector.exact
        if _agrees_verbatim(selector, normalised.original, start, end):
            yield _Candidate(start, end, 1.0, is_verbatim)
            continue
        before = normalised.text[max(0, first - len(prefix) - 1) : first].rstrip()
        after = normalised.text[last : last + len(suffix) + 1].lstrip()
        shared = _shared(prefix[::-1], before[::-1]) + _shared(suffix, after)
        given = len(prefix) + len(suffix)
        yield _Candidate(start, end, shared / given if given else 1.0, is_verbatim)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _best(candidates: Iterator[_Candidate], near: int | None) -> Place | None:
    ranked = sorted(
        candidates,
        key=lambda candidate: (
            -candidate.agreement,
            not candidate.is_verbatim,
            abs(candidate.start - near) if near is not None else 0,
            candidate.start,
        ),
    )
    if not ranked:
        return None
    best = ranked[0]
    rivals = sum(1 for candidate in ranked[1:] if candidate.agreement == best.agreement)
    return Place(best.start, best.end, 0.5 + best.agreement / 2, rivals)
