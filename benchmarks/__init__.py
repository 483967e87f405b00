"""Measurements that are too long for the test suite; each runs by itself and prints a table."""
