"""Loading again: what left the base, and what the base itself ended."""

from typing import Any

import pytest

from kb.curation import create, merge, publish, remove_link, submit
from kb.curation.base_conflicts import take_from_base
from kb.models import (
    BaseConflict,
    Claim,
    ClaimRelation,
    Evidence,
    HistoryEvent,
    PassageTag,
    ProvisionCitation,
)
from kb.representing import SHAPES
from tests.ingest.base.conftest import Site, claim, paragraph, theme
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


def test_record_that_left_the_base_is_listed_once_and_stays(site: Site) -> None:
    site.folder.claims.remove(site.folder.one("claims", "act"))
    assert told(site.load()) == [("claim", "act", "")]
    assert claim("act").is_published
    assert claim("act").evidence.published().count() == 1
    site.folder.one("claims", "cameras")["note"] = "Another change."
    assert [one.is_new for one in site.load().differences] == [False]


def test_record_that_comes_back_into_the_base_is_listed_no_more(site: Site) -> None:
    whole = site.folder.copy()
    site.folder.claims.remove(site.folder.one("claims", "act"))
    site.load()
    site.folder = whole
    assert told(site.load()) == []
    assert claim("act").is_published


def test_link_that_left_the_base_is_withdrawn_and_comes_back_with_it(site: Site) -> None:
    whole = site.folder.copy()
    site.folder.one("passages", "1")["tags"] = ["themes/privacy"]
    report = site.load()
    link = PassageTag.objects.get(passage__path="1", concept__slug="speech")
    assert report.by_kind()["passage-tag"]["withdrawn"] == 1
    assert link.end_reason == "The base no longer has this."
    site.folder = whole
    site.load()
    link.refresh_from_db()
    assert link.is_published
    assert link.end_reason == ""


def test_last_evidence_of_a_claim_that_left_the_base_is_listed(site: Site) -> None:
    own = site.folder.one("claims", "cameras")
    own["evidence"].append({"passage": "report#1", "role": "supports", "quote": "hold online"})
    site.load()
    first = Evidence.objects.get(claim__slug="cameras", role="asserts")
    remove_link(link=first, by=site.rita, why="Not there.")
    del own["evidence"][1]
    report = site.load()
    assert told(report) == [("evidence", "cameras ← report#1", "")]
    assert claim("cameras").is_published
    first.refresh_from_db()
    assert first.has_ended


def test_changed_link_that_left_the_base_is_listed(site: Site) -> None:
    relation = ClaimRelation.objects.get()
    site.edit(relation, reason="My own reason.")
    site.folder.relations.clear()
    ((kind, _name, field),) = told(site.load())
    assert (kind, field) == ("claim-relation", "")
    relation.refresh_from_db()
    assert relation.is_published


def test_link_of_two_names_stays_while_the_base_has_one_of_them(site: Site) -> None:
    merge(record=theme("speech"), into=theme("privacy"), by=site.rita, why="One thing.")
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/privacy", "themes/speech"]
    site.load()
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/privacy"]
    site.load()
    assert set(paragraph("2").tags.published().values_list("concept__slug", flat=True)) == {
        "surveillance",
        "privacy",
    }


def test_base_without_a_name_takes_no_record_away(site: Site) -> None:
    site.folder.name = ""
    site.load(join=True)
    site.folder.claims.remove(site.folder.one("claims", "act"))
    assert told(site.load(join=True)) == []


def ended(**more: Any) -> dict[str, Any]:
    return {
        "kind": "claim",
        "status": "withdrawn",
        "reason": "The source was misread.",
        "ended": "2026-01-02T03:04:05+00:00",
        "record": {"slug": "act", "statement": "The report says should act.", "kind": "recommendation"},
        **more,
    }


def without_act(site: Site) -> None:
    site.folder.claims.remove(site.folder.one("claims", "act"))


def test_claim_that_the_base_withdrew_is_withdrawn_with_its_reason_and_day(site: Site) -> None:
    without_act(site)
    site.folder.ended = [ended()]
    assert told(site.load()) == []
    gone = claim("act")
    assert (gone.status, gone.end_reason) == ("withdrawn", "The source was misread.")
    assert gone.ended_at.isoformat() == "2026-01-02T03:04:05+00:00"
    assert gone.kind == "recommendation"
    assert gone.addressees == ["states"]


def test_claim_that_the_base_withdrew_and_a_person_changed_is_listed(site: Site) -> None:
    site.edit(claim("act"), note="Mine.")
    without_act(site)
    site.folder.ended = [ended()]
    assert told(site.load()) == [("claim", "act", "")]
    assert claim("act").is_published


def test_passage_that_the_base_withdrew_stays_while_a_person_s_claim_rests_on_it(site: Site) -> None:
    without_act(site)
    mine = create(
        kind=Claim,
        mapping={"slug": "mine", "statement": "Mine.", "kind": "risk", "claimants": ["institutions/council"]},
        by=site.carla,
    )
    link = Evidence.objects.create(claim=mine, passage=paragraph("3"), quote="act")
    publish(record=submit(record=link, by=site.carla), by=site.rita)
    publish(record=submit(record=mine, by=site.carla), by=site.rita)
    site.folder.documents[0]["passages"] = site.folder.documents[0]["passages"][:2]
    record = SHAPES["passage"].read(paragraph("3"))
    site.folder.ended = [ended(), ended(kind="passage", of="report", record=record)]
    assert ("passage", "report#3", "") in told(site.load())
    assert paragraph("3").is_published


def end_third_passage(site: Site) -> None:
    """The base withdraws passage 3, and lets its claim rest on passage 2."""
    site.folder.one("claims", "act")["evidence"] = [
        {"passage": "report#2", "role": "asserts", "quote": "cameras watch"}
    ]
    site.folder.documents[0]["passages"] = site.folder.documents[0]["passages"][:2]
    record = SHAPES["passage"].read(paragraph("3"))
    site.folder.ended = [ended(kind="passage", of="report", record=record)]


def test_what_the_base_has_on_a_passage_ends_with_it_and_comes_back_with_it(site: Site) -> None:
    before = site.folder.copy()
    end_third_passage(site)
    assert told(site.load()) == []
    links = [Evidence.objects.get(passage=paragraph("3")), ProvisionCitation.objects.get(passage__path="3")]
    assert {link.status for link in (paragraph("3"), *links)} == {"withdrawn"}
    assert links[1].end_reason == "The source was misread."
    event = HistoryEvent.objects.filter(kind="provision-citation", record_pk=links[1].pk).first()
    assert (event.actor, event.why, event.public) == ("the base", "The source was misread.", True)
    site.folder = before
    site.load()
    for link in links:
        link.refresh_from_db()
        assert link.is_published
    assert claim("act").is_published


def test_passage_that_the_base_withdrew_stays_while_a_person_s_evidence_is_on_it(site: Site) -> None:
    link = Evidence.objects.create(
        claim=claim("cameras"), passage=paragraph("3"), quote="act", changed_by=site.carla
    )
    publish(record=submit(record=link, by=site.carla), by=site.rita)
    end_third_passage(site)
    assert ("passage", "report#3", "") in told(site.load())
    assert paragraph("3").is_published
    assert paragraph("3").provision_citations.published().count() == 1
    link.refresh_from_db()
    assert link.is_published
    [conflict] = BaseConflict.objects.filter(entry__kind="passage")
    take_from_base(conflict=conflict, by=site.ada, why="It was misread.")
    link.refresh_from_db()
    assert (link.status, link.end_reason) == ("withdrawn", "It was misread.")
