"""From files to records: a curated base in, published records out."""
