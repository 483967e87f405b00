"""Documents, their editions as wholes, and their passages."""
