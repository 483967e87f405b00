"""The command: what it prints for people and programs, and that it says what to do about what it cannot decide."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from kb.models import BaseConflict, Claim
from tests.ingest.base.conftest import Site, claim
from tests.ingest.base.folders import Folder
from tests.world import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A claim that a person changed, and the base too."""
    made = Site(Folder(tmp_path / "base"), *people())
    made.load()
    made.edit(claim("cameras"), statement="Mine.")
    made.folder.one("claims", "cameras")["statement"] = "The base's."
    made.folder.write()
    return made


def run(site: Site, capsys: Any, *options: str) -> str:
    call_command("load_base", str(site.folder.path), *options, "--no-color", verbosity=0)
    return capsys.readouterr().out


def test_differences_are_printed_with_both_texts_and_where_to_decide(site: Site, capsys: Any) -> None:
    printed = run(site, capsys)
    assert printed.startswith("0 created, 0 updated, ")
    assert "1 difference waits for a person at /admin/base/, 1 of them new:" in printed
    assert "claim cameras: statement" in printed
    assert "here: Mine.\n    base: The base's." in printed


def test_dry_run_says_so_and_tells_the_same(site: Site, capsys: Any) -> None:
    printed = run(site, capsys, "--dry-run")
    assert printed.startswith("Dry run, nothing was stored: ")
    assert "claim cameras: statement" in printed
    assert not BaseConflict.objects.exists()


def test_programs_get_counts_and_differences(site: Site, capsys: Any) -> None:
    told = json.loads(run(site, capsys, "--json"))
    assert told["kinds"]["claim"] == {"unchanged": 3}
    assert told["differences"] == [
        {
            "kind": "claim",
            "record": "cameras",
            "field": "statement",
            "because": "the base and a person both changed it",
            "here": "Mine.",
            "base": "The base's.",
            "is_new": True,
        }
    ]


def test_second_run_tells_what_still_waits(site: Site, capsys: Any) -> None:
    run(site, capsys)
    assert "1 difference waits for a person at /admin/base/, 0 of them new:" in run(site, capsys)


def test_clash_says_what_to_do_and_joining_does_it(site: Site, capsys: Any) -> None:
    site.folder.name = "another"
    site.folder.write()
    with pytest.raises(CommandError, match=r"Nothing was loaded[\s\S]*--join"):
        run(site, capsys)
    assert "1 difference waits" in run(site, capsys, "--join")
    assert Claim.objects.get(slug="cameras").statement == "Mine."


def test_server_is_told_how_full_its_tables_are(tmp_path: Path) -> None:
    call_command("load_base", str(Folder(tmp_path / "base").write()), verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'kb_claim'")
        assert cursor.fetchone() == (Claim.objects.count(),)
