"""The reading view of a document: its record, its outline, and what its text does not show."""
