"""Trials of the whole site on a machine that fails it; those that take minutes are chosen with `-m endurance`."""
