"""What must hold against people who should not see, change or break something."""
