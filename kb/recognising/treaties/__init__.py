"""Facts about the core treaties: last articles, protocols, committees, the parts that each article has."""
