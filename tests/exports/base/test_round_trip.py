"""A dump loaded into an empty installation: every address answers as at home, dates stay, and its dump is the same."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from kb.curation import create, merge, publish, remove_link, rename, submit, withdraw, withdraw_edition
from kb.exports.base import dump_base
from kb.ingest.base import load_base
from kb.models import (
    Claim,
    Concept,
    Document,
    Edition,
    Institution,
    LegalInstrument,
    LoadedBase,
    Passage,
    PassageTag,
    Person,
    Provision,
    SlugRedirect,
    User,
)
from kb.representing import RepresentationError, layout, read_records
from tests.ingest.base.conftest import Site, body, claim, paragraph, theme
from tests.ingest.base.folders import Folder
from tests.ingest.base.folders import claim as claim_mapping
from tests.ingest.base.folders import passage as passage_mapping
from tests.world import CANARY, people

pytestmark = pytest.mark.django_db

WITH_ADDRESS = (Claim, Concept, Document, Institution, LegalInstrument, Passage, Person, Provision)
OLD = {"document": "document", "institution": "institution", "person": "person", "instrument": "instrument"}


@dataclass(frozen=True)
class Answer:
    """What an address answers: the status, where it leads, and of a page that is gone what it says."""

    status: int
    leads_to: str
    says: str


def answers() -> dict[str, Answer]:
    """Every address that was ever given out, with what it answers."""
    browser = Client()
    return {address: _answer(browser, address) for address in sorted({*_records(), *_old_names()})}


def _records() -> Iterator[str]:
    for model in WITH_ADDRESS:
        for record in model._default_manager.filter(published_at__isnull=False):
            yield record.get_absolute_url()


def _old_names() -> Iterator[str]:
    for redirect in SlugRedirect.objects.all():
        kind, _slash, place = redirect.kind.partition("/")
        if kind == "concept":
            yield reverse("concept", kwargs={"scheme": place, "slug": redirect.old_slug})
        elif kind == "provision":
            yield reverse("provision", kwargs={"slug": place, "path": redirect.old_slug})
        elif kind in OLD:
            yield reverse(OLD[kind], kwargs={"slug": redirect.old_slug})


def _answer(browser: Client, address: str) -> Answer:
    answer = browser.get(address)
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    gone = re.sub(r"\s+", " ", main[0]) if main and answer.status_code == 410 else ""
    return Answer(answer.status_code, answer.headers.get("Location", ""), gone)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def elsewhere() -> Iterator[None]:
    """An installation of its own, forgotten at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def at_home(folder: Path) -> None:
    """A base on which people worked for a while: everything that can become of a record has happened."""
    site = Site(Folder(folder / "base"), *people())
    site.folder.themes.append({"slug": "old-theme", "labels": {"en": "Old theme"}})
    site.folder.institutions.append({"slug": "twin", "name": "The Twin", "type": "un"})
    site.folder.documents.append(
        {
            "slug": "second",
            "title": "A second report",
            "kind": "report",
            "passages": [passage_mapping("1", "courts decide alone", tags=["themes/privacy"])],
        }
    )
    site.folder.claims += [
        claim_mapping("courts", "second#1", "courts decide"),
        claim_mapping("twice", "report#1", "hold online"),
    ]
    site.load()
    site.edit(claim("act"), statement="States should act soon.", note="A reviewer's note.")
    rename(record=theme("privacy"), slug="private-life", by=site.rita, why="The usual word.")
    rename(record=theme("private-life"), slug="home-life", by=site.rita, why="Better still.")
    rename(record=claim("act"), slug="act-soon", by=site.rita, why="Its words.")
    rename(record=LegalInstrument.objects.get(), slug="great-covenant", by=site.rita, why="Its name.")
    rename(record=Provision.objects.get(path="17.1"), slug="17.2", by=site.rita, why="Renumbered.")
    rename(record=Document.objects.get(slug="report"), slug="the-report", by=site.rita, why="Its name.")
    merge(record=theme("speech"), into=theme("surveillance"), by=site.rita, why="One thing.")
    merge(record=body("twin"), into=body("council"), by=site.rita, why="One body.")
    rename(record=body("council"), slug="great-council", by=site.rita, why="Its name.")
    merge(record=claim("twice"), into=claim("rights-hold"), by=site.ada, why="The same claim.")
    withdraw(record=claim("cameras"), by=site.rita, why="The source was misread.")
    withdraw(record=paragraph("2"), by=site.ada, why="It was summarised wrongly.")
    withdraw(record=theme("old-theme"), by=site.rita, why="Nobody says so.")
    withdraw(
        record=Document.objects.get(slug="second"),
        by=site.rita,
        why="It was retracted.",
        with_dependents=True,
    )
    withdraw(record=Provision.objects.get(path="17"), by=site.rita, why="It was repealed.")
    remove_link(link=_tag(), by=site.rita, why="No.")
    _drafts(site)


def _tag() -> PassageTag:
    return PassageTag.objects.get(passage__edition__document__slug="the-report", concept__slug="home-life")


def _drafts(site: Site) -> None:
    """What a person published later, and what readers never saw, also named by what they see."""
    agency = create(
        kind=Institution, mapping={"slug": "agency", "name": "The Agency", "type": "ngo"}, by=site.carla
    )
    publish(record=submit(record=agency, by=site.carla), by=site.rita)
    hidden = create(
        kind=Institution, mapping={"slug": "hidden", "name": CANARY, "type": "ngo"}, by=site.carla
    )
    create(
        kind=Concept,
        mapping={"slug": "hidden-theme", "labels": {"en": CANARY}},
        by=site.carla,
        scheme=theme("home-life").scheme,
    )
    site.edit(Document.objects.get(slug="the-report"), publishers=["great-council", hidden.slug])
    site.edit(theme("surveillance"), broader="hidden-theme")


