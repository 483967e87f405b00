"""What is known to be right about a file: read by a person, or told by its published twin in Akoma Ntoso.

For `report.pdf` a folder of truths may hold `report.pdf.json` (facts), `report.pdf.txt` (its main text, marked by hand;
lines after "~" may be taken or left, such as a byline) and `report.pdf.xml` (the twin). The facts are an object; each
may be absent: `title`, `date` (EDTF), `symbol`, `publisher`, `kind`, `language` (texts), `headings` (a list of texts),
`numbers` (a list of pairs: a paragraph's number and its first words), `notes` (how many).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import parse

FACTS = ("title", "date", "symbol", "publisher", "kind", "language")
_ITEMS = frozenset(
    ("paragraph", "subparagraph", "level", "section", "subsection", "article", "rule", "point", "item")
)
_HEADINGS = frozenset(("heading", "crossHeading", "subheading"))
_XML = frozenset((".xml", ".akn"))
#: Days of the work of programs on a text, and of hearings, not of the text.
_OTHER_DAYS = frozenset(
    ("generated", "transform", "lastModified", "dummy", "historic-akn-transform", "hearing")
)
#: What says what a text is, and not what it is called.
_NO_NAMES = frozenset(("judgment", "approved judgment", "draft judgment", "decision"))
_FIRST = 80  # characters that tell a paragraph from the others


@dataclass(slots=True)
class Truth:
    """Facts by name, headings and numbers in order, how many notes, the main text and what may stand beside it."""

    facts: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    notes: int | None = None
    main: str = ""
    allowed: str = ""


def known(path: Path, folder: Path | None) -> Truth:
    """All that the folder holds about the file; what a person read goes before a twin, or the file's own XML."""
    truth = _of_xml(path) if path.suffix.lower() in _XML else Truth()
    if folder is None:
        return truth
    twin, facts, main = (folder / f"{path.name}{suffix}" for suffix in (".xml", ".json", ".txt"))
    if twin.is_file():
        truth = _of_xml(twin)
    if facts.is_file():
        _enter(truth, json.loads(facts.read_text(encoding="utf-8")))
    if main.is_file():
        lines = main.read_text(encoding="utf-8").splitlines()
        truth.main = "\n".join(line for line in lines if not line.startswith("~"))
        truth.allowed = "\n".join(line[1:] for line in lines if line.startswith("~"))
    return truth


def _of_xml(path: Path) -> Truth:
    try:
        return told_by_twin(parse(path).getroot())
    except (ParseError, DefusedXmlException):
        return Truth()


def _enter(truth: Truth, said: dict[str, object]) -> None:
    truth.facts |= {name: str(said[name]) for name in FACTS if name in said}
    headings, numbers, notes = said.get("headings"), said.get("numbers"), said.get("notes")
    if isinstance(headings, list):
        truth.headings = [str(heading) for heading in headings]
    if isinstance(numbers, list):
        truth.numbers = [(str(number), str(first)) for number, first in numbers]
    if isinstance(notes, int):
        truth.notes = notes


def told_by_twin(root: Element) -> Truth:
    """Title, date, citation, headings, numbered paragraphs and notes of an Akoma Ntoso document."""
    facts = {"title": _title(root), "date": _date(root), "symbol": _symbol(root)}
    return Truth(
        {name: said for name, said in facts.items() if said},
        [text for each in root.iter() if _tag(each) in _HEADINGS and (text := _words(each))],
        list(_numbers(root)),
        sum(_tag(each) == "authorialNote" for each in root.iter()),
    )


def _numbers(root: Element) -> Sequence[tuple[str, str]]:
    """Number and first words of every numbered paragraph; numbers of headings are none."""
    found = []
    for each in root.iter():
        tags = {_tag(inner): inner for inner in reversed(each)}
        if _tag(each) in _ITEMS and "num" in tags and not tags.keys() & _HEADINGS:
            first = next((text for inner in each if _tag(inner) != "num" and (text := _words(inner))), "")
            if first:
                found.append((_words(tags["num"]), _beginning(first)))
    return found


def _beginning(text: str) -> str:
    """The first words, none of them cut."""
    return text if len(text) <= _FIRST else text[:_FIRST].rpartition(" ")[0]


def _title(root: Element) -> str:
    named = next((each.get("value", "") for each in root.iter() if _tag(each) == "FRBRname"), "")
    printed = next((_words(each) for each in root.iter() if _tag(each) == "docTitle"), "")
    return named or ("" if printed.casefold() in _NO_NAMES else printed)


def _date(root: Element) -> str:
    """The day of the work, as far as it is no day of a program or a hearing."""
    dates = (each for each in root.iter() if _tag(each) == "FRBRdate" and each.get("name") not in _OTHER_DAYS)
    return next((each.get("date", "")[:10] for each in dates), "")


def _symbol(root: Element) -> str:
    return next((_words(each) for each in root.iter() if _tag(each) == "cite"), "")


def _words(element: Element) -> str:
    """The words of an element without its notes."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> list[str]:
    pieces = [element.text or ""]
    for each in element:
        if _tag(each) != "authorialNote":
            pieces += _texts(each)
        pieces.append(each.tail or "")
    return pieces


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
