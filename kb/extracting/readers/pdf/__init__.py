"""PDF with a text layer: letters into lines, lines into what stands where, and that into blocks."""
