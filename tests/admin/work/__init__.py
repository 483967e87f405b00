"""What waits at the desks, and for whom."""
