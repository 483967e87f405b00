"""One site that is backed up once for all tests of this folder: a small base, an imported source, an account."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.backup.sites import Site, site
from tests.ingest.base.folders import Folder

SOURCE = "A source about rights\n\nEverybody may speak, and nobody is watched while reading.\n"


@pytest.fixture(scope="package")
def home(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("backup")
    source = folder / "source.txt"
    source.write_text(SOURCE)
    with site(folder / "home", "home") as made:
        for command in (("load_base", str(Folder(folder / "base").write())), ("import_source", str(source))):
            answer = made.run(*command)
            assert answer.returncode == 0, answer.stderr
        yield made


@pytest.fixture(scope="package")
def archive(home: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "site.kb-backup"
    answer = home.run("backup", str(path))
    assert answer.returncode == 0, answer.stderr
    return path


@pytest.fixture
def empty(django_db_setup: None, tmp_path: Path) -> Iterator[Site]:
    """A site whose database has nothing in it."""
    with site(tmp_path / "empty", "empty", migrated=False) as made:
        yield made
