"""Reads the parts below a number: paragraphs, letters and points, and those beside them."""
