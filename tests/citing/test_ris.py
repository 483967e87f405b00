"""RIS read back by rispy."""

import pytest
import rispy
from hypothesis import given

from kb.citing import Contributor, Pinpoint, Reference, Source, export
from kb.citing.titles import full_title
from tests.citing import hostile, sources


def read(*references: Reference) -> list[dict[str, object]]:
    return rispy.loads(export(list(references), "ris"))


@hostile.large_cases
@given(references=hostile.references)
def test_hostile_text_in_any_field_is_read_back_as_it_was(references: list[Reference]) -> None:
    records = read(*references)
    assert len(records) == len(references)
    for record, (source, _pinpoint, _accessed) in zip(records, references, strict=True):
        assert record.get("title", "") == full_title(source)
        assert record.get("abstract", "") == source.abstract
        assert source.url.replace(";", "%3B") in record["urls"]
        assert len(record.get("authors", [])) <= max(len(source.authors), 1)


@hostile.large_cases
@given(references=hostile.references)
def test_every_line_ends_in_crlf_and_every_record_runs_from_its_type_to_its_end(
    references: list[Reference],
) -> None:
    text = export(references, "ris")
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert "\r" not in "".join(lines)
    assert [line[:6] for line in lines].count("TY  - ") == len(references)
    assert lines.count("ER  - ") == len(references)
    assert text.startswith("TY  - ")
    assert text.endswith("ER  - \r\n\r\n")


def test_institution_is_written_without_a_comma_and_a_person_with_one() -> None:
    name = "Ministry of Labour, Industry and Commerce"
    source = Source(
        kind="report", title="T", contributors=(Contributor.institutional(name), sources.LIU.authors[0])
    )
    (record,) = read(Reference(source))
    assert record["authors"] == ["Ministry of Labour Industry and Commerce", "Liu, Huawen"]


@pytest.mark.parametrize(
    ("name", "record_type"),
    [
        ("ARTICLE", "JOUR"),
        ("ZHANG", "JOUR"),
        ("LI_AND_ZHANG", "CPAPER"),
        ("LIU", "SLIDE"),
        ("WP3298", "RPRT"),
        ("WEB_PAGE", "ELEC"),
        ("CHINESE_LAW", "STAT"),
        ("TREATY", "STAT"),
        ("RESOLUTION", "RPRT"),
        ("CASE", "CASE"),
        ("DATASET", "DATA"),
    ],
)
def test_type_of_record_follows_the_kind_of_source(name: str, record_type: str) -> None:
    (record,) = read(Reference(sources.EVERY_KIND[name]))
    assert record["type_of_reference"] == record_type


def test_date_is_as_precise_as_known() -> None:
    records = read(
        *(Reference(s) for s in (sources.LIU, sources.WEB_PAGE, sources.DATASET, sources.CONCEPT_NOTE))
    )
    assert [r.get("date") for r in records] == ["2023/07/31/", "2021/03//", "2022///", None]


def test_symbol_keywords_permalink_and_access_are_in_their_fields() -> None:
    (resolution,) = read(Reference(sources.RESOLUTION, accessed=sources.ACCESSED))
    assert (resolution["issn"], resolution["access_date"]) == ("A/HRC/RES/32/13", "2026/11/20/")
    (article,) = read(Reference(sources.ZHANG))
    assert article["keywords"] == ["digital human rights", "legal supervision"]
    (claim,) = read(Reference(sources.CLAIM))
    assert claim["urls"] == [sources.CLAIM.url, sources.CLAIM.permalink]


def test_page_meant_is_the_start_page_where_the_source_has_none_of_its_own() -> None:
    (record,) = read(Reference(sources.INSTITUTIONAL_REPORT, Pinpoint(page="7")))
    assert record["start_page"] == "7"
    assert "Cited: page 7." in record["notes"]
