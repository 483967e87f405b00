"""The real texts on which alignment is tried, read from where they lie; none of them is part of the repository."""

import json
from functools import cache
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SETS = ("treaties", "udhr", "laws-zh", "laws-es", "laws-fr")


@cache
def paragraphs_of(collection: str, language: str, shortest: int = 2000) -> list[list[str]]:
    """The paragraphs of each text of a set in that language, texts of fewer characters left out; longest first."""
    path = CORPUS / "instruments" / collection / "documents.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    texts = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        if record["language"].split("-")[0] == language:
            texts.append(_paragraphs(record["sections"]))
    texts.sort(key=lambda text: -sum(map(len, text)))
    return [text for text in texts if sum(map(len, text)) >= shortest]


def _paragraphs(sections: list[dict[str, str]]) -> list[str]:
    found: list[str] = []
    above = ""
    for section in sections:
        heading = (section["heading"] or "").strip()
        if heading and heading != above and not section["text"].startswith(heading):
            found.append(heading)
        above = heading
        found += [line.strip() for line in section["text"].split("\n") if line.strip()]
    return found


@cache
def seeds() -> list[list[str]]:
    """The paragraphs of the seed texts, by blank lines or lines."""
    paths = sorted((CORPUS / "seeds").glob("*.txt"))
    if not paths:
        pytest.skip("the seed texts are absent")
    texts = []
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        parts = text.split("\n\n") if text.count("\n\n") > 10 else text.split("\n")
        texts.append([" ".join(part.split()) for part in parts if part.strip()])
    return texts


@cache
def stages() -> list[list[tuple[str, tuple[str, ...]]]]:
    """The paragraphs of one law at two stages of its making, each with the headings above it."""
    path = CORPUS / "instruments" / "eu" / "documents.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is absent")
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_under_headings(record["sections"]) for record in records if record.get("work_id") == "eu-ai-act"]


def _under_headings(sections: list[dict[str, str]]) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (line.strip(), (section["heading"],) if section["heading"] else ())
        for section in sections
        for line in section["text"].split("\n")
        if line.strip()
    ]
