"""The small words of templates do what they say."""
