"""Names that stay: public ids, UN document symbols, slugs."""

from kb.identifying.identifiers import normalise_identifier
from kb.identifying.public_id import MalformedPublicId, derive, display, mint, near_misses, parse
from kb.identifying.slugs import neutral_slug, slugify_title
from kb.identifying.un_symbols import NotAnUnSymbol, normalise_symbol, without_part

__all__ = [
    "MalformedPublicId",
    "NotAnUnSymbol",
    "derive",
    "display",
    "mint",
    "near_misses",
    "neutral_slug",
    "normalise_identifier",
    "normalise_symbol",
    "parse",
    "slugify_title",
    "without_part",
]
