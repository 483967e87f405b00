"""Whether the words that a selector gives beside its quotation stand there: a lookalike is no quotation."""

import re
from dataclasses import dataclass
from typing import Literal

from kb.anchoring.normalised import Span, normalise, normalised_string
from kb.anchoring.sentences import ends, sentences_around

SHOWN = 40  # characters of what stands there instead
BETWEEN_PARAGRAPHS = "\n\n"
_LIST_MARK = re.compile(
    r"\A\s*[(\[]?\w{1,4}(?:\.\w{1,4})*[.)\]]+\s+"
)  # the number of a paragraph: "3.", "(a)", "2.1."


@dataclass(frozen=True, slots=True)
class Unlike:
    """On which side of a quotation the text has other words (`printed`) in its sentence than the selector (`given`)."""

    side: Literal["before", "after"]
    printed: str
    given: str


def unlike_beside(text: str, start: int, end: int, prefix: str, suffix: str) -> Unlike | None:
    """Where the text at `start:end` (code points) has other words beside it than these; None where it has the same.

    What is given must stand there as a whole, or agree as far as the sentence goes: what lies beyond it may be of
    another printing, such as a page head. White space makes no difference, typography neither.
    """
    before, after = beside(text, start, end)
    if not (_ends_so(text[:start], prefix) or _agrees_before(before, prefix)):
        return Unlike("before", before[-SHOWN:].strip(), prefix[-SHOWN:].strip())
    if not (_begins_so(text[end:], suffix) or _agrees_after(after, suffix)):
        return Unlike("after", after[:SHOWN].strip(), suffix[:SHOWN].strip())
    return None


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the range in its sentence, without the number of the paragraph."""
    above = text.rfind(BETWEEN_PARAGRAPHS, 0, start) + 1
    below = text.find(BETWEEN_PARAGRAPHS, end)
    paragraph = text[above : below if below >= 0 else len(text)]
    first, last = sentences_around(paragraph, start - above, end - above)
    return _LIST_MARK.sub("", text[above + first : start]), text[end : above + last]


def begins_as_elsewhere(text: str, start: int, end: int, given: str) -> bool:
    """Whether the quotation begins in capitals or not as the range cannot: inside a sentence, or at the head of one.

    `given` are the words as they were quoted. Only where the case of their first letter is all that differs does it
    say anything: another printing in capitals, or words taken down in small letters, differ in more.
    """
    quoted, printed = _alphanumeric(given), _alphanumeric(text[start:end])
    if quoted[:1] == printed[:1] or quoted[1:] != printed[1:] or quoted[:1].lower() != printed[:1].lower():
        return False
    begins_sentence = not _alphanumeric(beside(text, start, end)[0])
    return begins_sentence if quoted[0].islower() else not begins_sentence


def _alphanumeric(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _squeezed(text: str) -> str:
    return normalised_string(text).replace(" ", "")


def _ends_so(text: str, given: str) -> bool:
    return _squeezed(text[-3 * len(given) - SHOWN :]).endswith(_squeezed(given))


def _begins_so(text: str, given: str) -> bool:
    return _squeezed(text[: 3 * len(given) + SHOWN]).startswith(_squeezed(given))


def _agrees_before(printed: str, given: str) -> bool:
    """Whether the sentence begins with what is given, as far as both go; more is given only from another sentence."""
    one, other = _squeezed(printed), _squeezed(given)
    if len(other) <= len(one):
        return one.endswith(other)
    rest = given[: _letters(given)[len(other) - len(one)][0]] if one else given
    return other.endswith(one) and ("\n" in rest[len(rest.rstrip()) :] or ends(rest))


def _agrees_after(printed: str, given: str) -> bool:
    one, other = _squeezed(printed), _squeezed(given)
    if len(other) <= len(one):
        return one.startswith(other)
    rest = given[_letters(given)[len(one) - 1][1] :] if one else given
    return other.startswith(one) and ("\n" in rest[: len(rest) - len(rest.lstrip())] or ends(printed))


def _letters(given: str) -> list[Span]:
    """Where each character of the normalised form comes from, white space left out."""
    normal = normalise(given)
    return [normal.to_original(place, place + 1) for place, letter in enumerate(normal.text) if letter != " "]
