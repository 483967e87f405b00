"""What every request passes on its way to a page and back, and the processes that serve it."""
