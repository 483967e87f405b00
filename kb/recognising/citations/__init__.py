"""Where a text cites provisions by number: lists of articles, the parts below them, and what joins these."""
