"""Abbreviations that a text has given to an instrument, "(PIDCYP)", （下称“个保法”）, where it goes on to use them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kb.recognising.definitions import definition_after
from kb.recognising.index import NameHit, is_acronym
from kb.recognising.memory import UNKNOWN, Memory
from kb.recognising.mentions import MentionKind
from kb.recognising.nouns import CLASSES
from kb.recognising.references import DEFINED, Reference

_HAN = re.compile(r"[\u4e00-\u9fff]{3,12}")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_BODIES = frozenset(("اللجنة", "الدولة", "المحكمة", "المجلس", "الجمعية", "الحكومة", "الأطراف"))
_FEWEST_LETTERS = 3


def defined_names(
    text: str, hits: Sequence[NameHit], laws: Sequence[Reference], memory: Memory
) -> list[Reference]:
    """The references by the abbreviations that earlier passages or this text give, in no order; names apart.

    `laws` are words of the text for laws that the base may not hold: an abbreviation of one is nobody else's.
    """
    shorts = {
        short: (slug, 0) for short, slug in memory.defined.items() if short in text and _is_short(short)
    }
    unheld = ((short, UNKNOWN, law.end) for law in laws for short in definition_after(text, law.end))
    for short, slug, end in (*_given(text, hits), *(one for one in unheld if _is_short(one[0]))):
        shorts.setdefault(short, (slug, end))
    taken = {hit.start for hit in hits if any(use.kind is MentionKind.INSTRUMENT for use in hit.uses)}
    return [one for one in _used(text, shorts) if one.start not in taken]


def _given(text: str, hits: Sequence[NameHit]) -> Iterator[tuple[str, str, int]]:
    """The abbreviations that this text defines: the word, the slug, and where it is defined."""
    for hit in hits:
        slugs = {use.target for use in hit.uses if use.kind is MentionKind.INSTRUMENT}
        sure = not any(use.exact or use.weak for use in hit.uses)
        if len(slugs) != 1 or not sure:
            continue
        end = hit.end + (text[hit.end : hit.end + 1] == "》")
        (slug,) = slugs
        yield from ((short, slug, end) for short in definition_after(text, end) if _is_short(short))


def _used(text: str, shorts: Mapping[str, tuple[str, int]]) -> Iterator[Reference]:
    for short, (slug, since) in shorts.items():
        edges = ("", "") if _HAN.fullmatch(short) else (r"(?<![^\W_])", r"(?![^\W_])")
        if _ARABIC.match(short):
            edges = (r"(?<![^\W_])[وف]?[بلك]?", edges[1])
        for match in re.finditer(edges[0] + re.escape(short) + edges[1], text):
            first = text.find(")", since) if since else -1  # the definition itself is no mention
            first = text.find("）", since) if since and first < 0 else first
            if match.start() > max(first, since):
                yield Reference(
                    *match.span(), slug, "defined" if slug else "law-word", DEFINED if slug else 0.0
                )


def _is_short(name: str) -> bool:
    """Whether a name is one that means nothing else: capitals, or three Chinese characters; no "the Convention"."""
    if _ARABIC.match(name):
        return name not in CLASSES and name not in _BODIES and len(name) > _FEWEST_LETTERS
    return (is_acronym(name) and len(name) >= _FEWEST_LETTERS) or _HAN.fullmatch(name) is not None
