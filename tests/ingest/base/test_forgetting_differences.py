"""Differences go when the base no longer asserts them."""

import pytest

from kb.models import (
    BaseConflict,
    LoadedEntry,
)
from tests.ingest.base.conftest import Site, claim
from tests.ingest.base.joining import HERE, bring_body, bring_claim, ended_body, own_body
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


def test_difference_of_a_joined_record_goes_when_the_base_says_what_is_here(site: Site) -> None:
    own_body(site)
    bring_body(site)
    site.load(join=True)
    site.folder.one("institutions", "agency")["name"] = HERE
    assert told(site.load()) == []


def test_difference_of_a_joined_record_that_ended_here_goes_when_the_base_says_what_is_here(
    site: Site,
) -> None:
    ended_body(site, "withdrawn")
    bring_body(site)
    assert told(site.load(join=True)) == [("institution", "agency", "name")]
    site.folder.one("institutions", "agency")["name"] = HERE
    assert told(site.load()) == []


def test_differences_of_a_record_go_when_the_base_no_longer_has_it(site: Site) -> None:
    own_body(site)
    bring_body(site)
    site.load(join=True)
    site.folder.institutions.pop()
    site.folder.claims.pop()
    report = site.load()
    assert ("institution", "agency", "") in told(report)
    assert ("institution", "agency", "name") not in told(report)


def test_differences_of_a_record_go_when_the_base_ended_it(site: Site) -> None:
    site.edit(claim("act"), note="Mine.")
    act = site.folder.one("claims", "act")
    act["note"] = "The base's."
    assert told(site.load()) == [("claim", "act", "note")]
    site.folder.claims.remove(act)
    record = {key: act[key] for key in ("slug", "statement", "kind")}
    site.folder.ended = [{"kind": "claim", "status": "withdrawn", "reason": "Not so.", "record": record}]
    assert told(site.load()) == [("claim", "act", "")]


def test_record_that_the_base_has_under_another_name_is_not_listed_as_gone(site: Site) -> None:
    forum = LoadedEntry.objects.get(kind="institution", key="forum")
    twin = LoadedEntry.objects.create(
        base=forum.base, kind="institution", key="agency", record_pk=forum.record_pk, said=forum.said
    )
    BaseConflict.objects.create(entry=twin, field="name", because="was-here", says='"Agency"')
    bring_claim(site)
    assert told(site.load()) == []


def test_record_that_the_base_has_under_no_name_is_listed_as_gone(site: Site) -> None:
    site.folder.institutions.remove(site.folder.one("institutions", "forum"))
    assert told(site.load()) == [("institution", "forum", "")]
