"""Django's PostgreSQL backend, over the server that travels with the project."""
