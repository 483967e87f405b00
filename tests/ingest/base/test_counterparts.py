"""What the base brings meets what people made themselves under the same name."""

from typing import Any

import pytest

from kb.curation import create, publish, rename, submit, tag
from kb.ingest.base.counterparts import Clash
from kb.models import (
    Claim,
    Institution,
    LoadedEntry,
    Passage,
)
from tests.ingest.base.conftest import Site, body, claim, paragraph, theme
from tests.ingest.base.machine import footprints
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


def test_tag_a_person_put_there_first_is_the_same_tag(site: Site) -> None:
    (mine,) = tag(targets=[paragraph("2")], concepts=[theme("speech")], by=site.carla)
    publish(record=submit(record=mine, by=site.carla), by=site.rita)
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/speech"]
    assert told(site.load()) == []
    mine.refresh_from_db()
    assert mine.published_by == site.rita
    assert paragraph("2").tags.count() == 2


def test_drafted_tag_that_the_base_brings_too_is_published(site: Site) -> None:
    (mine,) = tag(targets=[paragraph("2")], concepts=[theme("speech")], by=site.carla)
    site.folder.one("passages", "2")["tags"] = ["themes/surveillance", "themes/speech"]
    site.load()
    mine.refresh_from_db()
    assert mine.is_published


def own_body(site: Site, **more: Any) -> Institution:
    mapping = {"slug": "agency", "name": "The Agency", "type": "national", **more}
    return create(kind=Institution, mapping=mapping, by=site.carla)


def bring_body(site: Site) -> None:
    site.folder.institutions.append({"slug": "agency", "name": "Agency of the base", "type": "national"})


def test_record_of_the_same_name_that_a_person_made_is_a_clash_and_nothing_is_loaded(site: Site) -> None:
    publish(record=submit(record=own_body(site), by=site.carla), by=site.rita)
    bring_body(site)
    site.folder.one("institutions", "council")["note"] = "Changed."
    before = footprints()
    with pytest.raises(Clash, match=r"institution agency: other name than here[\s\S]*--join"):
        site.load()
    assert footprints() == before
    assert body("council").note == "It meets."


def test_record_of_the_same_name_and_words_is_the_same_record(site: Site) -> None:
    own = own_body(site, name="Agency of the base")
    publish(record=submit(record=own, by=site.carla), by=site.rita)
    bring_body(site)
    assert told(site.load()) == []
    assert LoadedEntry.objects.get(kind="institution", key="agency").record_pk == own.pk


def test_joined_record_keeps_its_words_and_lists_what_differs_until_somebody_decides(site: Site) -> None:
    publish(record=submit(record=own_body(site), by=site.carla), by=site.rita)
    bring_body(site)
    assert told(site.load(join=True)) == [("institution", "agency", "name")]
    site.folder.one("institutions", "agency")["url"] = "https://agency.example/"
    assert told(site.load()) == [("institution", "agency", "name")]
    assert (body("agency").name, body("agency").url) == ("The Agency", "https://agency.example/")


def test_draft_of_the_same_name_is_a_clash_also_when_joining(site: Site) -> None:
    own_body(site)
    bring_body(site)
    with pytest.raises(Clash, match="agency: here it is draft"):
        site.load(join=True)
    assert body("agency").status == "draft"


def test_claim_of_the_same_name_with_another_id_is_a_clash_also_when_joining(site: Site) -> None:
    create(
        kind=Claim,
        mapping={
            "slug": "new-one",
            "statement": "Mine.",
            "kind": "risk",
            "claimants": ["institutions/council"],
        },
        by=site.carla,
    )
    site.folder.claims.append({**site.folder.one("claims", "act"), "slug": "new-one"})
    with pytest.raises(Clash, match="new-one: another claim has this name here, with the id"):
        site.load(join=True)


def test_old_name_of_a_renamed_record_is_not_taken_by_a_record_of_another_base(site: Site) -> None:
    rename(record=body("forum"), slug="great-forum", by=site.rita, why="Its name.")
    site.folder.name = "another"
    for record in site.folder.institutions:
        record |= {"name": "Quite another body"} if record["slug"] == "forum" else {}
    for join in (False, True):
        with pytest.raises(Clash, match="institution forum: here this is an old name of great-forum"):
            site.load(join=join)
    assert Institution.objects.filter(slug="forum").count() == 0


def test_two_bases_that_say_the_same_know_the_same_records(site: Site) -> None:
    site.folder.name = "another"
    report = site.load()
    assert report.total("created") == 0
    assert Passage.objects.count() == 3
    site.folder.one("claims", "act")["statement"] = "Changed by the other."
    site.load()
    assert claim("act").statement == "Changed by the other."
