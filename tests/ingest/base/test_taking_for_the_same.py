"""What a base brings and what stands here under its name: who is taken for whom."""

import pytest

from kb.curation import merge, rename
from kb.ingest.base.counterparts import Clash
from kb.models import (
    Concept,
    Document,
    SlugRedirect,
)
from tests.ingest.base.conftest import Site, body, claim, theme
from tests.ingest.base.joining import (
    HERE,
    THERE,
    bring_body,
    bring_claim,
    bring_document,
    claimants,
    decide,
    ended_body,
    own,
    own_body,
)
from tests.ingest.base.machine import footprints
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("how", ["merged", "withdrawn"])
def test_body_of_the_base_is_not_taken_for_another_that_people_made_and_ended(site: Site, how: str) -> None:
    ended_body(site, how)
    bring_body(site)
    before = footprints()
    with pytest.raises(Clash, match=r"institution agency: .*other name than here[\s\S]*--join"):
        site.load()
    assert footprints() == before


@pytest.mark.parametrize(
    ("how", "status", "who"),
    [("merged", "published", ["The Council"]), ("withdrawn", "submitted", [HERE])],
)
def test_ended_body_of_the_same_words_is_the_same_body(
    site: Site, how: str, status: str, who: list[str]
) -> None:
    ended_body(site, how)
    bring_body(site, HERE)
    assert told(site.load()) == []
    assert (claim("more").status, claimants("more")) == (status, who)


def test_theme_of_the_base_is_not_taken_for_another_that_people_made_and_merged(site: Site) -> None:
    mine = own(site, Concept, {"slug": "drones", "labels": {"en": "Drones"}}, scheme=theme("speech").scheme)
    merge(record=mine, into=theme("surveillance"), by=site.rita, why="One thing.")
    site.folder.themes.append({"slug": "drones", "labels": {"en": "Bees without stings"}})
    site.folder.one("passages", "3")["tags"] = ["themes/drones"]
    with pytest.raises(Clash, match=r"concept themes/drones: .*other labels than here"):
        site.load()


def test_claim_of_a_joined_body_that_was_merged_here_waits_until_somebody_decides(site: Site) -> None:
    ended_body(site, "merged")
    bring_body(site)
    assert told(site.load(join=True)) == [("institution", "agency", "name")]
    assert claim("more").status == "submitted"
    decide(site)
    bring_claim(site, "later", claimants=["institutions/agency"])
    site.load()
    assert (claim("later").status, claimants("later")) == ("published", ["The Council"])


def test_name_that_the_base_does_not_bring_leads_to_no_merged_record(site: Site) -> None:
    ended_body(site, "merged")
    bring_claim(site, claimants=["institutions/agency"])
    site.load()
    assert (claim("more").status, claimants("more")) == ("submitted", [HERE])


@pytest.mark.parametrize("join", [False, True])
@pytest.mark.parametrize("name", [THERE, "The Forum"], ids=["other-words", "same-words"])
def test_record_that_is_one_of_the_base_already_is_not_taken_for_another_of_it(
    site: Site, name: str, join: bool
) -> None:
    rename(record=body("forum"), slug="agency", by=site.rita, why="Its usual name.")
    bring_body(site, name)
    site.folder.institutions[-1]["type"] = "forum"
    before = footprints()
    with pytest.raises(Clash, match="institution agency: here this is what the base calls forum"):
        site.load(join=join)
    assert footprints() == before


def test_record_that_base_and_people_renamed_alike_is_one(site: Site) -> None:
    rename(record=body("forum"), slug="agency", by=site.rita, why="Its usual name.")
    site.folder.one("institutions", "forum")["slug"] = "agency"
    site.folder.redirects = [{"kind": "institution", "old": "forum", "new": "agency"}]
    bring_claim(site, claimants=["institutions/agency"])
    assert told(site.load()) == []
    assert claimants("more") == ["The Forum"]


@pytest.mark.parametrize("join", [False, True])
def test_record_is_not_found_by_a_name_it_had_before(site: Site, join: bool) -> None:
    rename(record=own_body(site), slug="bureau", by=site.rita, why="Its usual name.")
    bring_body(site)
    before = footprints()
    with pytest.raises(Clash, match="institution agency: here this is an old name of bureau"):
        site.load(join=join)
    assert footprints() == before


def test_name_of_today_of_the_same_record_is_joined(site: Site) -> None:
    rename(record=own_body(site, "bureau"), slug="agency", by=site.rita, why="Its usual name.")
    bring_body(site)
    assert told(site.load(join=True)) == [("institution", "agency", "name")]


def test_taken_name_is_told_before_what_goes_wrong_because_of_it(site: Site) -> None:
    rename(record=Document.objects.get(), slug="survey", by=site.rita, why="Its usual name.")
    bring_document(site, {**site.folder.one("passages", "1"), "summary": "Other words."}, ["council"])
    with pytest.raises(Clash, match="document survey: here this is what the base calls report"):
        site.load(join=True)


def test_claim_is_known_by_its_id_though_its_name_is_an_old_one_here(site: Site) -> None:
    rename(record=claim("cameras"), slug="eyes", by=site.rita, why="Clearer.")
    site.folder.name = "another"
    site.folder.one("claims", "cameras")["note"] = "A note of the other."
    assert told(site.load(join=True)) == [("claim", "eyes", "note")]


def test_old_name_of_the_base_leads_to_no_record_that_may_be_another(site: Site) -> None:
    own_body(site)
    bring_body(site)
    site.folder.redirects = [{"kind": "institution", "old": "bureau", "new": "agency"}]
    site.load(join=True)
    assert not SlugRedirect.objects.exists()
    decide(site)
    bring_claim(site, "later")
    site.load()
    assert SlugRedirect.objects.get().new_slug == "agency"


def test_two_records_of_a_base_are_not_both_taken_for_one_here(site: Site) -> None:
    rename(record=own_body(site), slug="bureau", by=site.rita, why="Its usual name.")
    for slug in ("agency", "bureau"):
        site.folder.institutions.append({"slug": slug, "name": HERE, "type": "national"})
    with pytest.raises(Clash, match="institution bureau: here this is what the base calls agency"):
        site.load(join=True)
