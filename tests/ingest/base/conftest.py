"""A small base that is loaded, and the people who work on it since."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kb.curation import edit, publish_revision, withdraw
from kb.curation.revising import open_revision
from kb.ingest.base import LoadReport, load_base
from kb.models import Claim, Concept, Institution, Passage, Revision, User
from tests.ingest.base.folders import Folder
from tests.world import people


@dataclass
class Site:
    """An installation that loads the folder, and three people."""

    folder: Folder
    carla: User
    rita: User
    ada: User

    def load(self, **options: Any) -> LoadReport:
        return load_base(self.folder.write(), **options)

    def propose(self, record: Any, **mapping: Any) -> Revision | None:
        """A change of the record by a reviewer; it waits for somebody else where readers see the record."""
        now = type(record)._default_manager.get(pk=record.pk)
        edit(record=now, mapping=mapping, by=self.rita, version=now.version, why="It was wrong.")
        return open_revision(now)

    def edit(self, record: Any, **mapping: Any) -> None:
        """The record changed by a reviewer, and published by another."""
        revision = self.propose(record, **mapping)
        if revision is not None:
            publish_revision(revision=revision, by=self.ada, token=revision.token)

    def withdraw(self, record: Any) -> Any:
        return withdraw(record=record, by=self.rita, why="It is not so.", with_dependents=True)


@pytest.fixture
def site(db: None, tmp_path: Path) -> Site:
    """The small base, loaded once."""
    made = Site(Folder(tmp_path / "base"), *people())
    made.load()
    return made


def claim(slug: str) -> Claim:
    return Claim.objects.get(slug=slug)


def theme(slug: str) -> Concept:
    return Concept.objects.get(slug=slug)


def body(slug: str) -> Institution:
    return Institution.objects.get(slug=slug)


def paragraph(path: str) -> Passage:
    return Passage.objects.get(path=path)
