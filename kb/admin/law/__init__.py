"""Instruments, their provisions, and who cites them."""
