"""Sources: documents, their editions, and the passages of their texts."""
