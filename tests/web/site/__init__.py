"""Tests of pages about the site and the base as a whole."""
