"""Which record of the base is meant by what a person wrote in a file or a field."""
