"""One reader per format: bytes in, blocks in reading order out; no database, no network, no files."""
