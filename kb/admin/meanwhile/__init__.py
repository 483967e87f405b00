"""What somebody else did to a record while somebody typed: both texts to choose between, or the words to be copied."""
