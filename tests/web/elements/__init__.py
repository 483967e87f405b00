"""Tests of what pages of every subject are put together from."""
