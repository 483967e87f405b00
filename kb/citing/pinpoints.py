"""The words for an exact place in a source, in the abbreviations of each style."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kb.citing.source import Pinpoint

_UNITS = {
    "article": "article",
    "articles": "article",
    "art": "article",
    "arts": "article",
    "section": "section",
    "sections": "section",
    "sec": "section",
    "§": "section",
    "paragraph": "paragraph",
    "paragraphs": "paragraph",
    "para": "paragraph",
    "paras": "paragraph",
    "chapter": "chapter",
    "rule": "rule",
    "principle": "principle",
    "recommendation": "recommendation",
}
_LABEL = re.compile(r"^(?P<unit>[^\W\d]+|§)\.?\s*(?P<number>\d.*|[IVXLC]+\b.*)$")
_NUMERAL = re.compile(r"^(?:[IVXLC]+|[\d.]+)[.)]?$")
_RECOMMENDATION = re.compile(r"^rec\.(\d[\d.]*)$")
#: Words that say that more than one of a unit follows.
_PLURALS = frozenset({"articles", "arts", "sections", "paragraphs", "paras"})
#: Another number after a comma or an "and"; in "17, paragraph 1" there is none.
_SEVERAL = re.compile(r"–|(?:,|\band\b|&)\s*\(?(?:\d|[IVXLC]+\b)")
_DASHED = re.compile(r"(?P<first>\d+)\s*[-–]\s*(?P<last>\d+)")


@dataclass(frozen=True)
class PinForm:
    """Abbreviations (singular, plural) of the units, and how a heading, a note and quoted words are named.

    `may_count` are the units that the style lets one count where the source prints no numbers.
    """

    units: dict[str, tuple[str, str]]
    section: Callable[[str], str]
    numbered_section: str
    note: Callable[[str], str]
    words: Callable[[str], str]
    may_count: frozenset[str] = frozenset()


# Whole words, for notes in machine formats that every style prints as they are.
WHOLE_WORDS = PinForm(
    units={
        unit: (f"{unit} ", f"{unit}s ")
        for unit in (
            "article",
            "section",
            "paragraph",
            "page",
            "chapter",
            "rule",
            "principle",
            "recommendation",
        )
    },
    section=lambda heading: f"section “{heading}”",
    numbered_section="section ",
    note=lambda number: f"note {number}",
    words=lambda quote: f"at “{quote}”",
)


def place(pinpoint: Pinpoint | None, form: PinForm) -> str:
    """The place in words, its parts from the larger to the smaller; "" where none is given.

    Quoted words stand in only where nothing else says where they are.
    """
    if pinpoint is None:
        return ""
    parts = [
        _section(pinpoint.section, form),
        provision(pinpoint.provision, form),
        _numbered("page", _range(bare(pinpoint.page)), form) or pinpoint.page,
        _paragraph(pinpoint, form),
        _note(pinpoint, form),
    ]
    found = ", ".join(part for part in parts if part)
    return found or (form.words(pinpoint.quote) if pinpoint.quote else "")


def provision(label: str, form: PinForm) -> str:
    """ "art. 17" for "Article 17" or "17"; a label in other words or another language as it is.

    "Article 287-2" is one article whose number has a hyphen; only "Articles 17-19" are several.
    """
    if label[:1].isdigit():
        return _numbered("article", number(label), form) or label
    match = _LABEL.match(label)
    unit = _UNITS.get(match["unit"].lower()) if match else None
    if match is None or unit is None:
        return label
    one = bare(match["number"])
    are_several = match["unit"].lower() in _PLURALS
    return _numbered(unit, number(match["number"]) if are_several else one.replace("–", "-"), form) or label


def bare(printed: str) -> str:
    """The number without the mark that closes it in print: "3." → "3"."""
    stripped = printed.strip("¶ ").rstrip(".:)") if not printed.startswith("(") else printed.rstrip(".:")
    return stripped + ")" if stripped.count("(") > stripped.count(")") else stripped


def number(printed: str) -> str:
    """The bare number; a range with an en dash.

    A range goes up: "3-5" are three paragraphs, while "12-3" is the third of those that were put in after the twelfth.
    """
    stripped = bare(printed)
    dashed = _DASHED.findall(stripped)
    goes_up = all(int(first) < int(last) for first, last in dashed)
    return _range(stripped) if dashed and goes_up else stripped


def _range(stripped: str) -> str:
    return _DASHED.sub(r"\g<first>–\g<last>", stripped)


def _section(heading: str, form: PinForm) -> str:
    if not heading:
        return ""
    return form.numbered_section + number(heading) if _NUMERAL.match(heading) else form.section(heading)


def _paragraph(pinpoint: Pinpoint, form: PinForm) -> str:
    # The path of a numbered recommendation ("rec.3") says what it counts.
    recommendation = _RECOMMENDATION.match(pinpoint.paragraph)
    unit, printed = (
        ("recommendation", recommendation[1]) if recommendation else ("paragraph", pinpoint.paragraph)
    )
    numbered = _numbered(unit, number(printed), form) or printed
    return _told_as_counted(numbered, unit, pinpoint, form)


def _note(pinpoint: Pinpoint, form: PinForm) -> str:
    note = form.note(number(pinpoint.note)) if pinpoint.note else ""
    return _told_as_counted(note, "note", pinpoint, form)


def _told_as_counted(numbered: str, unit: str, pinpoint: Pinpoint, form: PinForm) -> str:
    """The place with a word that its number is none of the source's, where the style wants the source's."""
    is_silent = not numbered or not pinpoint.is_counted or unit in form.may_count
    return numbered if is_silent else f"{numbered} (counted)"


def _numbered(unit: str, bare_number: str, form: PinForm) -> str:
    if not bare_number:
        return ""
    singular, plural = form.units[unit]
    return (plural if _SEVERAL.search(bare_number) else singular) + bare_number
