"""Loading again: a record is known though the base or a person renamed it."""

import pytest

from kb.curation import rename
from kb.models import (
    Claim,
    Concept,
    LegalInstrument,
    PassageTag,
)
from tests.ingest.base.conftest import Site, claim, paragraph, theme
from tests.ingest.base.telling import told

pytestmark = pytest.mark.django_db


def test_record_renamed_here_is_known_by_what_the_base_calls_it(site: Site) -> None:
    rename(record=theme("privacy"), slug="private-life", by=site.rita, why="The usual word.")
    site.folder.one("themes", "privacy")["definition"] = "Being let alone."
    site.folder.one("passages", "2")["tags"] = ["themes/privacy"]
    assert told(site.load()) == []
    assert Concept.objects.count() == 3
    assert theme("private-life").definition == "Being let alone."
    assert [tag.concept.slug for tag in paragraph("2").tags.published()] == ["private-life"]
    assert theme("surveillance").parent == theme("private-life")


def test_provision_of_a_renamed_instrument_stays_one_provision(site: Site) -> None:
    rename(record=LegalInstrument.objects.get(), slug="iccpr", by=site.rita, why="Its usual name.")
    site.folder.one("provisions", "17")["gist"] = "Homes are private."
    site.folder.law[0]["provisions"].append({"path": "19", "label": "Article 19"})
    site.load()
    covenant = LegalInstrument.objects.get()
    assert [one.path for one in covenant.provisions.all()] == ["17", "17.1", "19"]
    assert covenant.provisions.get(path="17").gist == "Homes are private."


def test_record_that_the_base_renames_keeps_its_old_address_and_what_a_person_changed(site: Site) -> None:
    site.edit(theme("privacy"), definition="Mine.")
    for record in (site.folder.one("themes", "surveillance"), site.folder.one("themes", "privacy")):
        record.update({"broader": "private-life"} if "broader" in record else {"slug": "private-life"})
    for holder in (
        site.folder.one("passages", "1"),
        site.folder.one("claims", "rights-hold"),
        site.folder.issues[0],
    ):
        holder["tags"] = [name.replace("privacy", "private-life") for name in holder["tags"]]
    site.folder.redirects = [{"kind": "concept/themes", "old": "privacy", "new": "private-life"}]
    report = site.load()
    assert told(report) == []
    assert theme("private-life").definition == "Mine."
    assert report.total("withdrawn") == 0
    assert PassageTag.objects.count() == 3


def test_claim_that_the_base_renames_is_known_by_its_id(site: Site) -> None:
    site.edit(claim("cameras"), note="Mine.")
    known = claim("cameras")
    renamed = site.folder.one("claims", "cameras")
    renamed |= {"slug": "eyes", "id": known.public_id}
    site.folder.relations[0]["claim"] = "eyes"
    site.folder.issues[0]["positions"][1]["claims"] = ["eyes"]
    report = site.load()
    assert told(report) == []
    assert report.total("withdrawn") == report.total("created") == 0
    assert Claim.objects.get(pk=known.pk).slug == "eyes"
    assert claim("eyes").note == "Mine."
