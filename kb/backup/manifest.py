"""What a backup says of itself: made when, by which program, of which database, with how much in it."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from .archive import MANIFEST, Damaged

#: The form of archives that this program writes; it reads this one and older ones.
FORM = 1


class NotForThisProgram(Exception):
    """The backup was made by a newer program or database than is here; the message says which."""


@dataclass(frozen=True)
class Manifest:
    """Everything that restoring must know before it begins."""

    made_at: str
    #: The version of the program that made it.
    program: str
    #: The major version of the PostgreSQL server, and of the pg_dump that read it.
    server: int
    pg_dump: int
    #: "app.name" of every migration that the database had.
    migrations: list[str]
    #: Rows by table.
    rows: dict[str, int]
    #: SHA-256 by name in the archive.
    files: dict[str, str]
    #: Source files that the database names and that were gone or altered on the disk.
    lost: list[str] = field(default_factory=list)
    form: int = FORM

    def written(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        """From the archive; Damaged where it is no manifest, NotForThisProgram where it has a newer form."""
        try:
            told = json.loads(text)
            form = int(told["form"])
        except (ValueError, KeyError, TypeError) as error:
            raise Damaged(f"{MANIFEST} in the archive cannot be read.") from error
        if form > FORM:
            raise NotForThisProgram(
                f"The backup has the form {form}; this program reads {FORM}. Install a newer program first."
            )
        try:
            return cls(**told)
        except TypeError as error:
            raise Damaged(f"{MANIFEST} in the archive cannot be read.") from error


def applied_migrations() -> list[str]:
    """The migrations that the database has, as a manifest names them."""
    applied: Any = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def rows_by_table() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        counts = {}
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            counts[table] = cursor.fetchone()[0]
    return counts
