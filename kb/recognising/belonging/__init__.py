"""Which law a cited provision belongs to, and the path that it has there."""
