"""What pages and commands are told where the database cannot be had."""

from django.db.utils import OperationalError

from kb.embedded_postgres import PostgresUnavailable


class ServerUnavailable(PostgresUnavailable, OperationalError):
    """The project's own server takes no connections: for pages a database that is away, for commands what to do."""
