"""Loading again: what people withdrew or merged here stays ended, and what rests on it waits for a person."""

from typing import Any

import pytest

from kb.curation import delete_draft, merge, remove_link
from kb.models import (
    Claim,
    ClaimRelation,
    PassageTag,
)
from tests.ingest.base.conftest import Site, body, claim, paragraph, theme
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


def test_withdrawn_claim_stays_withdrawn_though_the_base_changes_it(site: Site) -> None:
    site.withdraw(claim("cameras"))
    site.folder.one("claims", "cameras")["statement"] = "Cameras watch everybody."
    report = site.load()
    assert told(report) == []
    assert claim("cameras").status == "withdrawn"
    assert claim("cameras").end_reason == "It is not so."


@pytest.mark.parametrize(
    ("find", "change"),
    [
        (lambda: PassageTag.objects.get(passage__path="1", concept__slug="speech"), ("passages", "1")),
        (lambda: claim("act").verification, ("claims", "act")),
        (lambda: ClaimRelation.objects.get(), ("relations", "")),
    ],
    ids=["tag", "verification", "relation"],
)
def test_withdrawn_link_stays_withdrawn(site: Site, find: Any, change: tuple[str, str]) -> None:
    link = find()
    remove_link(link=link, by=site.rita, why="It does not fit.")
    kind, name = change
    changed = site.folder.relations[0] if kind == "relations" else site.folder.one(kind, name)
    changed["reason" if kind == "relations" else "note" if kind == "claims" else "summary"] = "Other words."
    if "verification" in changed:
        changed["verification"] = {"status": "not-checked", "note": "Other words."}
    site.load()
    link.refresh_from_db()
    assert link.status == "withdrawn"


def test_merged_theme_is_not_revived_and_what_the_base_tags_with_it_goes_to_the_other(site: Site) -> None:
    merge(record=theme("speech"), into=theme("privacy"), by=site.rita, why="One thing.")
    site.folder.one("themes", "speech")["labels"] = {"en": "Free speech"}
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/speech"]
    report = site.load()
    assert told(report) == []
    assert theme("speech").status == "superseded"
    assert set(paragraph("2").tags.published().values_list("concept__slug", flat=True)) == {
        "surveillance",
        "privacy",
    }


def test_merged_body_keeps_its_claims_and_the_base_adds_a_claimant_to_the_other(site: Site) -> None:
    merge(record=body("forum"), into=body("council"), by=site.rita, why="One body.")
    site.folder.claims.append(
        {**site.folder.one("claims", "act"), "slug": "more", "claimants": ["institutions/forum"]}
    )
    site.load()
    assert [str(one) for one in claim("more").attributions.all()] == ["The Council"]


def test_nothing_is_added_to_a_claim_that_was_withdrawn(site: Site) -> None:
    site.withdraw(claim("cameras"))
    site.folder.one("claims", "cameras")["tags"] = ["themes/surveillance", "themes/speech"]
    site.load()
    assert claim("cameras").tags.count() == 1


def test_new_claim_of_a_body_that_was_withdrawn_here_waits_for_a_person(site: Site) -> None:
    site.withdraw(body("forum"))
    site.folder.claims.append(
        {**site.folder.one("claims", "act"), "slug": "more", "claimants": ["institutions/forum"]}
    )
    report = site.load()
    assert report.by_kind()["claim"]["held"] == 1
    assert claim("more").status == "submitted"
    delete_draft(record=claim("more"), by=site.carla)
    site.folder.one("claims", "more")["statement"] = "Other words."
    site.load()
    assert not Claim.objects.filter(slug="more").exists()


def test_base_that_names_a_claimant_withdrawn_here_waits_for_a_person(site: Site) -> None:
    site.withdraw(body("forum"))
    site.folder.one("claims", "act")["claimants"] = ["institutions/forum"]
    report = site.load()
    assert told(report) == [("claim", "act", "claimants")]
    assert [str(one) for one in claim("act").attributions.all()] == ["The Council"]


def test_claim_on_a_passage_withdrawn_here_waits_for_a_person(site: Site) -> None:
    site.withdraw(paragraph("2"))
    new = {**site.folder.one("claims", "cameras"), "slug": "more"}
    site.folder.claims.append(new)
    assert site.load().by_kind()["claim"]["held"] == 1
    assert claim("cameras").status == "withdrawn"
