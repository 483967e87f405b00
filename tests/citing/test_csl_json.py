"""CSL-JSON against the schema of the Citation Style Language, where the corpus is at hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from kb.citing import Pinpoint, Reference, Source, export
from kb.citing.titles import full_title
from kb.dating import PartialDate
from tests.citing import hostile, sources
from tests.citing.csl_schema import faults

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "citations"
SCHEMA = CORPUS / "csl-schema" / "csl-data.json"
with_schema = pytest.mark.skipif(
    not SCHEMA.exists(), reason="the CSL schema of the development corpus is not here"
)


def read(*references: Reference) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(export(list(references), "csl-json"))
    return items


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return loaded


@with_schema
@hostile.large_cases
@given(references=hostile.references)
def test_hostile_text_in_any_field_is_valid_and_read_back_as_it_was(
    schema: dict[str, Any], references: list[Reference]
) -> None:
    items = read(*references)
    assert list(faults(items, schema, schema)) == []
    assert [item.get("title", "") for item in items] == [
        full_title(reference.source) for reference in references
    ]
    assert len({item["id"] for item in items}) == len(items)


@with_schema
@pytest.mark.parametrize("name", sources.EVERY_KIND)
def test_every_kind_of_source_is_valid(schema: dict[str, Any], name: str) -> None:
    reference = Reference(sources.EVERY_KIND[name], Pinpoint(paragraph="3"), sources.ACCESSED)
    assert list(faults(read(reference), schema, schema)) == []


@with_schema
def test_schema_reader_finds_what_is_wrong(schema: dict[str, Any]) -> None:
    wrong = [
        {"id": "a"},
        {"id": "a", "type": "leaflet"},
        {"id": "a", "type": "report", "institution": "x"},
        {"id": "a", "type": "report", "author": [{"name": "x"}]},
        {"id": "a", "type": "report", "issued": {"date-parts": [[]]}},
        {"id": ["a"], "type": "report"},
    ]
    assert [bool(list(faults([item], schema, schema))) for item in wrong] == [True] * len(wrong)


def test_institution_is_literal_and_chinese_name_keeps_its_order() -> None:
    (comment,) = read(Reference(sources.GENERAL_COMMENT))
    assert comment["author"] == [{"literal": "Committee against Torture"}]
    (speech,) = read(Reference(sources.LIU))
    assert speech["author"] == [{"family": "Liu", "given": "Huawen", "static-ordering": True}]


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2023", {"date-parts": [[2023]]}),
        ("2023-12", {"date-parts": [[2023, 12]]}),
        ("2020-12-09/2020-12-10", {"date-parts": [[2020, 12, 9], [2020, 12, 10]]}),
        ("1948~", {"date-parts": [[1948]], "circa": True}),
    ],
)
def test_date_is_as_precise_as_known(edtf: str, expected: dict[str, Any]) -> None:
    (item,) = read(Reference(Source(kind="report", issued=PartialDate.parse(edtf))))
    assert item["issued"] == expected


def test_place_symbol_and_life_of_the_law_have_their_variables() -> None:
    (treaty,) = read(Reference(sources.TREATY, Pinpoint(provision="Article 17")))
    assert (treaty["type"], treaty["locator"]) == ("treaty", "article 17")
    assert (treaty["container-title"], treaty["volume"], treaty["page"]) == (
        "United Nations Treaty Series",
        "999",
        "171",
    )
    assert treaty["custom"]["in-force"] == {"date-parts": [[1976, 3, 23]]}
    (resolution,) = read(Reference(sources.RESOLUTION))
    assert (resolution["type"], resolution["number"]) == ("legislation", "A/HRC/RES/32/13")
