"""Tests of what every record has, whatever it is about."""
