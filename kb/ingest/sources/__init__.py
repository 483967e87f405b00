"""One source on its way into the base: fetched, described, compared with what is there, kept, and stored whole."""
