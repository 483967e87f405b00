"""Tests of what every request passes, and of the processes that serve."""
