"""How the sources of the shipped base are cleaned into paragraphs, so that summaries can be held against them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kb.anchoring import fingerprint

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT.parent / "shared" / "corpus" / "seeds"


@dataclass(frozen=True)
class Seed:
    """One source file and what is not a paragraph of its text.

    `removed` lists lines, whole or (with a closing "…") by their first words. A line that ends with an entry of
    `joined` goes on in the next one, because a page break cuts the paragraph. `marks` matches what stands before a
    paragraph without being part of it; its group, if any, is the number as printed.
    """

    file: str
    removed: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    marks: str = r"(?:[-•]\s+)?(?:(\d+\.)\s+)?"

    @property
    def path(self) -> Path:
        return FOLDER / self.file


#: By slug of the document. A source added to fixtures/sources is added here.
SEEDS = {
    "wp3298-theme-2": Seed(
        file="003_f3909258362ce408.txt",
        removed=(
            "Skip to main content",
            "Theme 2: Strengthen implementation…",
            "Wednesday 29 November…",
            "HUman rights and emerging…",
            "“It is important to be creative…",
            "“The human rights toolkit is more…",
            "Previous",
            "Human Rights and New and…",
            "Next",
            "Theme 3: A…",
            "Want to find out more?",
            "Sign up to our newsletter",
        ),
    ),
    "eu-ngo-forum-2020-concept-note": Seed(
        file="004_700a3ea4be2c1fb2.txt",
        removed=(
            "CONCEPT NOTE",
            "EU-NGO Human Rights Forum, 9-10…",
            "The impact of New Technologies…",
        ),
        joined=("human-centric approach to Artificial",),
    ),
    "li-zhang-judicial-protection-2023": Seed(
        file="002_baab817142d0c8eb.txt",
        removed=(
            "CHINA VIEW> Documents> Detail",
            "LI Xiao, ZHANG Jikun: Promotion…",
            "——From the Perspective of the…",
            "2023-07-24 10:19…",
            "Share:",
            "Promotion of Judicial Protection of Human…",
            "by LI Xiao, ZHANG Jikun",
            "-From the Perspective of the…",
            "Scan me!",
            "Scan the QR code…",
            "关于我们",
        ),
    ),
    "liu-technological-supports-2023": Seed(
        file="000_31dddcd0259575bf.txt",
        removed=(
            "CHINA VIEW> Documents> Detail",
            "LIU Huawen: Technological Supports…",
            "2023-07-31 14:21…",
            "Share:",
            "Technological Supports for Better Human…",
            "by LIU Huawen",
        ),
    ),
    "zhang-prosecutorial-protection-2024": Seed(
        file="001_70884ac5053117ee.txt",
        removed=(
            "Sponsored by…",
            "Home>…",
            "The Prosecutorial Protection…",
            "The Prosecutorial Protection…",
            "2024-04-17 10:59:54…",
            "ZHANG Jie*",
            "(Translated…",
            "Top",
            "content",
        ),
        marks=r"(?:(\*|\d+\.)\s+)?",
    ),
}


#: Where one sentence of a paragraph ends and the next begins.
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a source without its list mark, and the number printed before it, if any."""

    number: str
    text: str


def paragraphs(seed: Seed, headings: set[str]) -> list[Paragraph]:
    """The paragraphs of the source in order, without what is removed and without the headings."""
    lines = _joined(seed.path.read_text(encoding="utf-8").splitlines(), seed.joined)
    return [
        _without_mark(line, seed)
        for line in lines
        if not stands_among(line, headings) and not stands_among(line, seed.removed)
    ]


def runs_of_sentences(text: str) -> Iterator[str]:
    """Every run of consecutive sentences that is a part of the paragraph, not the whole of it."""
    starts = [0, *(end.end() for end in SENTENCE_END.finditer(text))]
    ends = [*(end.start() for end in SENTENCE_END.finditer(text)), len(text)]
    for first, start in enumerate(starts):
        for end in ends[first:]:
            if (start, end) != (0, len(text)):
                yield text[start:end]


def text_by_path(document: dict[str, Any]) -> dict[str, str]:
    """The text of the source that each passage stands for, by path; a passage whose text is not found is left out.

    A paragraph is looked for in the whole source, a selection only in the paragraph that it lies within.
    """
    whole = {
        fingerprint(one.text): one.text for one in paragraphs(SEEDS[document["slug"]], headings(document))
    }
    texts: dict[str, str] = {}
    for passage in document["passages"]:
        known = whole
        if is_selection(passage):
            known = {fingerprint(run): run for run in runs_of_sentences(texts.get(passage.get("within"), ""))}
        if passage["fingerprint"] in known:
            texts[passage["path"]] = known[passage["fingerprint"]]
    return texts


def is_selection(passage: dict[str, Any]) -> bool:
    """Whether the passage is a curator's selection inside a paragraph; it stands for no paragraph of its own."""
    return passage.get("kind") == "selection"


def standing_for_paragraphs(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The passages of the document without its selections."""
    return [passage for passage in document["passages"] if not is_selection(passage)]


def removed_lines(seed: Seed) -> list[str]:
    """The lines of the source that are left out, each as often as it is printed."""
    lines = map(str.strip, seed.path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and stands_among(line, seed.removed)]


def stands_among(line: str, entries: Iterable[str]) -> bool:
    """Whether the line is one of the entries, or begins as one that a closing "…" cuts short."""
    return any(
        line.startswith(entry.removesuffix("…")) if entry.endswith("…") else line == entry
        for entry in entries
    )


def _joined(lines: list[str], cuts: tuple[str, ...]) -> list[str]:
    whole: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        if whole and cuts and whole[-1].endswith(cuts):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _without_mark(line: str, seed: Seed) -> Paragraph:
    mark = re.match(seed.marks, line)
    assert mark is not None, f"the marks of {seed.file} must match the empty string"
    return Paragraph(number=(mark.group(1) or "") if mark.re.groups else "", text=line[mark.end() :])


def documents() -> list[dict[str, Any]]:
    """The records of fixtures/sources."""
    return [record for _path, record in records("sources")]


def claims() -> list[dict[str, Any]]:
    """The records of fixtures/claims, without relations and issues."""
    return [record for path, record in records("claims") if not path.stem.startswith("_")]


def records(folder: str) -> list[tuple[Path, dict[str, Any]]]:
    """Every record in a folder of fixtures, with the file it stands in."""
    return [
        (path, record)
        for path in sorted((ROOT / "fixtures" / folder).glob("*.yaml"))
        for record in _read(path)
    ]


def headings(document: dict[str, Any]) -> set[str]:
    """The headings of a document as they stand in its text, number first, long ones cut short with "…"."""
    sections = document.get("sections", [])
    return {f"{section.get('number', '')} {section['heading']}".strip() for section in sections}


@cache
def _read(path: Path) -> list[dict[str, Any]]:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
