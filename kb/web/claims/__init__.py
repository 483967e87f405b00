"""Claims: the page of one, and the cards on which they stand everywhere else."""
