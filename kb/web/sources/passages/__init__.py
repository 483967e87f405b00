"""Passages: at their own address, in their document, and in lists."""
