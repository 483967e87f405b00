"""OpenDocument texts (ODT): paragraphs with their styles, counted lists and notes into blocks."""
