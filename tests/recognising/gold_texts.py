"""The passages of the gold files, found in the development corpus, and how well a recogniser does on them."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from kb.recognising import Reader, Recognised
from tests.recognising.shipped import LAW, shipped

HERE = Path(__file__).resolve().parent / "gold"
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@dataclass
class Count:
    """Mentions found, wrongly reported and missed, by kind; `notes` describes the errors."""

    found: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was reported that is right."""
        return self.found.total() / (self.found.total() + self.wrong.total())

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.found.total() / (self.found.total() + self.missed.total())


@cache
def gold(name: str) -> list[dict[str, Any]]:
    """The lines of a gold file."""
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def passages(record: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """The passages of a record of the corpus in order, each with what a gold line says of its place."""
    if "sections" in record:
        for index, section in enumerate(record["sections"]):
            yield {"section": index}, section["text"] or ""
    elif "texts" in record:
        yield from (({"language": language}, text) for language, text in record["texts"].items())
    elif "itemid" in record:
        start = 0
        for line in record["text"].split("\n"):
            yield {"start": start, "end": start + len(line)}, line
            start += len(line) + 1
    else:
        yield {}, record["text"]


def read_fragments(name: str) -> Iterator[tuple[dict[str, Any], str, Recognised]]:
    """The gold lines that carry their words, a line for each fragment, those of one document read by one reader."""
    for line in gold(name):
        if "file" in line:
            continue
        reader = Reader(shipped(), language=line["language"], home=line["home"])
        several = "texts" in line
        for index, text in enumerate(line["texts"] if several else [line["text"]]):
            own = {
                key: line[key][index] for key in ("mentions", "not", "unjudged") if several and key in line
            }
            yield {**line, **own}, text, reader.read(text)


def read_gold(name: str) -> Iterator[tuple[dict[str, Any], str, Recognised]]:
    """The gold lines with their text and what is recognised, each document read from its beginning."""
    wanted: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for line in gold(name):
        if "file" in line:
            wanted.setdefault((line["file"], line["id"]), []).append(line)
    for file in sorted({file for file, _ in wanted}):
        for raw in (CORPUS / file).read_text(encoding="utf-8").splitlines():
            record = json.loads(raw)
            lines = wanted.get((file, record.get("id") or record.get("key")))
            if lines:
                yield from _read_record(record, lines)


def _read_record(
    record: dict[str, Any], lines: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], str, Recognised]]:
    home, title = lines[0].get("home", []), record.get("title") or ""
    reader = Reader(shipped(), language=record.get("language") or "en", home=home, title=title)
    for place, text in passages(record):
        if "texts" in record:  # translations of one another are texts of their own
            reader = Reader(shipped(), language=place["language"])
        recognised = reader.read(text)
        for line in lines:
            if all(line[member] == value for member, value in place.items()):
                yield line, text, recognised


def is_unchanged(line: dict[str, Any], text: str) -> bool:
    """Whether the corpus still holds the text that was labelled."""
    return sha256(text.encode("utf-8")).hexdigest() == line["sha256"]


def count(line: dict[str, Any], text: str, recognised: Recognised, total: Count) -> None:
    """Adds what a passage shows."""
    reported = list(recognised.of_kind(*LAW))
    for start, end, target, *_words in line["mentions"]:
        kind = "provision" if ":" in target else "instrument"
        hit = next((m for m in reported if m.key == target and m.start < end and start < m.end), None)
        if hit is None:
            total.missed[kind] += 1
            total.notes.append(f"missed {target}: {text[start:end]}")
        else:
            total.found[kind] += 1
            reported.remove(hit)
    unjudged = line.get("unjudged", [])
    for mention in reported:
        if not any(mention.start < end and start < mention.end for start, end, *_words in unjudged):
            total.wrong[mention.kind] += 1
            total.notes.append(f"wrong {mention.key}: {text[mention.start : mention.end]}")
