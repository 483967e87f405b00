"""How large a query may be, so that no query can keep the engine busy."""

MAX_LENGTH = 512  # code points
MAX_TERMS = 32  # words; of Chinese or Japanese writing, groups of CHARACTERS_PER_TERM
CHARACTERS_PER_TERM = 4
MAX_DEPTH = 10  # parentheses inside each other
SHORTEST_PREFIX = 2  # characters before the asterisk
NEAREST, DEFAULT_NEAR, FARTHEST = 1, 10, 100  # words, in NEAR/n
