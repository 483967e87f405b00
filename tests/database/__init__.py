"""Tests of the database backend that starts its own server."""
