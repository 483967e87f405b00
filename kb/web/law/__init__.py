"""Law: instruments, their provisions, and who cites them."""
