"""Where a quotation stands in a text, and what a paragraph is recognised by."""

from kb.anchoring.fingerprint import fingerprint
from kb.anchoring.normalised import NormalisedText, normalise

__all__ = ["NormalisedText", "fingerprint", "normalise"]
