"""From the bytes of a source to a clean, numbered text: sniffed, read, cleaned, structured; no database, no network."""
