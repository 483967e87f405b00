"""Asking a server how it is, without disturbing it."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

import psycopg

from kb.embedded_postgres.cluster import ROLE
from kb.embedded_postgres.place import PORT, Place

DATABASE = "kb"


class Answer(Enum):
    """What a server says to somebody who wants to connect."""

    CONNECTED = auto()
    BUSY = auto()  #: it is alive and refuses: starting, recovering, stopping, or full
    SILENT = auto()  #: nobody speaks: not running, or too deep in work


@dataclass(frozen=True)
class Server:
    """How to reach a running server: the directory of its socket, its port, the role and the database."""

    host: str
    port: int = PORT
    user: str = ROLE
    database: str = DATABASE

    @property
    def socket(self) -> Path:
        """The file that clients connect to."""
        return Path(self.host) / f".s.PGSQL.{self.port}"

    @property
    def socket_lock(self) -> Path:
        """The file by which a server says that the socket is its own."""
        return self.socket.with_name(f"{self.socket.name}.lock")

    def connect(self, database: str | None = None) -> psycopg.Connection[tuple[Any, ...]]:
        """Open an autocommitting connection, to `database` instead of the project's own where it is given."""
        return psycopg.connect(
            host=self.host,
            port=self.port,
            user=self.user,
            dbname=database or self.database,
            connect_timeout=5,
            autocommit=True,
        )


def server_at(run: Path) -> Server:
    """The address of the server whose socket is in this directory."""
    return Server(host=str(run))


def ask(place: Place) -> Answer:
    """Try to connect, and tell what came of it."""
    try:
        server_at(place.run).connect("postgres").close()
    except psycopg.OperationalError as error:
        return Answer.BUSY if "FATAL:" in str(error) else Answer.SILENT
    return Answer.CONNECTED


def make_database(place: Place) -> None:
    """Create the project's database where a new cluster has none."""
    with server_at(place.run).connect("postgres") as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if not known:
            connection.execute(f"CREATE DATABASE {DATABASE}")


def has_clients(place: Place) -> bool:
    """Whether anybody else is connected to the server."""
    question = (
        "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
    )
    with server_at(place.run).connect() as connection:
        return connection.execute(question).fetchone() is not None
