"""The fingerprint of a paragraph: the same for every printing of the same words."""

import re
from hashlib import sha256

from kb.anchoring.normalised import normalised_string

#: The version of the normalisation that fingerprints are taken after. What changes `normalised_string` for any text
#: raises it: fingerprints of two versions cannot be compared, and those of texts that are held are made again.
NORMALISATION = 2
_FIRST = 1  # whose fingerprints carried no version
_VERSIONED = re.compile(r"v([1-9][0-9]{0,3}):[0-9a-f]{64}")
_BARE = re.compile(r"[0-9a-f]{64}")


def fingerprint(text: str) -> str:
    """`v2:` and the SHA-256 (64 hexadecimal digits, lower case) of the paragraph after normalisation.

    Line breaks, case, typographic quotation marks and dashes, invisible characters, emphasis asterisks and
    note markers make no difference; see `kb.anchoring.note_markers` for what counts as a note marker.
    """
    digest = sha256(normalised_string(text).encode("utf-8", "surrogatepass")).hexdigest()
    return f"v{NORMALISATION}:{digest}"


def normalisation_of(fingerprint: str) -> int:
    """The version of the normalisation that a fingerprint was taken after; ValueError where it is no fingerprint."""
    if match := _VERSIONED.fullmatch(fingerprint):
        return int(match[1])
    if _BARE.fullmatch(fingerprint):
        return _FIRST
    raise ValueError(f"{fingerprint!r} is no fingerprint")


def is_comparable(fingerprint: str) -> bool:
    """Whether texts of today can be recognised by this fingerprint; not where it is of another version, or none."""
    return bool(_VERSIONED.fullmatch(fingerprint)) and normalisation_of(fingerprint) == NORMALISATION
