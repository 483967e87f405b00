"""HTML as browsers read it: elements and what they say of themselves into blocks."""
