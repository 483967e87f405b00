"""What went on to a document's newest edition, and what a person must decide about it."""
