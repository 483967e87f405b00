"""Loading the records of a base, kind by kind."""
