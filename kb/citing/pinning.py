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
_SEVERAL = re.compile(r"–|,|\band\b|&")


@dataclass(frozen=True)
class PinForm:
    """Abbreviations (singular, plural) of the units, and how a heading, a note and quoted words are named."""

    units: dict[str, tuple[str, str]]
    section: Callable[[str], str]
    numbered_section: str
    note: Callable[[str], str]
    words: Callable[[str], str]


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
        _counted("page", pinpoint.page, form),
        _paragraph(pinpoint.paragraph, form),
        form.note(number(pinpoint.note)) if pinpoint.note else "",
    ]
    found = ", ".join(part for part in parts if part)
    return found or (form.words(pinpoint.quote) if pinpoint.quote else "")


def provision(label: str, form: PinForm) -> str:
    """ "art. 17" for "Article 17" or "17"; a label in other words or another language as it is."""
    if label[:1].isdigit():
        return _counted("article", label, form)
    match = _LABEL.match(label)
    unit = _UNITS.get(match["unit"].lower()) if match else None
    if match is None or unit is None:
        return label
    return _counted(unit, match["number"], form)


def number(printed: str) -> str:
    """The number without the mark that closes it in print ("3." → "3"); ranges with an en dash."""
    bare = printed.strip("¶ ").rstrip(".:)") if not printed.startswith("(") else printed.rstrip(".:")
    if bare.count("(") > bare.count(")"):
        bare += ")"
    return re.sub(r"(?<=\d)\s*-\s*(?=\d)", "–", bare)


def _section(heading: str, form: PinForm) -> str:
    if not heading:
        return ""
    return form.numbered_section + number(heading) if _NUMERAL.match(heading) else form.section(heading)


def _paragraph(printed: str, form: PinForm) -> str:
    # The path of a numbered recommendation ("rec.3") says what it counts.
    recommendation = _RECOMMENDATION.match(printed)
    if recommendation:
        return _counted("recommendation", recommendation[1], form)
    return _counted("paragraph", printed, form)


def _counted(unit: str, printed: str, form: PinForm) -> str:
    bare = number(printed)
    if not bare:
        return printed
    singular, plural = form.units[unit]
    return (plural if _SEVERAL.search(bare) else singular) + bare
