"""An installation that loaded its base before that was remembered: the history tells what came from the base."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps

from kb.curation import merge, remove_link, withdraw
from kb.models import BaseConflict, ClaimRelation, LoadedBase, LoadedEntry, PassageTag
from kb.representing import layout
from tests.ingest.base.conftest import Site, body, claim, theme
from tests.ingest.base.folders import Folder
from tests.world import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of before: the base is loaded, people worked since, and nothing but the history remembers."""
    made = Site(Folder(tmp_path / "base", name=layout.SHIPPED), *people())
    made.load()
    return made


def upgrade() -> None:
    """What migrating does where nothing is remembered."""
    LoadedBase.objects.all().delete()
    import_module("kb.migrations.0021_memory_of_loads").remember(apps, None)


def remembered() -> dict[tuple[str, str], tuple[int, bool, dict[str, Any]]]:
    """By kind and name the record, whether it is gone, and what was said, without the ends that the name tells."""
    told = {}
    for entry in LoadedEntry.objects.all():
        ends = ("claim", "other") if entry.kind == "claim-relation" else ()
        said = {key: value for key, value in entry.mapping.items() if key[0] != "@" and key not in ends}
        told[entry.kind, entry.key] = (entry.record_pk, entry.is_gone, said)
    return told


def test_every_record_of_the_load_is_remembered_as_the_base_had_it(site: Site) -> None:
    before = remembered()
    upgrade()
    assert remembered() == before
    assert site.load().total("unchanged") == len(before)


def test_what_people_did_since_the_load_is_told_from_what_the_base_said(site: Site) -> None:
    site.edit(body("council"), name="Our Council")
    site.edit(claim("cameras"), statement="Mine.")
    withdraw(record=claim("act"), by=site.rita, why="Wrong.")
    merge(record=theme("speech"), into=theme("privacy"), by=site.rita, why="One thing.")
    remove_link(link=ClaimRelation.objects.get(), by=site.rita, why="No.")
    upgrade()
    site.folder.one("institutions", "council")["note"] = "It meets twice."
    site.folder.one("claims", "cameras")["statement"] = "The base's."
    site.folder.one("claims", "act")["statement"] = "States should act now."
    report = site.load()
    assert [(one.record, one.field) for one in report.differences] == [("cameras", "statement")]
    assert (body("council").name, body("council").note) == ("Our Council", "It meets twice.")
    assert claim("cameras").statement == "Mine."
    assert claim("act").status == "withdrawn"
    assert theme("speech").status == "superseded"
    assert ClaimRelation.objects.get().status == "withdrawn"


def test_link_that_an_earlier_load_took_away_is_not_asked_about(site: Site) -> None:
    site.folder.one("passages", "1")["tags"] = ["themes/privacy"]
    site.load()
    upgrade()
    assert LoadedEntry.objects.get(is_gone=True).kind == "passage-tag"
    site.folder.one("passages", "1")["summary"] = "Other words."
    assert site.load().total("withdrawn") == 0
    assert PassageTag.objects.get(concept__slug="speech").has_ended
    assert not BaseConflict.objects.exists()


def test_record_that_the_base_changed_since_is_remembered_as_it_last_said_it(site: Site) -> None:
    site.folder.one("claims", "cameras")["note"] = "A note."
    site.load()
    upgrade()
    assert LoadedEntry.objects.get(kind="claim", key="cameras").mapping["note"] == "A note."


def test_site_that_never_loaded_a_base_remembers_none(db: None) -> None:
    upgrade()
    assert not LoadedBase.objects.exists()
