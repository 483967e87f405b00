"""Where a quotation stands in a text, and what a paragraph is recognised by."""

from kb.anchoring.excerpts import is_at_most_words, word_count
from kb.anchoring.fingerprint import fingerprint
from kb.anchoring.locating import Place, locate
from kb.anchoring.normalised import NormalisedText, normalise
from kb.anchoring.segmenting import Segment, segments
from kb.anchoring.selectors import MalformedSelector, TextPositionSelector, TextQuoteSelector

__all__ = [
    "MalformedSelector",
    "NormalisedText",
    "Place",
    "Segment",
    "TextPositionSelector",
    "TextQuoteSelector",
    "fingerprint",
    "is_at_most_words",
    "locate",
    "normalise",
    "segments",
    "word_count",
]
