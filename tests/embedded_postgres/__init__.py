"""Tests of the PostgreSQL that travels with the project."""
