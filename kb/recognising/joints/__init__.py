"""Looks ahead in the tokens of a citation: what joins its parts, and what belongs to something else."""
