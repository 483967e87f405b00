"""Fits what a citation says to the instrument that it belongs to: the path of the provision, or why there is none."""

from dataclasses import dataclass

from kb.recognising.entries import Instrument
from kb.recognising.tokens.keywords import ARTICLE, PARAGRAPH, RECITAL
from kb.recognising.tokens.marks import HYPHEN, ITEM, small_roman_of
from kb.recognising.treaties.core_treaties import LETTERED_ARTICLES, NUMBERED_UNITS, WITH_RECITALS
from kb.recognising.treaties.known_parts import Parts, parts_of

BEYOND, NO_PART, NO_UNIT, NOT_UNDERSTOOD = (
    "beyond-last-article",
    "no-such-part",
    "no-such-unit",
    "not-understood",
)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The path in parts, and the reason for which the instrument cannot have it, "" where it may."""

    path: tuple[str, ...]
    refused: str = ""


def units_of(instrument: Instrument) -> tuple[str, ...]:
    """What is numbered in an instrument, as `keywords` calls it, so that the number alone is the path."""
    if instrument.slug in NUMBERED_UNITS:
        return NUMBERED_UNITS[instrument.slug]
    by_symbol = bool(instrument.symbols) and instrument.last_article is None
    commented = any(
        name.text.startswith(("General comment", "General recommendation")) for name in instrument.names
    )
    return (PARAGRAPH,) if by_symbol or commented else (ARTICLE,)


def fitted(instrument: Instrument, unit: str, path: tuple[str, ...]) -> Fitted:
    """The path that a number of this unit has in an instrument; `unit` is "" for paragraphs of the whole."""
    units = units_of(instrument)
    if (unit or PARAGRAPH) not in units:
        named = (f"{unit or PARAGRAPH}-{path[0]}", *path[1:])
        return Fitted(named, "" if unit == RECITAL and instrument.slug in WITH_RECITALS else NO_UNIT)
    if unit != ARTICLE:
        path = (*path[0].split(HYPHEN), *path[1:])
        last = instrument.last_article
        beyond = not path[0].isdecimal() or not 1 <= int(path[0]) <= (last or int(path[0]) or 1)
        return Fitted(path, BEYOND if beyond and unit not in {"", "target"} else "")
    return _article(instrument, path)


def fitted_either(
    instrument: Instrument, unit: str, path: tuple[str, ...], turned: tuple[str, ...]
) -> Fitted:
    """The same for a path that may be meant the other way round, if any: the one that alone is there.

    Where both may be there, or nobody counted what is, the path is not understood.
    """
    if not turned:
        return fitted(instrument, unit, path)
    both = [fitted(instrument, unit, one) for one in (path, turned)]
    found = [one for one in both if not one.refused]
    counted = all(parts_of(instrument.slug, one.path[0]).known for one in both)
    return found[0] if len(found) == 1 and counted else Fitted(path[:1], NOT_UNDERSTOOD)


def _article(instrument: Instrument, path: tuple[str, ...]) -> Fitted:
    if path[0] in LETTERED_ARTICLES.get(instrument.slug, ()):
        return Fitted(path)
    number = _digits(path[0])
    suffix, head = path[0][len(number) :], path[0].replace(HYPHEN, "-")
    last = instrument.last_article
    if not number or int(number) < 1 or (last is not None and int(number) > last):
        return Fitted(path, BEYOND)
    path = (head, *path[1:])
    if suffix and head not in instrument.paths:
        apart = _apart(instrument, number, suffix)
        if apart is None:
            return Fitted(path, BEYOND)
        path = (*apart, *path[1:])
    elif len(path) > 1 and f"{head}-{path[1]}" in instrument.paths:
        path = (f"{head}-{path[1]}", *path[2:])
    return _below(instrument.slug, path)


def _apart(instrument: Instrument, number: str, suffix: str) -> tuple[str, ...] | None:
    """ "5d", "1A" and "6-1" as an article with its part, or as an inserted article; None where neither is there."""
    if suffix.startswith(HYPHEN) and instrument.last_article is not None:
        return number, suffix.removeprefix(HYPHEN)
    parts = parts_of(instrument.slug, number)
    if parts.known and not suffix.startswith("-"):
        return (number, suffix) if parts.part(suffix) is not None else None
    return (number + suffix.replace(HYPHEN, "-"),) if instrument.last_article is None else None


def _below(slug: str, path: tuple[str, ...]) -> Fitted:
    """The parts below an article, each a mark that is there."""
    parts, written = parts_of(slug, path[0]), [path[0]]
    for said in path[1:]:
        mark = _mark(parts, said)
        below = parts.meant(mark)
        if below is None:
            return Fitted(tuple(one.removeprefix(ITEM) for one in path), NO_PART)
        parts = below
        written.append(mark)
    return Fitted(tuple(written))


def _mark(parts: Parts, said: str) -> str:
    """What a mark is written as in the law: the figure of an item counts letters, another one Roman points."""
    figure = said.removeprefix(ITEM)
    if parts.part(figure) is not None:
        return figure
    if not figure.isdecimal():
        return figure.swapcase() if parts.part(figure.swapcase()) is not None else figure
    if said != figure:
        return parts.marks[int(figure) - 1] if 0 < int(figure) <= len(parts.marks) else figure
    return small_roman_of(figure) or figure


def _digits(head: str) -> str:
    return head[: len(head) - len(head.lstrip("0123456789"))]
