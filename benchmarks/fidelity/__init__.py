"""How true editions are to their files: independent readings, texts marked by hand, and the measures between them."""
