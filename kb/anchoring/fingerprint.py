"""The fingerprint of a paragraph: the same for every printing of the same words."""

from hashlib import sha256

from kb.anchoring.normalised import normalised_string


def fingerprint(text: str) -> str:
    """SHA-256 (64 hexadecimal digits, lower case) of the paragraph after normalisation.

    Line breaks, case, typographic quotation marks and dashes, invisible characters, emphasis asterisks and
    note markers make no difference; see `kb.anchoring.note_markers` for what counts as a note marker.
    """
    return sha256(normalised_string(text).encode("utf-8", "surrogatepass")).hexdigest()
