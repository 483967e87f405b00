"""Loading beside what two people have not agreed on yet: proposed changes are not lost, and nobody publishes alone."""

from typing import Any

import pytest

from kb.curation import (
    InvalidRecord,
    NotAllowed,
    add_evidence,
    drop_revision,
    edit,
    publish,
    publish_revision,
)
from kb.curation.base_conflicts import take_from_base
from kb.models import BaseConflict, Claim, ClaimRelation, Revision
from tests.ingest.base.conftest import Site, claim, paragraph
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


def base_changes(site: Site, **words: str) -> Any:
    site.folder.one("claims", "cameras").update(words)
    return site.load()


@pytest.fixture
def proposal(site: Site) -> Revision:
    """A reviewer would say something else of a claim; nobody has published it."""
    found = site.propose(claim("cameras"), statement="Proposed.")
    assert found is not None
    return found


def test_change_of_the_proposed_field_is_listed_and_readers_keep_the_old_words(
    site: Site, proposal: Revision
) -> None:
    report = base_changes(site, statement="The base's.")
    assert told(report) == [("claim", "cameras", "statement")]
    assert claim("cameras").statement == "The report says cameras watch."
    proposal.refresh_from_db()
    assert [change.after_value for change in proposal.changes.all()] == ["Proposed."]


def test_change_of_another_field_comes_and_the_proposal_is_published_after_it(
    site: Site, proposal: Revision
) -> None:
    assert told(base_changes(site, note="The base's note.")) == []
    assert claim("cameras").note == "The base's note."
    publish_revision(revision=proposal, by=site.ada, token=proposal.token)
    assert (claim("cameras").statement, claim("cameras").note) == ("Proposed.", "The base's note.")


def test_listed_change_still_waits_after_the_proposal_was_dropped(site: Site, proposal: Revision) -> None:
    base_changes(site, statement="The base's.")
    drop_revision(revision=proposal, by=site.rita, token=proposal.token)
    assert told(base_changes(site, note="More.")) == [("claim", "cameras", "statement")]
    take_from_base(conflict=BaseConflict.objects.get(), by=site.rita, why="The base is right.")
    assert claim("cameras").statement == "The base's."


def test_listed_change_still_waits_after_the_proposal_was_published(site: Site, proposal: Revision) -> None:
    base_changes(site, statement="The base's.")
    publish_revision(revision=proposal, by=site.ada, token=proposal.token)
    assert told(base_changes(site, note="More.")) == [("claim", "cameras", "statement")]
    assert claim("cameras").statement == "Proposed."


def test_listed_change_goes_when_the_base_goes_back(site: Site, proposal: Revision) -> None:
    base_changes(site, statement="The base's.")
    assert told(base_changes(site, statement="The report says cameras watch.")) == []
    assert Revision.objects.open().count() == 1


def test_base_s_words_taken_by_a_person_leave_the_proposal_to_be_looked_at_again(
    site: Site, proposal: Revision
) -> None:
    base_changes(site, statement="The base's.")
    take_from_base(conflict=BaseConflict.objects.get(), by=site.ada, why="The base is right.")
    assert Revision.objects.open().get() == proposal
    with pytest.raises(InvalidRecord, match="changed since this was proposed"):
        publish_revision(revision=proposal, by=site.ada, token=proposal.token)
    assert claim("cameras").statement == "The base's."


def test_link_with_a_proposed_change_that_left_the_base_is_listed(site: Site) -> None:
    site.propose(ClaimRelation.objects.get(), reason="Partly.")
    site.folder.relations.clear()
    assert told(site.load()) == [("claim-relation", "rights-hold contradicts cameras", "")]
    assert ClaimRelation.objects.get().is_published


# ---- whose words they are ----


@pytest.fixture
def held(site: Site) -> Claim:
    """A claim that the base brings on a passage that was withdrawn here."""
    site.withdraw(paragraph("2"))
    site.folder.claims.append({**site.folder.one("claims", "cameras"), "slug": "more"})
    site.load()
    return claim("more")


def give_evidence(site: Site, record: Claim) -> None:
    """Something that carries it and that readers see."""
    add_evidence(
        claim=record, passage=paragraph("3"), role="asserts", quote="states should act", by=site.carla
    )


def test_words_of_the_base_that_wait_are_nobody_s_and_anybody_publishes_them(site: Site, held: Claim) -> None:
    assert (held.status, held.changed_by, held.submitted_by) == ("submitted", None, None)
    assert [one.status for one in held.evidence.all()] == ["submitted"]
    give_evidence(site, held)
    held.evidence.filter(changed_by=site.carla).update(status="submitted", submitted_by=site.carla)
    publish(record=held, by=site.rita)
    assert claim("more").is_published


def test_person_s_words_beside_new_ones_of_the_base_stay_that_person_s(site: Site, held: Claim) -> None:
    edit(record=held, mapping={"note": "Mine."}, by=site.rita, version=held.version)
    site.folder.one("claims", "more")["statement"] = "The base's."
    site.load()
    assert (claim("more").statement, claim("more").note) == ("The base's.", "Mine.")
    with pytest.raises(NotAllowed, match="last to change"):
        publish(record=claim("more"), by=site.rita)


def test_record_that_says_again_only_what_the_base_says_is_the_base_s(site: Site, held: Claim) -> None:
    edit(record=held, mapping={"note": "Mine."}, by=site.rita, version=held.version)
    site.folder.one("claims", "more").update({"note": "Mine.", "statement": "The base's."})
    site.load()
    assert claim("more").changed_by is None
