"""Every real file is read, or refused with the reason that is true of it; one text in four formats stays one text."""

import csv
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from difflib import SequenceMatcher
from multiprocessing import get_context
from pathlib import Path

import pytest

from kb.anchoring import normalise
from kb.extracting.parsed import ParsedEdition, Refused
from kb.extracting.parsing import parse

FILES = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "files"
# What is said of the files that cannot be imported; all others are.
REFUSED = {
    "broken-and-odd/blank.pdf": "no-text",
    "broken-and-odd/docling-greek_heading_styles.doc": "not-supported",
    "broken-and-odd/docling-ocr_test.pdf": "no-text-layer",
    "broken-and-odd/docling-ocr_test_rotated_90.pdf": "no-text-layer",
    "broken-and-odd/error.pdf": "damaged",
    "broken-and-odd/image.pdf": "no-text-layer",
    "broken-and-odd/invalid-truncated.pdf": "not-supported",
    "broken-and-odd/not_a_pdf.pdf": "empty",
    "broken-and-odd/ocr-sample-english.pdf": "no-text-layer",
    "broken-and-odd/unstructured-fake.doc": "not-supported",
    "broken-and-odd/unstructured-password.pdf": "needs-password",
    "doc/upr-slovenia/Advance_questions_Slovenia_first_batch.doc": "not-supported",
    "odd-names/name-cyrillic Привет, мир.pdf": "no-text",
    "odd-names/name-hangul 헬로월드.pdf": "no-text",
    "odd-names/name-latin-accent Aló mundo.pdf": "no-text",
    "pdf/upr-slovenia/Letter-OHCHR-HC-Slovenia.pdf": "no-text-layer",
}
FORMATS = ("docx", "odt", "html", "md")
EQUAL_AT_LEAST = 0.99

pytestmark = pytest.mark.skipif(
    not FILES.is_dir(), reason="the development corpus is not beside the repository"
)


@dataclass(frozen=True)
class Ending:
    """What became of a file."""

    code: str
    edition: ParsedEdition | None = None


def ending(path: Path) -> Ending:
    try:
        return Ending("ok", parse(path.read_bytes(), path.name))
    except Refused as refused:
        return Ending(refused.code)


@pytest.fixture(scope="module")
def endings() -> dict[str, Ending]:
    """All files, by path; a few processes read them, as starting one for each would take most of the time."""
    paths = sorted(path for path in FILES.rglob("*") if path.is_file() and path.parent != FILES)
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        found = list(pool.map(ending, paths))
    return {path.relative_to(FILES).as_posix(): each for path, each in zip(paths, found, strict=True)}


def inventory() -> Iterator[dict[str, str]]:
    with (FILES / "INVENTORY.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def test_every_file_is_read_or_refused_with_the_reason_that_is_true_of_it(endings: dict[str, Ending]) -> None:
    assert {path: each.code for path, each in endings.items() if each.code != "ok"} == REFUSED
    assert set(endings) == {line["path"] for line in inventory()}


def test_imported_pdfs_have_the_pages_and_nearly_the_characters_that_were_counted(
    endings: dict[str, Ending],
) -> None:
    """Cleaning takes heads, feet and numbers away; a reader that lost a column would lose far more."""
    wrong = {}
    for line in inventory():
        edition = endings[line["path"]].edition
        if edition is None or not line["pages"] or int(line["text_characters"]) < 1_000:
            continue
        kept = sum(map(len, edition.text.split())) + sum(
            len(removed.text.replace(" ", "")) for removed in edition.removed
        )
        share = kept / int(line["text_characters"])
        if edition.pages != int(line["pages"]) or not 0.7 < share < 1.3:
            wrong[line["path"]] = (edition.pages, round(share, 2))
    assert wrong == {}


def paragraphs(edition: ParsedEdition) -> list[str]:
    """All headings and passages in order, without regard to white space, hyphens, quotation marks and case."""
    places = [(entry.start, entry.heading) for entry in edition.outline]
    places += [(stretch.start, stretch.text) for stretch in edition.stretches]
    return [" ".join(normalise(text).text.split()) for _start, text in sorted(places)]


def equal_share(one: list[str], other: list[str]) -> float:
    equal = sum(
        match.size for match in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    )
    return equal / max(len(one), len(other), 1)


def test_one_text_in_word_and_opendocument_has_equal_paragraphs(endings: dict[str, Ending]) -> None:
    assert share_of(endings, "docx", "odt") >= EQUAL_AT_LEAST


@pytest.mark.parametrize("other", ["html", "md"])
def test_one_text_in_other_formats_has_equal_paragraphs(endings: dict[str, Ending], other: str) -> None:
    assert share_of(endings, "docx", other) >= EQUAL_AT_LEAST


def share_of(endings: dict[str, Ending], first: str, second: str) -> float:
    """The share of equal paragraphs over all texts, weighted by their number."""
    equal, all_of_them = 0.0, 0
    for path, each in endings.items():
        twin = endings.get(path.removesuffix(first) + second)
        if (
            path.startswith("same-text")
            and path.endswith(f".{first}")
            and each.edition
            and twin
            and twin.edition
        ):
            one, other = paragraphs(each.edition), paragraphs(twin.edition)
            count = max(len(one), len(other))
            equal += equal_share(one, other) * count
            all_of_them += count
    assert all_of_them > 100
    return equal / all_of_them
