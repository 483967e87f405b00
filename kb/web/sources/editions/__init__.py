"""The editions of a document: which one readers see, and what differs between two."""
