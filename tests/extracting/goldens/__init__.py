"""Small made-up sources in every format that is read, and beside each what reading and cleaning make of it."""
