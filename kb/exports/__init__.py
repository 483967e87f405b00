"""The same records as files and linked data."""
