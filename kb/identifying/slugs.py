"""Readable parts of addresses, made from titles."""

import re
import unicodedata
from collections.abc import Container
from functools import partial
from itertools import count

from kb.identifying.public_id import derive

LONGEST = 80
# Letters that NFKD does not take apart.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ŋ": "n"}
)


def slugify_title(title: str, taken: Container[str] = frozenset(), *, fallback: str) -> str:
    """Lower-case ASCII words of the title joined by hyphens, at most 80 characters, cut between words.

    A slug that is `taken` gets `-2`, `-3`, …; a title without Latin letters gives the fallback, unless it is a number.
    """
    slug = _shortened(_words(title), LONGEST)
    if not slug or (slug.replace("-", "").isdecimal() and any(c.isalpha() for c in title)):
        slug = fallback
    if slug not in taken:
        return slug
    return next(numbered for numbered in map(partial(_numbered, slug), count(2)) if numbered not in taken)


def neutral_slug(kind: str, title: str, year: str = "") -> str:
    """A slug for a title in another script, which follows from the title: "document-2024-7f3k2q"."""
    return "-".join(part for part in (kind, year, derive(title)[:6].lower()) if part)


def _numbered(slug: str, number: int) -> str:
    return f"{_shortened(slug, LONGEST - len(str(number)) - 1)}-{number}"


def _words(title: str) -> str:
    folded = unicodedata.normalize("NFKD", title.casefold()).casefold().translate(_PLAIN)
    unmarked = "".join(c for c in folded if not unicodedata.combining(c))
    unmarked = re.sub(r"['’`´ʼ\u00ad\u200b-\u200d\u2060\ufeff]", "", unmarked)
    return re.sub(r"[^a-z0-9]+", "-", unmarked).strip("-")


def _shortened(slug: str, longest: int) -> str:
    if len(slug) <= longest:
        return slug
    cut = slug[: longest + 1]
    return (cut.rpartition("-")[0] or slug[:longest]).strip("-")
