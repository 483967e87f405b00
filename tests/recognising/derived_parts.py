"""Counts the paragraphs, letters and Roman points of the articles of treaties, from the texts in the corpus.

`derived(slug)` gives the notation of `treaties/articles.yaml`; `python -m tests.recognising.derived_parts`
prints it for every treaty whose text the corpus has. Marks count where a line begins with them, or a sentence that
follows a line's end without one; a list must begin with its first mark and go on without a gap, else it is none.
"""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
TREATIES = "instruments/treaties/documents.jsonl"
# Where the text of an instrument is: file, record, and which of several articles of one number is its own.
TEXTS: dict[str, tuple[str, str, int]] = {
    "african-charter": (
        "instruments/laws-fr/documents.jsonl",
        "law-fr-charte-africaine-droits-homme-peuples",
        0,
    ),
    "cat": ("instruments/laws-es/documents.jsonl", "law-ar-LEY-23338", 1),
    "ced": (TREATIES, "treaty-BWBV0003065-en", 0),
    "cedaw": (TREATIES, "treaty-BWBV0002909-en", 0),
    "cedaw-op": ("instruments/laws-es/documents.jsonl", "law-ar-LEY-26171", 1),
    "crc": (TREATIES, "treaty-BWBV0002508-en", 0),
    "crc-op-ac": (TREATIES, "treaty-BWBV0004034-en", 0),
    "crpd": (TREATIES, "treaty-BWBV0004045-en", 0),
    "cybercrime-convention": (TREATIES, "treaty-BWBV0001839-en", 0),
    "echr": (TREATIES, "treaty-BWBV0001000-en", 0),
    "gdpr": ("instruments/eu/documents.jsonl", "eu-2016-679", 0),
    "iccpr": (TREATIES, "treaty-BWBV0001017-en", 0),
    "iccpr-op1": (TREATIES, "treaty-BWBV0001017-en", 1),
    "iccpr-op2": (TREATIES, "treaty-BWBV0001043-en", 0),
    "icerd": (TREATIES, "treaty-BWBV0002911-en", 0),
    "icescr": (TREATIES, "treaty-BWBV0001016-en", 0),
    "icescr-op": (TREATIES, "treaty-BWBV0004027-en", 0),
    "opcat": (TREATIES, "treaty-BWBV0004712-en", 0),
    "refugee-convention": (TREATIES, "treaty-BWBV0001002-en", 0),
    "trafficking-protocol": (TREATIES, "treaty-BWBV0001749-en", 0),
    "udhr": (TREATIES, "treaty-BWBV0001008-en", 0),
    "un-charter": (TREATIES, "treaty-BWBV0004143-en", 0),
}
ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
MARK = re.compile(
    r"(?:^|(?<=[.;:!?])|(?<=[.;:,] and)|(?<=[.;:,] or))[\s*\\]*"
    r"(?:(?P<digit>\d{1,2})\\?\.(?!\d)|\(?(?P<bracketed>\d{1,2}|[a-z]{1,4})\s?\))"
    r"|^[\s*]*(?:(?P<dotted>[a-z]|[ivx]{1,4})\\?\.(?![a-z]\.)|(?P<capital>[A-F])\.(?=\s)|(?P<bare>3)$)",
    re.MULTILINE,
)
PARAGRAPH_END = re.compile(r"[.;:!?]\s*(?:\n|\Z)")
DUTCH = re.compile(r"^(?:Treedt in werking|Wijzigt|Trad in werking).*$", re.MULTILINE)
SORTS = {
    "digit": [str(n) for n in range(1, 40)],
    "letter": list(ascii_lowercase),
    "roman": ROMANS,
    "capital": list(ascii_uppercase),
}


@dataclass
class Level:
    """One list: the sort of its marks, how many there are, and the lists inside its entries by mark."""

    sort: str
    last: int = 0
    inside: dict[str, "Level"] = field(default_factory=dict)

    def written(self) -> str:
        """The list in the notation of `known_parts`."""
        end = f"r{self.last}" if self.sort == "roman" else SORTS[self.sort][self.last - 1]
        below = ",".join(f"{mark}:{level.written()}" for mark, level in self.inside.items())
        return f"{end}({below})" if below else end


def article(text: str) -> str:
    """What follows an article's number in the notation: ":3(2:c)", "" for one paragraph, ":?" for unnumbered ones."""
    open_lists: list[Level] = []
    outer: Level | None = None
    marks = [next(group for group in match.groups() if group) for match in MARK.finditer(text)]
    for place, mark in enumerate(marks):
        entered = _enter(open_lists, mark, "".join(marks[place + 1 : place + 2]))
        outer = outer or (open_lists[0] if entered else None)
    if outer is not None:
        return f":{outer.written()}"
    return ":?" if len(PARAGRAPH_END.findall(text.strip())) > 1 else ""


def _enter(open_lists: list[Level], mark: str, following: str) -> bool:
    """Adds a mark to the list that it goes on, innermost first, or opens a list with it; says if it does."""
    for place in range(len(open_lists) - 1, -1, -1):
        level = open_lists[place]
        if (mark, following, level.sort) == ("i", "ii", "letter"):
            continue
        if mark in SORTS[level.sort] and SORTS[level.sort].index(mark) == level.last:
            level.last += 1
            del open_lists[place + 1 :]
            return True
    for sort, marks in SORTS.items():
        if mark == marks[0] and sort not in {level.sort for level in open_lists}:
            level = Level(sort, 1)
            if open_lists:
                above = open_lists[-1]
                above.inside[SORTS[above.sort][above.last - 1]] = level
            open_lists.append(level)
            return True
    return False


def derived(slug: str) -> dict[str, str]:
    """What stands after the number of each article in the notation, by number."""
    file, record, which = TEXTS[slug]
    runs: list[dict[str, str]] = [{}]
    last = 0
    for number, text in _articles(file, record):
        if int(number) <= last:
            runs.append({})
        last = int(number)
        runs[-1][number] = article(DUTCH.sub("", text))
    return runs[which]


def _articles(file: str, record: str) -> Iterator[tuple[str, str]]:
    for line in (CORPUS / file).read_text(encoding="utf-8").splitlines():
        if f'"{record}"' not in line[:200]:
            continue
        for section in json.loads(line)["sections"]:
            number = re.fullmatch(r"(?:article )?(\d{1,3})", section.get("n") or "")
            if number and not (section.get("text_language") or "en").startswith("nl"):
                yield number[1], section["text"]


if __name__ == "__main__":
    for name in sys.argv[1:] or TEXTS:
        print(f"{name}: {' '.join(number + parts for number, parts in derived(name).items())}")
