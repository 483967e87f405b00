"""Django's PostgreSQL backend, starting the project's own server when the first connection is opened."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from kb.embedded_postgres import ensure_running


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the server that belongs to the setting `EMBEDDED_VAR` of this database.

    Nothing starts until a connection is opened, so commands that need no database start none. A connection that fails
    looks after the server once and tries again, so a killed server comes back by itself.
    """

    def get_connection_params(self) -> dict[str, Any]:
        if not self.settings_dict["HOST"]:
            self._look_after_server()
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except (OperationalError, base.Database.OperationalError):
            self._look_after_server()
            return super().get_new_connection(conn_params)

    def _look_after_server(self) -> None:
        server = ensure_running(Path(self.settings_dict["EMBEDDED_VAR"]))
        self.settings_dict.update(HOST=server.host, PORT=str(server.port), USER=server.user)
