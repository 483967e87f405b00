"""Every record that the shipped base points at is in the shipped base."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.content.seeds import claims, documents, records

CITING = [*documents(), *claims()]


@cache
def known() -> frozenset[str]:
    """The handles of everything that can be pointed at, each behind the word for its kind."""
    handles = {f"{path.stem}/{record['slug']}" for path, record in records("vocabulary")}
    handles |= {f"{path.stem}/{record['slug']}" for path, record in records("institutions")}
    for _path, record in records("law"):
        handles.add(f"law/{record['slug']}")
        handles |= {f"law/{record['slug']}:{provision['path']}" for provision in record.get("provisions", [])}
    for document in documents():
        handles |= {f"passages/{document['slug']}#{passage['path']}" for passage in document["passages"]}
    return frozenset(handles | {f"claims/{claim['slug']}" for claim in claims()})


def pointed_at(record: dict[str, Any]) -> Iterator[str]:
    """The handles that one document or claim names."""
    yield from (f"institutions/{slug}" for slug in (*record.get("publishers", []), *record.get("hosts", [])))
    for contributor in record.get("contributors", []):
        yield from named(contributor, {"person": "people", "institution": "institutions"})
    yield from (*record.get("claimants", []), *record.get("reporters", []))
    yield from named(record.get("verification", {}), {"provision": "law", "passage": "passages"})
    for evidence in record.get("evidence", []):
        yield from named(evidence, {"passage": "passages"})
    for part in (record, *record.get("passages", [])):
        yield from part.get("tags", [])
        for citation in part.get("provisions", []):
            yield from named(citation, {"provision": "law"})


def named(mapping: dict[str, Any], kinds: dict[str, str]) -> list[str]:
    return [f"{kind}/{mapping[key]}" for key, kind in kinds.items() if key in mapping]


@pytest.mark.parametrize("record", CITING, ids=[record["slug"] for record in CITING])
def test_document_or_claim_points_only_at_records_of_the_base(record):
    assert set(pointed_at(record)) - known() == set()


def test_relations_join_claims_of_the_base_and_issues_gather_them():
    named = {relation[end] for relation in of_file("_relations") for end in ("claim", "other")}
    for issue in of_file("_issues"):
        named |= {claim for position in issue["positions"] for claim in position["claims"]}
    assert {f"claims/{slug}" for slug in named} - known() == set()


def test_issues_are_about_concepts_of_the_vocabulary():
    tags = {tag for issue in of_file("_issues") for tag in issue["tags"]}
    assert tags - known() == set()


def test_contradiction_is_kept_once_with_the_lower_handle_first():
    contradictions = [relation for relation in of_file("_relations") if relation["kind"] == "contradicts"]
    assert [relation for relation in contradictions if relation["claim"] >= relation["other"]] == []


def of_file(name: str) -> list[dict[str, Any]]:
    return [record for path, record in records("claims") if path.stem == name]
