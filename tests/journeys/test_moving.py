"""A base that people worked on is dumped and loaded into an empty installation: every address answers as at home."""

import http.client
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from kb.identifying import display
from tests.databases import another_copy
from tests.journeys.real_site import REPOSITORY, command, serving

pytestmark = pytest.mark.usefixtures("django_db_setup")

READERS = 3
GONE = 410
#: Every address that was ever given out, of records and of their old names.
QUESTIONS = {
    "/c/{}": "SELECT public_id FROM kb_claim WHERE published_at IS NOT NULL",
    "/p/{}": "SELECT public_id FROM kb_passage WHERE published_at IS NOT NULL",
    "/documents/{}/": "SELECT slug FROM kb_document UNION SELECT old_slug FROM kb_slugredirect WHERE kind = 'document'",
    "/issues/{}/": "SELECT slug FROM kb_issue UNION SELECT old_slug FROM kb_slugredirect WHERE kind = 'issue'",
    "/people/{}/": "SELECT slug FROM kb_person UNION SELECT old_slug FROM kb_slugredirect WHERE kind = 'person'",
    "/institutions/{}/": (
        "SELECT slug FROM kb_institution UNION SELECT old_slug FROM kb_slugredirect WHERE kind = 'institution'"
    ),
    "/instruments/{}/": (
        "SELECT slug FROM kb_legalinstrument UNION SELECT old_slug FROM kb_slugredirect WHERE kind = 'instrument' "
        "UNION SELECT i.slug || '/' || p.path FROM kb_provision p JOIN kb_legalinstrument i ON i.id = p.instrument_id "
        "UNION SELECT split_part(kind, '/', 2) || '/' || old_slug FROM kb_slugredirect WHERE kind LIKE 'provision/%'"
    ),
    "/{}/": (
        "SELECT s.slug || '/' || c.slug FROM kb_concept c JOIN kb_scheme s ON s.id = c.scheme_id "
        "UNION SELECT split_part(kind, '/', 2) || '/' || old_slug FROM kb_slugredirect WHERE kind LIKE 'concept/%'"
    ),
}
#: Where the last part of an address stands in the tables, by table.
NAMES = {
    "kb_claim": "public_id", "kb_passage": "public_id", "kb_document": "slug", "kb_issue": "slug", "kb_person": "slug",
    "kb_institution": "slug", "kb_legalinstrument": "slug", "kb_provision": "path", "kb_concept": "slug",
}  # fmt: skip
ENDED = SQL("SELECT {} FROM {} WHERE status IN ('withdrawn', 'superseded')")
type Answer = tuple[int, str, bool]


def addresses(database: str) -> list[str]:
    found = []
    with psycopg.connect(database) as connection:
        for pattern, question in QUESTIONS.items():
            names = (name for (name,) in connection.execute(question))  # type: ignore[call-overload]
            found += [
                pattern.format(display(name) if pattern in ("/c/{}", "/p/{}") else name) for name in names
            ]
    return sorted(found)


def chosen(paths: list[str], database: str, one_in: int) -> list[str]:
    """Of so many addresses one, and all that no longer lead where they did."""
    with psycopg.connect(database) as connection:
        rows = [*connection.execute("SELECT old_slug FROM kb_slugredirect")]
        for table, name in NAMES.items():
            rows += connection.execute(ENDED.format(Identifier(name), Identifier(table)))
    last = {path: path.rstrip("/").rpartition("/")[2].replace("-", "") for path in paths}
    kept = {name.replace("-", "") for (name,) in rows}
    return [path for number, path in enumerate(paths) if number % one_in == 0 or last[path] in kept]


def walked(url: str, paths: list[str]) -> dict[str, Answer]:
    """What each address answers: the status, where it leads, and whether a page that is gone says why."""
    shares = [paths[number::READERS] for number in range(READERS)]
    with ThreadPoolExecutor(READERS) as readers:
        return {
            path: answer
            for share in readers.map(lambda part: _walk(url, part), shares)
            for path, answer in share
        }


def _walk(url: str, paths: list[str]) -> list[tuple[str, Answer]]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    answers = []
    for path in paths:
        connection.request("GET", path)
        answer = connection.getresponse()
        # Of what readers still see, the history says why it changed, and history is in no dump.
        says_why = b"As the reviewer decided." in answer.read() and answer.status == GONE
        answers.append((path, (answer.status, answer.headers.get("Location", ""), says_why)))
    connection.close()
    return answers


def decided(folder: Path, database: str) -> None:
    """The shipped base, loaded and worked on."""
    command(folder, database, "load_base")
    answer = subprocess.run(
        [
            sys.executable,
            "manage.py",
            "shell",
            "-v0",
            "-c",
            "from tests.journeys.decisions import decide; decide()",
        ],
        cwd=REPOSITORY,
        env={**os.environ, "DATABASE_URL": database, "KB_VAR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    "one_in",
    [
        pytest.param(1, marks=pytest.mark.endurance, id="every"),
        pytest.param(4, id="every fourth and all that changed"),
    ],
)
def test_addresses_of_a_moved_base_answer_as_at_home(tmp_path: Path, one_in: int) -> None:
    home, there = tmp_path / "home", tmp_path / "there"
    for folder in (home, there):
        folder.mkdir()
    with another_copy("home") as database:
        decided(home, database)
        paths = addresses(database)
        asked = chosen(paths, database, one_in)
        command(home, database, "dump_base", str(tmp_path / "dump"), "--name", "at-home")
        with serving(home, database) as site:
            answers = walked(site.url, asked)
    assert len(paths) > 1_500
    assert {status for status, _leads, _says in answers.values()} == {200, 301, GONE}
    assert all(says for status, _leads, says in answers.values() if status == GONE)
    with another_copy("there") as database:
        loaded = command(there, database, "load_base", str(tmp_path / "dump"))
        assert loaded["differences"] == []
        assert addresses(database) == paths
        command(there, database, "dump_base", str(tmp_path / "again"))
        assert files(tmp_path / "again") == files(tmp_path / "dump")
        # Its first start brings the shipped base, which takes nothing back of what was decided at home.
        with serving(there, database) as site:
            assert walked(site.url, asked) == answers
