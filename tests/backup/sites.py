"""Sites of their own beside the tests: a database and a folder, and the commands run there as an operator runs them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from tests.databases import another_copy, empty_database

REPOSITORY = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Site:
    """Where its database is, and where its program writes."""

    database: str
    var: Path

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """`manage.py` with these words."""
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=REPOSITORY,
            env={**os.environ, "DATABASE_URL": self.database, "KB_VAR": str(self.var)},
            capture_output=True,
            text=True,
            check=False,
        )

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.database, autocommit=True) as connection:
            return connection.execute(question).fetchall()  # type: ignore[arg-type]

    def tables(self) -> list[str]:
        return [name for (name,) in self.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]

    def contents(self) -> dict[str, str]:
        """A digest of the rows of every table, but for what is never in a backup and what indexing writes."""
        skipped = ("django_session", "axes_", "kb_indexstate", "kb_outboxentry")
        return {
            table: self.ask(
                f"SELECT md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM {table} t"  # noqa: S608
            )[0][0]
            for table in sorted(self.tables())
            if not table.startswith(skipped)
        }

    def files(self) -> list[Path]:
        return sorted(path for path in (self.var / "files").rglob("*") if path.is_file())


@contextmanager
def site(folder: Path, purpose: str, *, migrated: bool = True) -> Iterator[Site]:
    """A site with an empty base, or with a database in which there is nothing at all."""
    folder.mkdir()
    make = another_copy if migrated else empty_database
    with make(purpose) as database:
        yield Site(database, folder)
