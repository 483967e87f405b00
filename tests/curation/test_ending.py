"""What readers see on passages ends with them, once, with its reason; what they do not see stays as it is."""

import pytest

from kb.curation.ending import end_links, links_on
from kb.history import events_about
from kb.models import Curated, Passage
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def passage() -> Passage:
    return factories.passage("Lamps are lit at sunset.")


def links(passage: Passage, **values: object) -> list[Curated]:
    return [
        factories.evidence(factories.claim(), passage, **values),
        factories.tag(passage, factories.concept(), **values),
        factories.citation(passage, factories.provision(), **values),
    ]


def ended(records: list[Curated]) -> set[tuple[str, str]]:
    for record in records:
        record.refresh_from_db()
    return {(record.status, record.end_reason) for record in records}


def test_links_of_every_kind_end_with_the_reason_and_a_new_version(passage: Passage) -> None:
    made = links(passage)
    versions = [link.version for link in made]
    assert end_links(Passage.objects.filter(pk=passage.pk), by=factories.user("reviewer"), why="Cut.") == 3
    assert ended(made) == {("withdrawn", "Cut.")}
    assert [link.version for link in made] == [version + 1 for version in versions]
    assert links_on(Passage.objects.filter(pk=passage.pk)) == []


def test_drafts_and_links_of_other_passages_stay(passage: Passage) -> None:
    drafts, elsewhere = links(passage, status="draft"), links(factories.passage("Elsewhere."))
    assert end_links(Passage.objects.filter(pk=passage.pk), by=factories.user("reviewer"), why="Cut.") == 0
    assert ended(drafts) == {("draft", "")}
    assert ended(elsewhere) == {("published", "")}


def test_end_of_evidence_stands_in_the_history_of_its_claim_and_of_a_tag_in_that_of_the_passage(
    passage: Passage,
) -> None:
    evidence, _tag, _citation = links(passage)
    end_links(Passage.objects.filter(pk=passage.pk), by=factories.user("reviewer"), why="Cut.")
    assert [event.why for event in events_about(evidence.claim)] == ["Cut."]
    assert [event.why for event in events_about(passage)] == ["Cut.", "Cut."]
