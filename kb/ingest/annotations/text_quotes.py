"""Where the words of a TextQuoteSelector stand, with the words beside them that it gives; why nowhere else."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from kb.anchoring import NormalisedText, TextQuoteSelector, normalise
from kb.anchoring.edges import begins_and_ends_at_edges
from kb.anchoring.normalised import normalised_string
from kb.anchoring.words_beside import SHOWN, Unlike, begins_as_elsewhere, beside, unlike_beside

from .annotation import Unusable

type Span = tuple[int, int]


def where_quoted(
    selector: TextQuoteSelector, piece: NormalisedText, text: str, offset: int, near: int | None
) -> Span | None:
    """The one place in the text (code points) that has the words and those beside them; `piece` begins at `offset`.

    `near` decides between several. None where the words do not occur; raises Unusable, saying what stands there, where
    they occur with others beside them, inside other words, or in several places.
    """
    places = [(start + offset, end + offset) for start, end in _places(selector.exact, piece)]
    if not places:
        return None
    whole = [span for span in places if _is_meant(selector, text, *span)]
    if not whole:
        raise Unusable(
            _("These letters stand only inside other words: give whole words, or what stands beside them.")
        )
    whole = _begun_so(selector, text, whole)
    compared = [(span, unlike_beside(text, *span, selector.prefix, selector.suffix)) for span in whole]
    found = [span for span, unlike in compared if unlike is None]
    if not found:
        raise Unusable(_told(next(unlike for _span, unlike in compared if unlike is not None)))
    at_hint = [span for span in found if span[0] == near]
    exact = [span for span in found if text[slice(*span)] == selector.exact]
    for choice in (found, at_hint, exact):
        if len(choice) == 1:
            return choice[0]
    places_told = _("The words stand in %(n)d places: add the words before and after them.")
    raise Unusable(places_told % {"n": len(found)})


def _begun_so(selector: TextQuoteSelector, text: str, places: list[Span]) -> list[Span]:
    """The places at which the quotation can begin as it does; raises Unusable where there is none.

    "Evidence was found" stands at the head of a sentence, and not behind "No" in another. What the annotation gives
    before its words says better where they stand.
    """
    if _squeezed(selector.prefix):
        return places
    found = [span for span in places if not begins_as_elsewhere(text, *span, selector.exact)]
    if found:
        return found
    before = beside(text, *places[0])[0][-SHOWN:].strip()
    if not before:
        raise Unusable(
            _(
                "A sentence begins with these words here, and the annotation has them inside one: add what is before."
            )
        )
    told = _(
        "The words begin like a sentence, and here “%(printed)s” stands before them: begin as it is printed."
    )
    raise Unusable(told % {"printed": before})


def stands_in(selector: TextQuoteSelector, phrase: str) -> bool:
    """Whether a phrase holds the words, whole, with nothing beside them in it that the selector denies."""
    for start, end in _places(selector.exact, normalise(phrase)):
        before, after = (_squeezed(side) for side in (phrase[:start], phrase[end:]))
        prefix, suffix = (_squeezed(side) for side in (selector.prefix, selector.suffix))
        agree = (before.endswith(prefix) or prefix.endswith(before)) and (
            after.startswith(suffix) or suffix.startswith(after)
        )
        elsewhere = not prefix and begins_as_elsewhere(phrase, start, end, selector.exact)
        if agree and not elsewhere and begins_and_ends_at_edges(phrase, start, end):
            return True
    return False


def _squeezed(text: str) -> str:
    return normalised_string(text).replace(" ", "")


def _places(exact: str, piece: NormalisedText) -> Iterator[Span]:
    words = normalised_string(exact)
    start = piece.text.find(words) if words else -1
    while start >= 0:
        yield piece.to_original(start, start + len(words))
        start = piece.text.find(words, start + 1)


def _is_meant(selector: TextQuoteSelector, text: str, start: int, end: int) -> bool:
    """Whether the place cuts no word, or cuts it just where the annotation shows that it does."""
    if begins_and_ends_at_edges(text, start, end):
        return True
    around = f"{selector.prefix}{selector.exact}{selector.suffix}"
    first = len(selector.prefix)
    return bool(selector.prefix or selector.suffix) and not begins_and_ends_at_edges(
        around, first, first + len(selector.exact)
    )


def _told(unlike: Unlike) -> str:
    """What stands beside the words in their sentence, and what the annotation has."""
    told = {"printed": unlike.printed, "given": unlike.given}
    if unlike.side == "before":
        if not unlike.printed:
            return (
                _("Nothing stands before the words in their sentence here; the annotation has “%(given)s”.")
                % told
            )
        return _("Before the words stands “%(printed)s” here; the annotation has “%(given)s”.") % told
    if not unlike.printed:
        return (
            _("Nothing stands after the words in their sentence here; the annotation has “%(given)s”.") % told
        )
    return _("After the words stands “%(printed)s” here; the annotation has “%(given)s”.") % told
