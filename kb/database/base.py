"""Django's PostgreSQL backend, for a server that may be away: one thread looks after it, no other waits."""

import logging
from pathlib import Path
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from kb.database.errors import ServerUnavailable
from kb.database.gate import Gate
from kb.embedded_postgres import PostgresUnavailable, Server, address, ensure_running

logger = logging.getLogger(__name__)
#: What this process knows of the database that all its threads connect to.
gate = Gate()


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to PostgreSQL; with the setting `EMBEDDED_VAR` to the server that belongs to that directory.

    Nothing starts until a connection is opened, so commands that need no database start none. Where the first
    connection fails, one thread looks after the project's own server for `EMBEDDED_PATIENCE` seconds at most and tries
    again: a killed server comes back by itself. All other threads are refused at once until it has come back.
    """

    def get_connection_params(self) -> dict[str, Any]:
        if "EMBEDDED_VAR" in self.settings_dict and not self.settings_dict["HOST"]:
            known = address(Path(self.settings_dict["EMBEDDED_VAR"]))
            if known:
                self._go_to(known)
            else:
                with gate.alone():
                    self._look_after_server()
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if gate.is_open:
            try:
                return super().get_new_connection(conn_params)
            except (OperationalError, psycopg.OperationalError):
                logger.warning("The database does not answer.")
        with gate.alone():
            if "EMBEDDED_VAR" in self.settings_dict:
                self._look_after_server()
            connection = super().get_new_connection(conn_params)
        logger.warning("The database answers again.")
        return connection

    def _look_after_server(self) -> None:
        var, patience = Path(self.settings_dict["EMBEDDED_VAR"]), self.settings_dict["EMBEDDED_PATIENCE"]
        try:
            self._go_to(ensure_running(var, patience=patience))
        except PostgresUnavailable as error:
            raise ServerUnavailable(str(error)) from error

    def _go_to(self, server: Server) -> None:
        self.settings_dict.update(HOST=server.host, PORT=str(server.port), USER=server.user)
