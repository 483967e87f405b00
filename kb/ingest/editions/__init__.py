"""Editions in the base: stored, bound to summaries, recognised in; what is said of an older one is carried on."""
