"""The same records as JSON."""
