"""Symbols of United Nations documents, and resolutions by body and number."""
