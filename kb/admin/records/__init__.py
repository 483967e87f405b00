"""The desk that every kind of record has: its lists and forms, its workflow, its history."""
