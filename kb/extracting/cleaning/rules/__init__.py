"""Rules that find blocks which are no part of the text: one file per sort of block."""
