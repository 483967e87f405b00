"""Identifiers of other people's schemes in the one form that comparisons use."""

import re
import unicodedata

from kb.identifying.un_symbols import NotAnUnSymbol, normalise_symbol

_IDLE_ZEROS = re.compile(r"(?<=[\s\]A-Za-z])0+(?=\d)")
_DOI_PREFIX = re.compile(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def normalise_identifier(scheme: str, value: str) -> str:
    """The spelling-independent form of an identifier; unknown schemes are compared case-folded without spaces.

    >>> normalise_identifier("doi", "https://doi.org/10.1000/ABC")
    '10.1000/abc'
    """
    text = unicodedata.normalize("NFKC", value).strip()
    if scheme == "un-symbol":
        try:
            return normalise_symbol(text)
        except NotAnUnSymbol:
            pass
    if scheme == "doi":
        return _DOI_PREFIX.sub("", text).casefold()
    if scheme == "isbn":
        return re.sub(r"[\s-]", "", text).upper()
    if scheme == "neutral-citation":
        text = _IDLE_ZEROS.sub("", text)
    return re.sub(r"\s+", "", text).casefold()
