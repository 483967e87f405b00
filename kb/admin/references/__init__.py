"""References to records, as people type them."""
