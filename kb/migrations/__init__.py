"""The database's own history; rules that the ORM cannot state are written here in SQL."""
