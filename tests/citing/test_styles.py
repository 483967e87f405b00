"""Every style, whatever the fields hold: no exception, no control character, nothing lost by marking italics."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given

from kb.citing import FORMATS, STYLES, Format, Reference, Source, UnknownFormat, UnknownStyle, cite, export
from tests.citing import hostile, sources


@hostile.large_cases
@given(references=hostile.references)
def test_hostile_text_in_any_field_is_cited_as_one_plain_line_in_every_style(
    references: list[Reference],
) -> None:
    for source, pinpoint, accessed in references:
        for style in STYLES:
            citation = cite(source, style, pinpoint, accessed)
            assert all(
                unicodedata.category(c) not in {"Cc", "Cs"} for c in citation.text.replace("\n", " ", 1)
            )
            assert all(run.text for run in (*citation.runs, *citation.in_text))
            assert citation.text.count("\n") == (1 if citation.runs and citation.in_text else 0)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", sources.EVERY_KIND)
def test_citation_names_every_institution_whole(name: str, style: str) -> None:
    source = sources.EVERY_KIND[name]
    text = cite(source, style).text
    by_name_alone = name == "DECLARATION" and style == "oscola"
    for contributor in source.contributors:
        if contributor.institution and not by_name_alone:
            assert contributor.literal in text


@pytest.mark.parametrize("style", STYLES)
def test_claim_is_cited_with_its_source_the_permalink_and_the_day_of_access(style: str) -> None:
    text = cite(sources.CLAIM, style, accessed=sources.ACCESSED).text
    assert sources.CLAIM.url in text
    assert sources.CLAIM.permalink in text
    assert sources.BASE in text
    assert "20 November 2026" in text or "November 20, 2026" in text


@pytest.mark.parametrize("style", STYLES)
def test_source_that_only_this_base_holds_is_cited_by_its_permalink(style: str) -> None:
    source = Source(kind="report", title="T", permalink="https://kb.example/p/1")
    assert "https://kb.example/p/1" in cite(source, style).text


@pytest.mark.parametrize("style", STYLES)
def test_source_whose_page_is_gone_is_cited_by_its_archived_copy(style: str) -> None:
    source = Source(kind="webpage", title="T", archive_url="https://archive.example/1")
    assert "https://archive.example/1" in cite(source, style).text


def test_unknown_style_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownStyle, match="apa, chicago, oscola"):
        cite(sources.LIU, "harvard")


def test_unknown_format_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownFormat, match="bibtex, ris, csl-json"):
        export([Reference(sources.LIU)], "endnote")


@pytest.mark.parametrize("name", FORMATS)
def test_no_references_are_an_empty_file(name: str) -> None:
    assert export([], name).strip() in {"", "[]"}


@pytest.mark.parametrize("source", sources.EVERY_KIND.values(), ids=sources.EVERY_KIND)
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_title_of_every_kind_of_source(name: str, source: Source) -> None:
    text = export([Reference(source)], name)
    assert [word for word in re.findall(r"[A-Za-z]{3,}", source.title) if word not in text] == []


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_every_format_is_read_by_a_reader_of_somebody_else(form: Format) -> None:
    file = f"test_{form.function.__module__.rpartition('.')[2]}.py"
    assert (Path(__file__).parent / file).exists(), f"Try it in tests/citing/{file} with such a reader."
