"""The passages of a document in reading order, and what is done to them."""
