"""Word documents (DOCX): paragraphs with their styles, automatic numbers and notes into blocks."""
