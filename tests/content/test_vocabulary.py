"""The vocabularies of the shipped base: trees without holes, labels in the languages promised, mappings that exist."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.content.seeds import ROOT, records

UN_LANGUAGES = {"en", "fr", "es", "ar", "zh-Hans", "ru"}
THESAURI = ROOT.parent / "shared" / "corpus" / "vocabularies"
SCHEMES = ("groups", "places", "rights", "technologies", "themes")
CONCEPTS = [(path.stem, record) for path, record in records("vocabulary")]


def concepts(scheme: str) -> dict[str, dict[str, Any]]:
    return {record["slug"]: record for stem, record in CONCEPTS if stem == scheme}


def depth(tree: dict[str, dict[str, Any]], slug: str) -> int:
    broader = tree[slug].get("broader")
    return 1 + depth(tree, broader) if broader else 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_scheme_is_a_tree_that_lists_the_broader_concept_first(scheme):
    seen: set[str | None] = {None}
    for slug, record in concepts(scheme).items():
        assert record.get("broader") in seen, slug
        seen.add(slug)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_slug_stands_for_one_concept_of_its_scheme(scheme):
    slugs = [record["slug"] for stem, record in CONCEPTS if stem == scheme]
    assert len(slugs) == len(set(slugs))


@pytest.mark.parametrize("scheme", [scheme for scheme in SCHEMES if scheme != "places"])
def test_concept_of_the_two_upper_levels_is_labelled_in_all_un_languages(scheme):
    tree = concepts(scheme)
    upper = [record for slug, record in tree.items() if depth(tree, slug) <= 2]
    assert [record["slug"] for record in upper if set(record["labels"]) != UN_LANGUAGES] == []


def test_country_or_region_is_labelled_in_all_un_languages():
    coded = [record for record in concepts("places").values() if "notation" in record]
    assert [record["slug"] for record in coded if set(record["labels"]) != UN_LANGUAGES] == []


def test_themes_go_three_levels_deep():
    tree = concepts("themes")
    assert max(depth(tree, slug) for slug in tree) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_english_name_leads_to_one_concept_of_its_scheme(scheme):
    names = Counter(
        name.casefold()
        for record in concepts(scheme).values()
        for name in {record["labels"]["en"], *record.get("alt_labels", {}).get("en", [])}
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_every_concept_says_what_it_means():
    assert [record["slug"] for _, record in CONCEPTS if not record.get("definition")] == []


def test_related_concepts_name_each_other():
    pairs = {
        (f"{scheme}/{record['slug']}", other)
        for scheme, record in CONCEPTS
        for other in record.get("related", [])
    }
    assert {pair for pair in pairs if pair[::-1] not in pairs} == set()


def test_negative_label_is_not_also_a_label():
    assert [record["slug"] for _, record in CONCEPTS if wrong(record) & right(record)] == []


def wrong(record: dict[str, Any]) -> set[str]:
    return {text.casefold() for texts in record.get("negative_labels", {}).values() for text in texts}


def right(record: dict[str, Any]) -> set[str]:
    alternatives = {text for texts in record.get("alt_labels", {}).values() for text in texts}
    return {text.casefold() for text in (*record["labels"].values(), *alternatives)}


@pytest.mark.skipif(not THESAURI.is_dir(), reason="the corpus with the thesauri is not here")
def test_mappings_lead_to_concepts_of_the_published_thesauri():
    known = uris_of(THESAURI / "human-rights-terms-uio" / "mrtermer.ttl") | uris_of(
        THESAURI / "unesco-thesaurus" / "unesco-thesaurus.ttl"
    )
    mapped = {
        uri.rsplit("/", 1)[1]
        for _, record in CONCEPTS
        for key in ("exact_match", "close_match")
        for uri in record.get(key, [])
        if "wikidata.org" not in uri
    }
    assert mapped - known == set()


def uris_of(turtle: Path) -> set[str]:
    """The local names of the concepts that a Turtle file describes."""
    return set(re.findall(r"^(?:mrtermer)?:(c\w+) a ", turtle.read_text(encoding="utf-8"), re.MULTILINE))
