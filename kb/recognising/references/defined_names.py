"""Abbreviations that a text has given to an instrument, "(PIDCYP)", （下称“个保法”）, where it goes on to use them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kb.recognising.mentions import MentionKind
from kb.recognising.names.index import NameHit
from kb.recognising.names.name_phrases import title_marks
from kb.recognising.names.nouns import CLASSES
from kb.recognising.names.spellings import is_acronym
from kb.recognising.references.definitions import definition_after
from kb.recognising.references.memory import Memory
from kb.recognising.references.named_law import UNKNOWN
from kb.recognising.references.reference import DEFINED, Reference
from kb.recognising.treaties.core_treaties import TREATY_OF
from kb.recognising.writing.words import is_cyrillic, stem

_HAN = re.compile(r"[\u4e00-\u9fff]{3,12}")
_HAN_WORD = re.compile(r"[\u4e00-\u9fff]{2}")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_RUSSIAN = re.compile(r"[А-ЯЁ][\w-]{2,}(?:\s[\w-]{2,}){0,3}")
_RUSSIAN_BODIES = re.compile(
    r"Комит|Суд|Государ|Сторон|Орган|Совет|Комисс|Ассамбл|Секретар|Правит|Автор|Заявит"
)
_BODIES = frozenset(("اللجنة", "الدولة", "المحكمة", "المجلس", "الجمعية", "الحكومة", "الأطراف"))
_FEWEST_LETTERS = 3


def defined_names(
    text: str, hits: Sequence[NameHit], laws: Sequence[Reference], memory: Memory
) -> list[Reference]:
    """The references by the abbreviations that earlier passages or this text give, in no order; names apart.

    `laws` are words of the text for laws that the base may not hold: an abbreviation of one is nobody else's.
    """
    shorts = {
        short: (slug, 0)
        for short, slug in memory.defined.items()
        if _is_short(short) and _may_hold(text, short)
    }
    unheld = ((short, UNKNOWN, law.end) for law in laws for short in definition_after(text, law.end))
    for short, slug, end in (*_given(text, hits), *(one for one in unheld if _is_short(one[0]))):
        shorts.setdefault(short, (slug, end))
    if (own := _own_protocol(memory)) is not None:
        shorts.setdefault("OP", (own, 0))
    taken = {hit.start for hit in hits if any(use.kind is MentionKind.INSTRUMENT for use in hit.uses)}
    return [one for one in _used(text, shorts) if one.start not in taken]


def _own_protocol(memory: Memory) -> str | None:
    """The protocol that a document is about, which it calls "the OP"; None where it is about none or several."""
    protocols = [home for home in memory.home if home in TREATY_OF]
    return protocols[0] if len(protocols) == 1 else None


def _may_hold(text: str, short: str) -> bool:
    """Whether a text may hold a short name; Russian has other endings."""
    return (stem(short.split()[0]) if is_cyrillic(short) else short) in text


def _given(text: str, hits: Sequence[NameHit]) -> Iterator[tuple[str, str, int]]:
    """The abbreviations that this text defines: the word, the slug, and where it is defined."""
    for hit in hits:
        slugs = {use.target for use in hit.uses if use.kind is MentionKind.INSTRUMENT}
        sure = not any(use.exact or use.weak for use in hit.uses)
        if len(slugs) != 1 or not sure:
            continue
        (slug,) = slugs
        yield from ((short, slug, hit.end) for short in definition_after(text, hit.end) if _is_short(short))


def _used(text: str, shorts: Mapping[str, tuple[str, int]]) -> Iterator[Reference]:
    for short, (slug, since) in shorts.items():
        for match in _pattern(short).finditer(text, since):
            if not _is_part_of_title(text, *match.span("short")):
                rule, score = ("defined", DEFINED) if slug else ("law-word", 0.0)
                yield Reference(*match.span("short"), slug, rule, score)


def _pattern(short: str) -> re.Pattern[str]:
    """Where a short name stands: alone as it is, in Russian in any case, a Chinese word of two between its marks."""
    if _HAN.fullmatch(short):
        return re.compile(f"(?P<short>{short})")
    if _HAN_WORD.fullmatch(short):
        return re.compile(f"(?:《(?=..》)|“(?=..”)|该)(?P<short>{short})")
    written = re.escape(short)
    if is_cyrillic(short):
        written = r"\s".join(_in_any_case(word) for word in short.split())
    particles = r"[وف]?[بلك]?" if _ARABIC.match(short) else ""
    whole = r"(?![‐‑–-]\w|\sto\b|\s[A-Z]{2})" if short == "OP" else ""  # "OP-CAT", "OP to", "OP CEDAW"
    return re.compile(rf"(?<![^\W_])(?P<short>{particles}{written})(?![^\W_]){whole}")


def _in_any_case(word: str) -> str:
    """A pattern for the forms of a Russian word; abbreviations have one."""
    return re.escape(word) if word.isupper() else rf"{re.escape(stem(word))}\w{{0,3}}"


def _is_part_of_title(text: str, start: int, end: int) -> bool:
    return title_marks(text, start, end) not in {None, (start, end)}


def _is_short(name: str) -> bool:
    """Whether a name is one that means nothing else: capitals, a few Chinese characters; no "the Convention"."""
    if name in CLASSES:
        return False
    if _ARABIC.match(name):
        return name not in _BODIES and len(name) > _FEWEST_LETTERS
    if _RUSSIAN.fullmatch(name):
        return _RUSSIAN_BODIES.match(name) is None
    acronym = is_acronym(name) and len(name) >= _FEWEST_LETTERS
    return acronym or _HAN.fullmatch(name) is not None or _HAN_WORD.fullmatch(name) is not None
