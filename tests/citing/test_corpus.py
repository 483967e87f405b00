"""Real records of the development corpus, in every style and format."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rispy
from pybtex.database import parse_string

from kb.citing import STYLES, Contributor, Reference, Source, cite, export
from kb.citing.bibtex import escaped
from kb.dating import PartialDate

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = pytest.mark.skipif(not CORPUS.exists(), reason="the development corpus is not here")


def records(folder: str) -> Iterator[dict[str, Any]]:
    with (CORPUS / folder / "documents.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def united_nations(kind: str, folder: str) -> list[Source]:
    return [
        Source(
            kind=kind,
            title=record["title"],
            contributors=(Contributor.institutional(record["institution"]),),
            un_symbol=record["symbol"] or "",
            issued=PartialDate.parse(record["date"]) if record["date"] else None,
            url=record["source_url"] or "",
            identifier=record["id"],
        )
        for record in records(folder)
    ]


def test_general_comments_and_resolutions_are_cited_by_body_and_symbol_in_every_style() -> None:
    sources = united_nations("report", "documents/general-comments")
    sources += united_nations("legislation", "documents/un-resolutions")
    assert len(sources) > 700
    for source in sources:
        for style in STYLES:
            text = cite(source, style).text
            assert source.contributors[0].literal in text
            assert source.un_symbol in text


def test_general_comments_come_back_from_machine_formats_with_symbol_and_institution_whole() -> None:
    sources = united_nations("report", "documents/general-comments")
    references = [Reference(source) for source in sources]
    entries = list(parse_string(export(references, "bibtex"), "bibtex").entries.values())
    tagged = rispy.loads(export(references, "ris"))
    for source, entry, record in zip(sources, entries, tagged, strict=True):
        name = source.contributors[0].literal
        assert entry.persons["author"][0].last_names == [f"{{{escaped(name)}}}"]
        assert record["authors"] == [name.replace(",", "")]
        assert record.get("issn", "") == source.un_symbol


def test_chinese_laws_keep_their_titles_in_every_style() -> None:
    for record in records("instruments/laws-zh"):
        adopted = PartialDate.parse(record["date"]) if record["date"] else None
        source = Source(kind="legislation", title=record["title"], adopted=adopted)
        assert all(record["title"] in cite(source, style).text for style in STYLES)


def test_title_of_special_characters_of_another_project_is_escaped_for_bibtex() -> None:
    path = CORPUS / "citations" / "citation-js" / "plugin-bibtex__input.json"
    cases = json.loads(path.read_text(encoding="utf-8"))["@biblatex/text"]["with escaped characters"][1]
    titles = {case["id"]: case["title"] for case in cases}
    assert escaped(titles["escape"]) == (
        r"a\&b\%c\$d\#e\_f\textasciitilde{}\textasciicircum{}\textbackslash{}"
    )
