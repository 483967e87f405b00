"""Records as data: what every one carries, links both ways, a constant number of queries, nothing unpublished."""

import json
import re

import pytest
from pytest_django import DjangoAssertNumQueries

from kb.exports.representations import REPRESENTATIONS, represent
from kb.models import Claim, Institution
from kb.representing import SHAPES
from tests import factories
from tests.world import CANARY, World

pytestmark = pytest.mark.django_db

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def everything(kind: str) -> list[dict]:
    keys = REPRESENTATIONS[kind].queryset().order_by("pk").values_list("pk", flat=True)
    return represent(kind, list(keys))


@pytest.mark.parametrize("kind", REPRESENTATIONS)
def test_record_of_every_kind_carries_id_addresses_dates_and_citation(kind: str, world: World) -> None:
    records = everything(kind)
    assert records
    for record in records:
        assert record["kind"] == kind
        assert record["id"]
        assert record["url"].startswith("http")
        assert record["json"].endswith(".json")
        assert MOMENT.fullmatch(record["published_at"])
        assert MOMENT.fullmatch(record["updated_at"])
        assert record["citation"]["apa"]
        assert json.loads(json.dumps(record)) == record


#: Keys of a record that other programs are told by a standard's word, inside something else, or not at all.
TOLD_OTHERWISE = {
    "concept": {"labels", "alt_labels", "hidden_labels", "negative_labels", "scope_note", "exact_match", "close_match"},
    "document": {"container", "date"},
    "institution": {"parent"},
    "instrument": {"short_title"},
    "passage": {"anchor", "nothing_to_tag"},
}  # fmt: skip


@pytest.mark.parametrize("kind", REPRESENTATIONS)
def test_every_key_of_a_record_is_told_to_other_programs(kind: str, world: World) -> None:
    told = {"slug"}.union(*everything(kind))
    assert set(SHAPES[kind].keys) - told == TOLD_OTHERWISE.get(kind, set()), (
        "Tell it in kb/exports/representations/, or say in TOLD_OTHERWISE that it is told otherwise."
    )


@pytest.mark.parametrize("kind", REPRESENTATIONS)
def test_record_of_any_kind_says_nothing_of_drafts(kind: str, world: World) -> None:
    hidden = Institution.objects.create(slug="hidden", name=CANARY, type="un")
    world.report.publishers.add(hidden)
    world.covenant.issuers.add(hidden)
    factories.affiliation(world.ngozi, hidden)
    factories.concept("hidden", label=CANARY, parent=world.privacy, status="draft")
    factories.provision(world.covenant, "17.9", label=CANARY, status="draft")
    assert CANARY not in json.dumps(everything(kind))


def test_contradiction_reads_both_ways(world: World) -> None:
    enough, missing = everything("claim")
    assert enough["relations"][0]["claim"]["id"] == missing["id"]
    assert missing["relations"][0]["claim"]["id"] == enough["id"]
    assert enough["relations"][0]["direction"] == missing["relations"][0]["direction"] == "both"


def test_claim_and_passage_link_to_each_other(world: World) -> None:
    claim, passage = everything("claim")[0], everything("passage")[0]
    assert claim["evidence"][0]["target"]["source"]["id"] == passage["id"]
    assert passage["evidence_for"][0]["claim"]["id"] == claim["id"]
    assert claim["evidence"][0]["target"]["selector"] == {
        "type": "TextQuoteSelector",
        "exact": "The covenant is enough",
    }


def test_concept_speaks_in_the_words_of_skos(world: World) -> None:
    privacy, surveillance = everything("concept")
    assert privacy["prefLabel"] == {"en": "Privacy", "fr": "Vie privée"}
    assert [one["id"] for one in privacy["narrower"]] == ["themes:surveillance"]
    assert surveillance["broader"]["id"] == "themes:privacy"


def test_words_that_rights_withhold_are_not_in_the_data(world: World) -> None:
    text = factories.edition(world.report, text="Words that may not be shown.")
    factories.passage("Words that may not be shown.", edition=text, start=0, end=28)
    assert "may not be shown" not in json.dumps(everything("passage"))


@pytest.mark.parametrize("kind", REPRESENTATIONS)
def test_many_records_take_as_many_queries_as_few(
    kind: str, world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        claim = factories.claim(statement=f"Claim {number}.")
        factories.tag(claim, world.privacy)
        factories.citation(claim, world.article)
        factories.position(world.issue, claims=[claim])
        factories.concept(parent=world.privacy)
        factories.contribution(factories.document(), world.ngozi)
        factories.affiliation(factories.person(), world.council)
        factories.provision(factories.instrument())
    keys = list(REPRESENTATIONS[kind].queryset().order_by("pk").values_list("pk", flat=True))
    with django_assert_max_num_queries(12):
        assert len(represent(kind, keys)) == len(keys)
    assert Claim.objects.published().count() >= 6
