"""Tests of the public pages and of what every request passes."""
