"""Claims, what they rest on and how they stand to each other."""
