"""Django's PostgreSQL backend, for a server that may be away for a while."""