@pytest.fixture
def dumped(tmp_path: Path) -> tuple[Path, dict[str, Answer]]:
    """A dump from home, and what every address answers there."""
    with elsewhere():
        at_home(tmp_path)
        told = answers()
        dump_base(tmp_path / "dump", "at-home")
    return tmp_path / "dump", told


def test_every_address_ever_given_out_answers_as_at_home(dumped: tuple[Path, dict[str, Answer]]) -> None:
    folder, home = dumped
    load_base(folder)
    there = answers()
    assert {one.status for one in home.values()} == {200, 301, 410}
    assert {address: there.get(address) for address in home} == home
    assert there.keys() == home.keys()


def test_dump_of_the_loaded_dump_is_the_same_byte_for_byte(
    dumped: tuple[Path, dict[str, Answer]], tmp_path: Path
) -> None:
    folder, _home = dumped
    load_base(folder)
    dump_base(tmp_path / "again")
    assert files(tmp_path / "again") == files(folder)


def test_dates_of_publication_and_of_ends_stay(tmp_path: Path) -> None:
    with elsewhere():
        at_home(tmp_path)
        home = moments()
        dump_base(tmp_path / "dump")
    load_base(tmp_path / "dump")
    assert moments() == home
    assert len({published for published, _ended in home.values()}) > 1


def moments() -> dict[str, tuple[datetime, datetime | None]]:
    """When each record was first published and when it ended, by its address."""
    return {
        record.get_absolute_url(): (record.published_at, record.ended_at)
        for model in WITH_ADDRESS
        for record in model._default_manager.filter(published_at__isnull=False)
    }


def test_nothing_that_readers_never_saw_is_in_a_dump(dumped: tuple[Path, dict[str, Answer]]) -> None:
    folder, _home = dumped
    written = "".join(path.read_text() for path in folder.rglob("*.yaml"))
    assert CANARY not in written
    assert "hidden" not in written


def test_record_that_ended_is_told_no_further_than_its_page_tells(
    dumped: tuple[Path, dict[str, Answer]],
) -> None:
    folder, _home = dumped
    ended = (folder / layout.ENDED).read_text()
    assert "The source was misread." in ended
    assert "role: reviewer" in ended
    assert "rita" not in ended


def test_dump_says_which_base_it_is_its_licence_and_what_each_file_weighs(
    dumped: tuple[Path, dict[str, Answer]],
) -> None:
    folder, _home = dumped
    (about,) = read_records(folder / layout.ABOUT)
    assert (about["name"], about["licence"], about["format"]) == ("at-home", "CC-BY-4.0", 1)
    assert "Creative Commons" in (folder / "LICENSE").read_text()
    listed = {line.partition("  ")[2] for line in (folder / layout.CHECKSUMS).read_text().splitlines()}
    assert listed == files(folder).keys() - {str(layout.CHECKSUMS)}


@pytest.mark.parametrize("what", ["altered", "missing", "added"])
def test_dump_that_is_not_as_it_was_written_is_refused_with_the_file_named(
    dumped: tuple[Path, dict[str, Answer]], what: str
) -> None:
    folder, _home = dumped
    path = folder / layout.INSTITUTIONS if what != "added" else folder / "law/more.yaml"
    if what == "altered":
        content = bytearray(path.read_bytes())
        content[40] ^= 1
        path.write_bytes(bytes(content))
    elif what == "missing":
        path.unlink()
    else:
        path.write_text("[]\n")
    with pytest.raises(RepresentationError, match=path.name):
        load_base(folder)
    assert not LoadedBase.objects.exists()


def test_what_was_taken_away_at_home_is_not_brought_back_by_the_base_it_came_from(
    dumped: tuple[Path, dict[str, Answer]], tmp_path: Path
) -> None:
    folder, home = dumped
    load_base(folder)
    load_base(tmp_path / "base", join=True)
    assert {address: one for address, one in answers().items() if address in home} == home
    assert not _tag_at("home-life").filter(status="published").exists()


def _tag_at(slug: str) -> Any:
    return PassageTag.objects.filter(passage__edition__document__slug="the-report", concept__slug=slug)


def test_later_dump_of_the_same_base_brings_what_was_decided_at_home_since(tmp_path: Path) -> None:
    with elsewhere():
        at_home(tmp_path)
        dump_base(tmp_path / "first", "at-home")
        Claim.objects.filter(slug="act-soon").update(statement="States must act.")
        withdraw(
            record=claim("rights-hold"),
            by=User.objects.get(username="rita"),
            why="It does not.",
            with_dependents=True,
        )
        dump_base(tmp_path / "second", "at-home")
    load_base(tmp_path / "first")
    report = load_base(tmp_path / "second")
    assert report.differences == []
    assert claim("act-soon").statement == "States must act."
    assert claim("rights-hold").end_reason == "It does not."


def test_withdrawn_edition_is_withdrawn_where_the_dump_is_loaded(tmp_path: Path) -> None:
    with elsewhere():
        site = Site(Folder(tmp_path / "base"), *people())
        site.load()
        edition = Edition.objects.get()
        withdraw_edition(edition=edition, by=site.rita, why="All misread.", with_dependents=True)
        dump_base(tmp_path / "dump", "at-home")
    load_base(tmp_path / "dump")
    edition = Edition.objects.get()
    assert (edition.status, edition.end_reason) == ("withdrawn", "All misread.")
    assert (paragraph("1").status, paragraph("1").end_reason) == ("withdrawn", "All misread.")
    dump_base(tmp_path / "again")
    assert files(tmp_path / "again") == files(tmp_path / "dump")
